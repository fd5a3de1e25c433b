import { people } from '../src/demo/people.ts'
import { roleIds } from '../src/demo/roles.ts'

/** Sixty made-up users, always the same. */
export const testUsers = people(60, 1, Date.parse('2026-11-23T12:00:00Z'))

/** Ids of active members. */
export const memberIds = testUsers
  .filter(({ profile, roleId }) => profile.status === 'ACTIVE' && roleId === roleIds.member)
  .map(({ id }) => id)

export const terminatedId = testUsers.find(({ profile }) => profile.status === 'TERMINATED')?.id ?? ''
