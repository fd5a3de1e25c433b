import type { Operation } from './operation.ts'

export const terminate: Operation<'terminate'> = {
  verb: 'Terminate',
  heading: (people) => `Terminate ${people}`,
  permission: 'can_manage_users',
  consequence: (who) =>
    `${who} loses access to the organization at once. The person stays in the list and can be reinstated later.`,
  done: (who) => `Terminated ${who}.`,
  unavailable: (user) => (user.status === 'TERMINATED' ? 'This person is terminated already.' : null),
  holds: (user) => (user.status === null ? null : user.status === 'TERMINATED'),
  // The role is lost with the access, and counts for whether anyone may be terminated at all.
  touches: ['status', 'role'],
  writes: ['status'],
  after: (user) => ({ ...user, status: 'TERMINATED' }),
  // Reinstating makes active: whoever was something else would not be that again.
  inverse: ({ id, status, roleId }) =>
    status !== 'ACTIVE' || roleId === null ? null : { operation: 'reinstate', userId: id, input: { roleId } },
  irreversible: null,
  access: () => 'shrinks',
}
