import { rankOf } from './access.ts'
import type { Operation } from './operation.ts'
import { hasStatus } from './person.ts'

/** Gives a person another role. */
export const changeRole: Operation<'changeRole'> = {
  verb: 'Change role',
  heading: (people) => `Change the role of ${people}`,
  permission: 'can_manage_users',
  consequence: (name) => `${name} gets the new role immediately.`,
  done: (name, role) => `Changed the role of ${name} to ${role}.`,
  unavailable: (user) =>
    hasStatus(user, 'TERMINATED') ? 'This person is terminated. Reinstate them to assign a role.' : null,
  holds: (user, { roleId }) => (user.roleId === null ? null : user.roleId === roleId),
  dependsOn: ['role', 'status'],
  writes: ['role'],
  after: (user, { roleId }) => ({ ...user, roleId }),
  inverse: ({ id, roleId }) =>
    roleId === null ? null : { operation: 'changeRole', userId: id, input: { roleId } },
  irreversible: null,
  access(before, { roleId }, roles) {
    const [from, to] = [rankOf(before.roleId, roles), rankOf(roleId, roles)]
    if (from === null || to === null || from === to) return 'same'
    return to < from ? 'shrinks' : 'grows'
  },
}
