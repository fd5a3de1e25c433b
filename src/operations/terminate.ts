import type { Operation } from './operation.ts'

export const terminate: Operation<'terminate'> = {
  verb: 'Terminate',
  permission: 'can_manage_users',
  consequence: (who) =>
    `${who} loses access to the organization at once. The person stays in the list and can be reinstated later.`,
  done: (who) => `Terminated ${who}.`,
  unavailable: (user) => (user.status === 'TERMINATED' ? 'This person is terminated already.' : null),
  holds: (user) => (user.status === null ? null : user.status === 'TERMINATED'),
}
