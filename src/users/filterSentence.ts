import type { EntryCounts } from '../desk/directory/types.ts'
import { statusWords } from '../operations/person.ts'
import { count } from '../ui/count.ts'
import { dayOf } from '../ui/time.ts'
import { type DayRange, isLimited } from './dayRange.ts'
import { domainLabel, zoneLabel } from './filterWords.ts'
import { isFiltered, type ListState } from './listState.ts'
import { withoutMinus } from './valueFilters.ts'

// Says in one sentence what a list holds; loaded after the table.

const either = new Intl.ListFormat('en', { type: 'disjunction' })
const both = new Intl.ListFormat('en', { type: 'conjunction' })
/** Maximum characters of a search text in the sentence. */
const maxSearchLength = 80

/**
 * Describes the search and filters: "People whose status is Active and whose role is not member." `entries` are those of
 * the search text where it is a pasted list.
 */
export function filterSentence(
  listState: ListState,
  roleName: (roleId: string | null) => string,
  entries: EntryCounts | null = null,
): string {
  if (!isFiltered(listState)) return 'Everyone.'
  return `People ${both.format(clauses(listState, roleName, entries))}.`
}

function clauses(
  listState: ListState,
  roleName: (roleId: string | null) => string,
  entries: EntryCounts | null,
): string[] {
  const { text, status, role, domain, created, activity, zone } = listState
  const { joinedDays, olderDays, inactive, activeDays } = listState
  const search = text.length > maxSearchLength ? `${text.slice(0, maxSearchLength)}…` : text
  const days = (number: number) => (number === 1 ? '1 day' : `${count(number)} days`)
  const inZone = zoneLabel(zone)
  const clause: (string | false)[] = [
    text !== '' && (entries === null ? `who match “${search}”` : onList(entries)),
    ...valueClauses('whose status', status, statusWords),
    ...valueClauses('whose role', role, roleName),
    ...valueClauses('whose email domain', domain, domainLabel),
    isLimited(created) && `who were created ${range(created)}${inZone}`,
    joinedDays !== null && `who were created in the last ${days(joinedDays)}`,
    olderDays !== null && `who were created at least ${days(olderDays)} ago`,
    ...activityClauses(listState, {
      exact: isLimited(activity) && `who were last active ${range(activity)}${inZone}`,
      recent: activeDays !== null && `who were active in the last ${days(activeDays)}`,
      old: inactive !== null && `who have been inactive for at least ${days(inactive)}`,
    }),
    listState.incomplete && 'whose profile is incomplete',
    listState.missing === 'name' && 'who have no first or last name',
    listState.missing === 'title' && 'who have no title',
    listState.duplicate && 'who share a name with someone at another address',
    listState.unknownActivity && 'whose last activity is unknown',
  ]
  return clause.filter((part) => part !== false)
}

function onList({ matched, ambiguous, notFound, duplicates }: EntryCounts): string {
  const entries = matched + ambiguous + notFound + duplicates
  return entries === 1 ? 'who are on a list of 1 entry' : `who are on a list of ${count(entries)} entries`
}

type ActivityClauses = Record<'exact' | 'recent' | 'old', string | false>

/** "Never active" adds people to a range of activity; alone, it is a filter of its own. */
function activityClauses({ never }: ListState, { exact, recent, old }: ActivityClauses): string[] {
  const ranges = [exact, recent, old].filter((part) => part !== false)
  if (!never) return ranges
  return ranges.length === 0 ? ['who were never active'] : [`${both.format(ranges)} or never`]
}

/** Included and excluded values of one filter: "whose status is Active or Unknown", "whose role is not member". */
function valueClauses(
  subject: string,
  values: readonly string[],
  labelOf: (value: string | null) => string,
): string[] {
  const labels = (some: readonly string[]) => some.map((value) => labelOf(withoutMinus(value) || null))
  const included = labels(values.filter((value) => !value.startsWith('-')))
  const excluded = labels(values.filter((value) => value.startsWith('-')))
  return [
    ...(included.length > 0 ? [`${subject} is ${either.format(included)}`] : []),
    ...(excluded.length > 0 ? [`${subject} is not ${either.format(excluded)}`] : []),
  ]
}

function range({ from, to }: DayRange): string {
  if (from === null) return `until ${dayOf(to ?? '')}`
  if (to === null) return `from ${dayOf(from)}`
  return from === to ? `on ${dayOf(from)}` : `from ${dayOf(from)} to ${dayOf(to)}`
}
