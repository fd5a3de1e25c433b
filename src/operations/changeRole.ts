import type { Operation } from './operation.ts'

export const changeRole: Operation<'changeRole'> = {
  verb: 'Change role',
  permission: 'can_manage_users',
  consequence: (who) => `${who} gets what the new role allows, and loses what only the old one did, at once.`,
  done: (who, role) => `Changed the role of ${who} to ${role}.`,
  unavailable: (user) =>
    user.status === 'TERMINATED' ? 'A terminated person gets a role by being reinstated.' : null,
  holds: (user, { roleId }) => (user.roleId === null ? null : user.roleId === roleId),
}
