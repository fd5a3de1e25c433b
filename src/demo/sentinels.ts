import { type Fault, faultNames, faults } from './faults.ts'
import type { FaultRule } from './options.ts'
import { roleIds } from './roles.ts'
import type { CallName } from '../api/http.ts'
import type { UserResponse } from './wire.ts'

const writes: CallName[] = ['updateProfile', 'changeRole', 'terminate', 'reinstate', 'resetMfa']

interface Sentinel {
  user: UserResponse
  rules: FaultRule[]
}

/**
 * Someone for every fault: `Fault Write 500`, with whom every change fails so, and `Fault Read 500`, who can't be read.
 * A fault after the call is done makes no difference to reading, so those have the first only.
 */
export const sentinels: Sentinel[] = [
  ...faultNames.map((fault, number) => sentinel('Write', fault, number, writes)),
  ...faultNames
    .filter((fault) => !faults[fault].done)
    .map((fault, number) => sentinel('Read', fault, number, ['getUser'])),
]

function sentinel(what: 'Write' | 'Read', fault: Fault, number: number, calls: CallName[]): Sentinel {
  const id = `${what === 'Write' ? 'fa' : 'fb'}0000${String(number).padStart(2, '0')}-0000-4000-8000-000000000000`
  return {
    user: {
      id,
      idpId: null,
      email: `${what.toLowerCase()}-${fault}@faults.example.com`,
      roleId: roleIds.member,
      profile: {
        firstName: 'Fault',
        lastName: `${what} ${fault}`,
        title: `${what === 'Write' ? 'Every change' : 'Reading this person'} ${faults[fault].says}`,
        status: 'ACTIVE',
        lastActivityDateTime: '2025-06-30T12:00:00Z',
      },
      createdDateTime: '2024-01-01T08:00:00Z',
    },
    rules: calls.map((call) => ({ call, userId: id, fault })),
  }
}
