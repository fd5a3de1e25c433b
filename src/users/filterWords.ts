import { count } from '../ui/count.ts'
import { dayOf } from '../ui/time.ts'
import type { DayRange } from './dayRange.ts'
import { localZone } from './zone.ts'

// Texts of search, filters and their chips; loaded after the table.

export const searchPlaceholder = 'Search name, email, title, role or ID, or paste a list'

/** The button of a narrow window that shows filters, columns and export: "Filters (2)" where two are set. */
export function filtersButton(set: number): string {
  return set === 0 ? 'Filters' : `Filters (${count(set)})`
}

/** An order of the list in the select of a narrow window. */
export const orderLabel = (column: string, isDescending: boolean) =>
  isDescending ? `Sort: ${column}, descending` : `Sort: ${column}`
export const ownOrder = 'Sort: order of the API'

/** A creation filter: "Created from 1 Jan 2024". */
export function createdLabel({ from, to }: DayRange): string {
  if (from === null) return `Created until ${dayOf(to ?? '')}`
  if (to === null) return `Created from ${dayOf(from)}`
  return from === to ? `Created on ${dayOf(from)}` : `Created from ${dayOf(from)} to ${dayOf(to)}`
}

/** A last activity filter: "Last active until 31 Dec 2024". */
export function lastActiveLabel({ from, to }: DayRange): string {
  if (from === null) return `Last active until ${dayOf(to ?? '')}`
  if (to === null) return `Last active from ${dayOf(from)}`
  return from === to ? `Last active on ${dayOf(from)}` : `Last active from ${dayOf(from)} to ${dayOf(to)}`
}

/** An inactivity filter: "Inactive for 90 days". */
export function inactiveLabel(days: number): string {
  return days === 1 ? 'Inactive for 1 day' : `Inactive for ${count(days)} days`
}

/** A value of a filter with the number of people that it matches: "Active (12)". */
export function withCount(label: string, people: number | undefined): string {
  return people === undefined ? label : `${label} (${count(people)})`
}

/** Says that a status in the address or in a link is no one's. */
export const nobodyHasStatus = (label: string) => `Nobody has the status “${label}”.`
export const nobodyHasRole = (label: string) => `Nobody has the role “${label}”.`

/** How many rows were added, removed or moved since they were shown. */
export function changedRows(rows: number): string {
  return rows === 1 ? '1 row changed' : `${count(rows)} rows changed`
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

/** Names the zone of a date filter whose link was made in another time zone; empty where it is the browser's own. */
export function zoneLabel(zone: string | null): string {
  return zone === null || zone === localZone() ? '' : ` (${zone.replaceAll('_', ' ')})`
}

/** Names the time zone that the dates of filters belong to. */
export function dayZone(zone: string): string {
  return `Dates are in the time zone ${zone.replaceAll('_', ' ')}.`
}

/** Error of a date field that is left before the date is complete. */
export const incompleteDate = 'Enter a full date from the year 1900, or clear the field.'
