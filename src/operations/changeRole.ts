import { rankOf } from './access.ts'
import type { Operation } from './operation.ts'

export const changeRole: Operation<'changeRole'> = {
  verb: 'Change role',
  heading: (people) => `Change the role of ${people}`,
  permission: 'can_manage_users',
  consequence: (who) => `${who} gets what the new role allows, and loses what only the old one did, at once.`,
  done: (who, role) => `Changed the role of ${who} to ${role}.`,
  unavailable: (user) =>
    user.status === 'TERMINATED' ? 'A terminated person gets a role by being reinstated.' : null,
  holds: (user, { roleId }) => (user.roleId === null ? null : user.roleId === roleId),
  touches: ['role', 'status'],
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
