import type { EntryCounts } from '../desk/directory/types.ts'
import { statusWords } from '../operations/person.ts'
import { count } from '../text/count.ts'
import { dayOf } from '../ui/time.ts'
import type { FilterKey } from './activeFilters.ts'
import { type DayRange, isLimited } from './dayRange.ts'
import { domainLabel, zoneLabel } from './filterWords.ts'
import { isFiltered, type ListState } from './listState.ts'
import { withoutMinus } from './valueFilters.ts'

// Says in one sentence what a list holds; loaded after the table.

const either = new Intl.ListFormat('en', { type: 'disjunction' })
const both = new Intl.ListFormat('en', { type: 'conjunction' })
/** Maximum characters of a search text in the sentence. */
const maxSearchLength = 80

/** A part of the sentence: words, or what one filter says; `key` is that of the filter (activeFilters.ts). */
export type SentencePart = string | { key: FilterKey; words: string }

/**
 * Describes the search and filters: "People whose status is Active and whose role is not member." `entries` are those of
 * the search text where it is a pasted list.
 */
export function filterSentence(
  listState: ListState,
  roleName: (roleId: string | null) => string,
  entries: EntryCounts | null = null,
): string {
  return sentenceParts(listState, roleName, entries)
    .map((part) => (typeof part === 'string' ? part : part.words))
    .join('')
}

/** The same sentence in parts, so that each filter in it can be removed. */
export function sentenceParts(
  listState: ListState,
  roleName: (roleId: string | null) => string,
  entries: EntryCounts | null,
): SentencePart[] {
  if (!isFiltered(listState)) return ['Everyone.']
  return ['People ', ...join(both, clauses(listState, roleName, entries)), '.']
}

/** Joins lists of parts as the format joins words. */
function join(format: Intl.ListFormat, items: SentencePart[][]): SentencePart[] {
  return format
    .formatToParts(items.map((_, at) => String(at)))
    .flatMap(({ type, value }) => (type === 'element' ? (items[Number(value)] ?? []) : [value]))
}

function clauses(
  listState: ListState,
  roleName: (roleId: string | null) => string,
  entries: EntryCounts | null,
): SentencePart[][] {
  const { text, status, role, domain, created, zone, joinedDays, olderDays } = listState
  const search = text.length > maxSearchLength ? `${text.slice(0, maxSearchLength)}…` : text
  const clause: (SentencePart[] | false)[] = [
    text !== '' && [
      entries === null ? 'who match ' : 'who are on ',
      { key: 'text', words: entries === null ? `“${search}”` : listOf(entries) },
    ],
    ...valueClauses('status', 'whose status', status, statusWords),
    ...valueClauses('role', 'whose role', role, roleName),
    ...valueClauses('domain', 'whose email domain', domain, domainLabel),
    isLimited(created) && [
      'who were created ',
      { key: 'created', words: `${range(created)}${zoneLabel(zone)}` },
    ],
    joinedDays !== null && [
      'who were created ',
      { key: 'joinedDays', words: `in the last ${days(joinedDays)}` },
    ],
    olderDays !== null && [
      'who were created ',
      { key: 'olderDays', words: `at least ${days(olderDays)} ago` },
    ],
    ...activityClauses(listState),
    listState.incomplete && ['whose profile is ', { key: 'incomplete', words: 'incomplete' }],
    listState.missing !== null && [
      'who have ',
      { key: 'missing', words: listState.missing === 'name' ? 'no first or last name' : 'no title' },
    ],
    listState.duplicate && [
      'who ',
      { key: 'duplicate', words: 'share a name with someone at another address' },
    ],
    listState.unknownActivity && ['whose last activity is ', { key: 'unknownActivity', words: 'unknown' }],
  ]
  return clause.filter((parts) => parts !== false)
}

function days(number: number): string {
  return number === 1 ? '1 day' : `${count(number)} days`
}

function listOf({ matched, ambiguous, notFound, duplicates }: EntryCounts): string {
  const entries = matched + ambiguous + notFound + duplicates
  return entries === 1 ? 'a list of 1 entry' : `a list of ${count(entries)} entries`
}

/** "Never active" adds people to a range of activity; alone, it is a filter of its own. */
function activityClauses(listState: ListState): SentencePart[][] {
  const { activity, zone, activeDays, inactive, never } = listState
  const clause: (SentencePart[] | false)[] = [
    isLimited(activity) && [
      'who were last active ',
      { key: 'activity', words: `${range(activity)}${zoneLabel(zone)}` },
    ],
    activeDays !== null && [
      'who were active ',
      { key: 'activeDays', words: `in the last ${days(activeDays)}` },
    ],
    inactive !== null && [
      'who have been inactive ',
      { key: 'inactive', words: `for at least ${days(inactive)}` },
    ],
  ]
  const ranges = clause.filter((parts) => parts !== false)
  if (!never) return ranges
  if (ranges.length === 0) return [['who were ', { key: 'never', words: 'never active' }]]
  return [[...join(both, ranges), ' or ', { key: 'never', words: 'never' }]]
}

/** Included and excluded values of one filter: "whose status is Active or Unknown", "whose role is not member". */
function valueClauses(
  filter: 'status' | 'role' | 'domain',
  subject: string,
  values: readonly string[],
  labelOf: (value: string | null) => string,
): SentencePart[][] {
  const clause = (verb: string, some: readonly string[]): SentencePart[][] => {
    if (some.length === 0) return []
    const parts = some.map((value): SentencePart[] => [
      { key: `${filter} ${value}`, words: labelOf(withoutMinus(value) || null) },
    ])
    return [[`${subject} ${verb} `, ...join(either, parts)]]
  }
  return [
    ...clause(
      'is',
      values.filter((value) => !value.startsWith('-')),
    ),
    ...clause(
      'is not',
      values.filter((value) => value.startsWith('-')),
    ),
  ]
}

function range({ from, to }: DayRange): string {
  if (from === null) return `until ${dayOf(to ?? '')}`
  if (to === null) return `from ${dayOf(from)}`
  return from === to ? `on ${dayOf(from)}` : `from ${dayOf(from)} to ${dayOf(to)}`
}
