import type { Operation } from './operation.ts'
import { hasStatus } from './person.ts'

/** Takes away a person’s access. */
export const terminate: Operation<'terminate'> = {
  verb: 'Terminate',
  heading: (people) => `Terminate ${people}`,
  permission: 'can_manage_users',
  consequence: (name) =>
    `${name} immediately loses access to the organization. You can reinstate them later.`,
  done: (name) => `Terminated ${name}.`,
  unavailable: (user) => (hasStatus(user, 'TERMINATED') ? 'Already terminated.' : null),
  holds: (user) => (user.status === null ? null : hasStatus(user, 'TERMINATED')),
  // Terminating an owner is a different decision from terminating a member.
  dependsOn: ['status', 'role'],
  writes: ['status'],
  after: (user) => ({ ...user, status: 'TERMINATED' }),
  // Reinstating sets the status to active, so no other status can be restored.
  inverse(user) {
    const { id, roleId } = user
    if (roleId === null || !hasStatus(user, 'ACTIVE')) return null
    return { operation: 'reinstate', userId: id, input: { roleId } }
  },
  irreversible: null,
  access: () => 'shrinks',
}
