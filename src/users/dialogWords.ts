// Texts of the operations’ dialogs and of their outcomes.

/** The last sentence of an alert after which the person is unchanged. */
export const nothingChanged = 'Nothing was changed.'

/** The last sentence of an alert after which the person may or may not be changed. */
export function unknownEffect(name: string): string {
  return `Roster can’t tell whether this was done. Check ${name} before you try again.`
}

/** Explains a 404, by the read before the write or by the write. */
export function notFound(name: string): { what: string; advice: string } {
  return { what: `${name} was not found.`, advice: 'They may have been deleted. Go back to the list.' }
}

/** Shown in place of an email address. */
export const noEmail = 'No email address'

/** Shown while a request runs. */
export const working = 'Working…'

/** Shown when a request takes long. */
export const stillWaiting =
  'The API has not responded yet. Roster waits up to 30 seconds, then checks the person.'

/** Follows the success message where the API’s response was unclear and reading the person showed the change. */
export const confirmedByReading = 'The API’s response was unclear, so Roster checked: the change was made.'

/** Outcome where someone else made the same change first. `changed`: the changed fields with their values. */
export function alreadyChanged(name: string, changed: string): string {
  return changed === ''
    ? `No change needed. ${name} is already up to date.`
    : `No change needed. Someone else already updated ${name} (${changed}).`
}

/** Outcome where the admin kept the values of someone else. */
export function keptTheirs(name: string): string {
  return `Nothing was changed. ${name} keeps the current values.`
}

/** Why an operation is no longer available; the advice follows. */
export function changedByOthers(name: string, before: string, now: string): string {
  return `Someone else changed ${name}. Before: ${before}. Now: ${now}.`
}

/** Other fields that someone else changed, in the dialog about a conflict. */
export function alsoChanged(before: string, now: string): string {
  return `They also changed other fields. Before: ${before}. Now: ${now}.`
}

/** Why a conflict can’t be saved yet. */
export function chooseValues(conflicts: number): string {
  return conflicts === 1 ? 'Choose which value to keep.' : 'Choose which value to keep for each field.'
}

/** Why an unchanged profile can’t be saved. */
export const noChanges = 'There are no changes to save.'

/** Why a role can’t be saved: none is chosen. */
export const chooseRole = 'Choose a role.'

/** Why a role can’t be saved: it is the current one. */
export function sameRole(name: string): string {
  return `${name} already has this role. Choose another one.`
}

/** Notice before the admin resets their own second factor. */
export const ownMfa = 'This is your own account. You will need to set up MFA again.'
