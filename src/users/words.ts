import { count } from '../text/count.ts'

// Texts of the users page that are part of the first script. Texts of parts loaded later are in files of their own.

/** Messages above the table. */
export const ignoredParameters = 'Invalid values in the address were ignored:'
export const refreshFailed = 'The list could not be refreshed.'
export const rolesFailed = 'Role names could not be loaded.'

/** Says that entries without a valid ID are not in the table. */
export function unreadableEntries(entries: number): string {
  return entries === 1
    ? '1 entry on this page has no valid ID and is not shown.'
    : `${count(entries)} entries on this page have no valid ID and are not shown.`
}

/**
 * The range of rows on a page: "1–20 of 137", with "so far" while more may be found. Rows that stay on screen although
 * fewer people match by now are set apart: "1–20 (15 match now)".
 */
export function rowRange(first: number, rows: number, total: number | null, isPartial: boolean): string {
  const range = rows > 0 ? `${count(first)}–${count(first + rows - 1)}` : '0'
  if (total !== null && rows > 0 && first + rows - 1 > total) return `${range} (${count(total)} match now)`
  return range + (total === null ? '' : ` of ${count(total)}`) + (isPartial ? ' so far' : '')
}

/** Says which page numbers are valid; `last` is null where the number of pages is unknown. */
export function invalidPage(last: number | null): string {
  return last === null ? 'Enter a page number from 1.' : `Enter a page number from 1 to ${count(last)}.`
}
