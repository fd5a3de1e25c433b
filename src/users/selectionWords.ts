import type { Copied, CopyRequest } from '../desk/export/copy.ts'
import { count } from '../text/count.ts'

// Texts of the selection bar and its dialog; loaded with the bar.

export const copyFailed = 'The selection could not be copied.'
/** Said after signing in again, if the session ended first. */
export const copyInterrupted = 'The session ended before the selection was copied. Choose “Copy” again.'
export const selectInterrupted =
  'The session ended before everyone who matches was selected. Select them again.'
/** Said where the browser does not allow writing to the clipboard. */
export const copyRefused =
  'Nothing was copied because the browser blocks the clipboard. Allow it for this page, or use Export.'
/** Said on plain HTTP, where browsers give pages no clipboard. */
export const copyNeedsHttps =
  'Nothing was copied because this page isn’t served over HTTPS. Use Export, or ask for an HTTPS address.'

/** Says how much was copied, and who is missing. */
export function copiedMessage(form: CopyRequest['form'], copied: Copied): string {
  const { number, withoutAddress, unknown } = copied
  return [
    form === 'addresses' ? copiedAddresses(number) : copiedRows(number),
    withoutAddress.number > 0 && peopleWithoutAddress(withoutAddress),
    unknown === 1 && '1 selected person is not loaded and was not copied.',
    unknown > 1 && `${count(unknown)} selected people are not loaded and were not copied.`,
  ]
    .filter(Boolean)
    .join(' ')
}

const copiedAddresses = (number: number) =>
  number === 1 ? 'Copied 1 email address.' : `Copied ${count(number)} email addresses.`
const copiedRows = (number: number) =>
  number === 1 ? 'Copied a table of 1 person.' : `Copied a table of ${count(number)} people.`

function peopleWithoutAddress({ names, number }: Copied['withoutAddress']): string {
  const others = number - names.length
  const list = others > 0 ? `${names.join(', ')} and ${count(others)} more` : names.join(', ')
  return number === 1
    ? `1 person has no usable email address: ${list}.`
    : `${count(number)} people have no usable email address: ${list}.`
}

export const planFailed = 'The plan could not be created.'

/** The title of the dialog that asks for the new role of many people. */
export function bulkRoleTitle(operation: 'changeRole' | 'reinstate', people: number): string {
  if (operation === 'changeRole')
    return people === 1 ? 'Change role: 1 person' : `Change role: ${count(people)} people`
  return people === 1 ? 'Reinstate 1 person' : `Reinstate ${count(people)} people`
}

/** Says that people may be missing from the selection. `unread` is null where their number is unknown. */
export function incompleteSelection(unread: number | null): string {
  if (unread === null) return 'Not everyone is loaded, so people may be missing from the selection.'
  return unread === 1
    ? '1 person is not loaded and may be missing from the selection.'
    : `${count(unread)} people are not loaded and may be missing from the selection.`
}
