import { type Fault, faultNames, faults } from './faults.ts'
import type { FaultRule } from './options.ts'
import { roleIds } from './roles.ts'
import type { CallName } from '../api/http.ts'
import type { UserResponse } from './wire.ts'

const writeCalls: CallName[] = ['updateProfile', 'changeRole', 'terminate', 'reinstate', 'resetMfa']

interface Sentinel {
  user: UserResponse
  rules: FaultRule[]
}

/**
 * Demo users who trigger a fault. Every change of `Fault Write 500` fails with 500; `Fault Read 500` can't be read. Faults
 * after the call was done exist only as `Write`, since they make no difference to a read.
 */
export const sentinels: Sentinel[] = [
  ...faultNames.map((fault, number) => createSentinel('Write', fault, number, writeCalls)),
  ...faultNames
    .filter((fault) => !faults[fault].done)
    .map((fault, number) => createSentinel('Read', fault, number, ['getUser'])),
]

function createSentinel(kind: 'Write' | 'Read', fault: Fault, number: number, calls: CallName[]): Sentinel {
  const id = `${kind === 'Write' ? 'fa' : 'fb'}0000${String(number).padStart(2, '0')}-0000-4000-8000-000000000000`
  return {
    user: {
      id,
      idpId: null,
      email: `${kind.toLowerCase()}-${fault}@faults.example.com`,
      roleId: roleIds.member,
      profile: {
        firstName: 'Fault',
        lastName: `${kind} ${fault}`,
        title: `${kind === 'Write' ? 'Every change' : 'Every read'} ${faults[fault].description}`,
        status: 'ACTIVE',
        lastActivityDateTime: '2025-06-30T12:00:00Z',
      },
      createdDateTime: '2024-01-01T08:00:00Z',
    },
    rules: calls.map((call) => ({ call, userId: id, fault })),
  }
}
