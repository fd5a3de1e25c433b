// Texts of the person’s page. The dialogs’ are in dialogWords.ts: they load on demand.

/** Text after the alert where an older version of the person still shows. */
export const staleDetails = 'The details below may be out of date.'

/** Title of the alert where the person could not be read again. */
export const refreshFailed = 'This person could not be refreshed.'

/** Heading of the page where the address holds no user id, or the id of nobody. */
export const notFoundHeading = 'Person not found'

/** Text of the page where the API has nobody with the id in the address. */
export const notFoundReason = 'Nobody in this organization has the ID in the address.'
export const notFoundAdvice =
  'They may have been deleted, or the link is from another organization. Search all users by name or email address.'

/** Shown for a field without a value. */
export const notSet = 'Not set'

/** Notice about fields that the API returned in an unknown form; their names follow. */
export function unreadableFields(number: number): string {
  return number === 1
    ? 'Roster can’t read this field from the API:'
    : 'Roster can’t read these fields from the API:'
}

/** Explains that the API has no user with the ID in the address. */
export const personGone = {
  what: 'The API has no user with this ID.',
  advice: 'They may have been deleted. Go back to the list.',
}

/** Why there are no actions for a person who no longer exists in the API. */
export const goneReason = 'The API no longer has this person.'

/** Text after the alert where someone who was deleted still shows. */
export const lastKnownDetails = 'The details below are the last that Roster loaded.'
