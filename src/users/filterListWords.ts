import { count } from '../text/count.ts'

/** Texts of what the filters load on demand: lists of values, more filters, and the notice about a pasted list. */

/** How a filter matches the values that are ticked. */
export const matchModes = [
  { value: 'is', label: 'is any of these' },
  { value: 'not', label: 'is none of these' },
] as const

/** The option of a select of dates while exact days are set. */
export const otherDates = 'Other dates'

export const findValue = 'Find in this list'
export const noValue = 'No matches.'
export const domainsLoading = 'Loading domains…'
export const domainsFailed = 'The domains could not be loaded.'

/** Says that a list of values is cut. */
export function moreValues(values: number): string {
  return values === 1 ? '1 more. Type to find it.' : `${count(values)} more. Type to find one.`
}

/** Says that everyone on a pasted list was found. */
export const allFound = 'Everyone on the list was found.'

/** Counts the entries of a pasted list that mean several people, and those that mean someone a second time. */
export function inexactEntries(ambiguous: number, duplicates: number): string {
  const several =
    ambiguous === 1 ? '1 entry matches several people.' : `${count(ambiguous)} entries match several people.`
  const twice = duplicates === 1 ? '1 entry is a duplicate.' : `${count(duplicates)} entries are duplicates.`
  return [ambiguous > 0 && several, duplicates > 0 && twice].filter(Boolean).join(' ')
}

/** Introduces the entries of a pasted list that match nobody. */
export function notFoundEntries(entries: number): string {
  return entries === 1 ? '1 entry was not found:' : `${count(entries)} entries were not found:`
}

/** Names the time zone that the dates of filters belong to. */
export function dayZone(zone: string): string {
  return `Dates are in the time zone ${zone.replaceAll('_', ' ')}.`
}

/** Error of a date field that is left before the date is complete. */
export const incompleteDate = 'Enter a full date from the year 1900, or clear the field.'
