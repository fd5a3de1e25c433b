import type { Operation } from './operation.ts'
import { hasStatus } from './person.ts'

/** Removes a person’s second factor, so that they set up a new one. */
export const resetMfa: Operation<'resetMfa'> = {
  verb: 'Reset MFA',
  heading: (people) => `Reset MFA for ${people}`,
  permission: 'can_reset_2fa',
  consequence: (name) =>
    `${name} must set up multi-factor authentication again at the next sign-in. This can’t be undone.`,
  done: (name) => `Reset MFA for ${name}.`,
  unavailable: (user) =>
    hasStatus(user, 'TERMINATED') ? 'This person is terminated. Reinstate them first.' : null,
  // The API does not return anything about the second factor.
  holds: () => null,
  dependsOn: ['status'],
  writes: [],
  after: (user) => user,
  inverse: () => null,
  irreversible: 'An MFA reset can’t be undone.',
  access: () => 'same',
}
