/** Texts of inviting a single person. */
export const inviteWords = {
  checkingAddress: 'Checking the address…',
  checkFailed: 'The address could not be checked. Nothing was sent.',
  canBeInvited: 'Nobody here has this address yet.',
  notSure: 'Nobody has this address so far, but not everyone is loaded.',
  inviteAnyway: 'The address is correct: invite it anyway',
  openPerson: 'Open their page',
  reinstate: 'Reinstate them on their page',
  chooseRole: 'Choose a role first.',
  checking: 'The address is still being checked.',
  blocked: 'This address can’t be invited. See above.',
  confirmAddress: 'The address looks mistyped. Correct it, or confirm that it is correct.',
  sending: 'Sending…',
  notSent: 'Nothing was sent.',
  mayBeSent: (email: string) =>
    `The email to ${email} may have been sent. Check the list of invitations before you try again.`,
}
