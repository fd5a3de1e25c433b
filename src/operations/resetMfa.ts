import type { Operation } from './operation.ts'

export const resetMfa: Operation<'resetMfa'> = {
  verb: 'Reset MFA',
  heading: (people) => `Reset MFA for ${people}`,
  permission: 'can_reset_2fa',
  consequence: (who) =>
    `${who} has to set up multi-factor authentication anew at the next sign-in. This can’t be undone.`,
  done: (who) => `Reset MFA for ${who}.`,
  unavailable: (user) =>
    user.status === 'TERMINATED' ? 'A terminated person can’t sign in; reinstate them first.' : null,
  // The API tells nothing about a person's second factor.
  holds: () => null,
  touches: ['status'],
  writes: [],
  after: (user) => user,
  inverse: () => null,
  irreversible: 'An MFA reset can’t be undone.',
  access: () => 'same',
}
