// Texts of the person’s page. The dialogs’ are in dialogWords.ts: they load on demand.

/** Text after the alert where an older version of the person still shows. */
export const staleDetails = 'The details below may be out of date.'

/** Title of the alert where the person could not be read again. */
export const refreshFailed = 'This person could not be refreshed.'

/** Heading of the page where the address holds no user id. */
export const invalidIdHeading = 'Person not found'

/** Shown for a field without a value. */
export const notSet = 'Not set'

/** Notice about fields that the API returned in an unknown form; their names follow. */
export function unreadableFields(number: number): string {
  return number === 1
    ? 'Roster can’t read this field from the API:'
    : 'Roster can’t read these fields from the API:'
}
