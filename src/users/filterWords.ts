import { count } from '../text/count.ts'
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

/** A filter for people who were active recently: "Active in the last 30 days". */
export function activeLabel(days: number): string {
  return days === 1 ? 'Active in the last day' : `Active in the last ${count(days)} days`
}

/** A filter for new people: "Created in the last 7 days". */
export function joinedLabel(days: number): string {
  return days === 1 ? 'Created in the last day' : `Created in the last ${count(days)} days`
}

/** A filter for people who are not new: "Created at least 14 days ago". */
export function olderLabel(days: number): string {
  return days === 1 ? 'Created at least 1 day ago' : `Created at least ${count(days)} days ago`
}

export const missingLabels = { name: 'Incomplete name', title: 'No title' }

/** A domain of a filter; null is none. */
export function domainLabel(domain: string | null): string {
  return domain ?? 'None'
}

/** A value of a filter: "Active", or "not Active" where it has `-` in front. */
export function notLabel(value: string, labelOf: (value: string | null) => string): string {
  return value.startsWith('-') ? `not ${labelOf(value.slice(1) || null)}` : labelOf(value || null)
}

/** The button of a filter: "Status: any", "Status: not Terminated", "Status: 2 selected". */
export function filterButton(
  label: string,
  selected: readonly string[],
  labelOf: (value: string | null) => string,
): string {
  const [first] = selected
  if (first === undefined) return `${label}: any`
  if (selected.length === 1) return `${label}: ${notLabel(first, labelOf)}`
  return selected.every((value) => value.startsWith('-'))
    ? `${label}: ${selected.length} excluded`
    : `${label}: ${selected.length} selected`
}

/** A value of a filter with the number of people that it matches: "Active (12)". */
export function withCount(label: string, people: number | undefined): string {
  return people === undefined ? label : `${label} (${count(people)})`
}

/** Says that nobody has the status of a filter. Its value may come from a link. */
export const nobodyHasStatus = (label: string) => `Nobody has the status “${label}”.`
export const nobodyHasRole = (label: string) => `Nobody has the role “${label}”.`

/** How many rows were added, removed or moved since they were shown. */
export function changedRows(rows: number): string {
  return rows === 1 ? '1 row changed' : `${count(rows)} rows changed`
}

/** Names the zone of a date filter whose link was made in another time zone; empty where it is the browser's own. */
export function zoneLabel(zone: string | null): string {
  return zone === null || zone === localZone() ? '' : ` (${zone.replaceAll('_', ' ')})`
}
