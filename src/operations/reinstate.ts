import type { Operation } from './operation.ts'
import { hasStatus } from './person.ts'

/** Gives a terminated person access again. */
export const reinstate: Operation<'reinstate'> = {
  verb: 'Reinstate',
  heading: (people) => `Reinstate ${people}`,
  permission: 'can_manage_users',
  consequence: (name) => `${name} regains access to the organization with the role you choose.`,
  done: (name, role) => `Reinstated ${name} as ${role}.`,
  // A missing status is unknown, not active, so the API decides.
  unavailable: (user) =>
    user.status === null || hasStatus(user, 'TERMINATED')
      ? null
      : 'Only terminated people can be reinstated.',
  holds(user, { roleId }) {
    if (user.status === null) return null
    if (hasStatus(user, 'TERMINATED')) return false
    return user.roleId === null ? null : user.roleId === roleId
  },
  dependsOn: ['status', 'role'],
  writes: ['status', 'role'],
  after: (user, { roleId }) => ({ ...user, status: 'ACTIVE', roleId }),
  // This takes away the access. The role before cannot be restored, since a terminated person gets no role.
  inverse: (user) =>
    hasStatus(user, 'TERMINATED') ? { operation: 'terminate', userId: user.id, input: null } : null,
  irreversible: null,
  access: () => 'grows',
}
