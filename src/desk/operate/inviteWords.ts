/* Why an operation on an invitation is not possible. */

export const isMember = (name: string) => `Already a member: ${name}.`
export const hasAccepted = 'Already a member: the invitation was accepted.'
export const isTerminated = (name: string) => `Terminated: ${name}. Reinstate them instead.`
export const isInvited = (status: string) =>
  `Already invited. Status: ${status.toLowerCase()}. Resend it instead.`
export const isInvitedAgain = (status: string) =>
  `The address has another invitation. Status: ${status.toLowerCase()}.`
export const hasExpired = 'The earlier invitation expired. Resend it instead.'
export const invitationIsGone = 'This invitation no longer exists.'
export const alreadyCancelled = 'Already cancelled.'
export const resentMeanwhile = 'Someone else has resent it in the meantime.'
export const statusChanged = (before: string, now: string) =>
  `Changed in the meantime, from “${before}” to “${now}”.`
