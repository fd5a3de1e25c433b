import type { Operation } from './operation.ts'

export const reinstate: Operation<'reinstate'> = {
  verb: 'Reinstate',
  heading: (people) => `Reinstate ${people}`,
  permission: 'can_manage_users',
  consequence: (who) => `${who} gets access to the organization again, with the role chosen here.`,
  done: (who, role) => `Reinstated ${who} as ${role}.`,
  // A missing status is unknown, not active: then the API decides.
  unavailable: (user) =>
    user.status === null || user.status === 'TERMINATED'
      ? null
      : 'Only a terminated person can be reinstated.',
  holds(user, { roleId }) {
    if (user.status === null) return null
    if (user.status === 'TERMINATED') return false
    return user.roleId === null ? null : user.roleId === roleId
  },
  touches: ['status', 'role'],
  writes: ['status', 'role'],
  after: (user, { roleId }) => ({ ...user, status: 'ACTIVE', roleId }),
  // The access goes again. A terminated person can't be given back the role that was theirs before.
  inverse: ({ id, status }) =>
    status === 'TERMINATED' ? { operation: 'terminate', userId: id, input: null } : null,
  irreversible: null,
  access: () => 'grows',
}
