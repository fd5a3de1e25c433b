/** Texts of inviting a single person. */
export const inviteWords = {
  checkingAddress: 'Checking the address…',
  checkFailed: 'The address could not be checked. Nothing was sent.',
  canBeInvited: 'This address is not here yet.',
  notSure: 'This address is not here, as far as people are loaded.',
  inviteAnyway: 'The address is right: invite it anyway',
  openPerson: 'Open their page',
  reinstate: 'Reinstate them on their page',
  chooseRole: 'Choose a role first.',
  checking: 'The address is still being checked.',
  blocked: 'This address can’t be invited. See above.',
  confirmAddress: 'The address looks mistyped. Correct it, or confirm that it is right.',
  sending: 'Sending…',
  notSent: 'Nothing was sent.',
  mayBeSent: (email: string) =>
    `The mail to ${email} may have been sent. Check the list of invitations before you try again.`,
}
