import type { Role } from '../../api/schema.ts'
import { roleName, statusWords } from '../../operations/person.ts'
import type { ExtraFilters, Query } from '../directory/types.ts'
import type { Population, Scope } from './scopeTypes.ts'
import { count } from '../../text/count.ts'

/* What a review's files say. */

/** Describes the scope of a review: "Owners and admins". */
export function scopeWords(scope: Scope, roles: readonly Role[]): string {
  switch (scope.who) {
    case 'everyone':
      return 'Everyone'
    case 'privileged':
      return 'Owners and admins'
    case 'inactive':
      return `People without activity for ${daysWords(scope.days)}, and those who were never active`
    case 'filters':
      return `People who match these filters: ${filterWords(scope.query, roles)}`
    case 'selected':
      return 'Selected people'
    case 'list':
      return 'People on a pasted list'
  }
}

/** Lists the filters of a query, those of other versions by their names. */
function filterWords(query: Query, roles: readonly Role[]): string {
  const { text, status, role, created, activity, incomplete, extra = {}, sort: _, ...others } = query
  const {
    domain = [],
    joinedDays = null,
    olderDays = null,
    missing = null,
    ...more
  }: Partial<ExtraFilters> = extra
  const { duplicate = false, unknownActivity = false, ...unknown } = more
  const parts = [
    text === '' ? '' : `search “${text.length > 200 ? `${text.slice(0, 200)}…` : text}”`,
    ...valueWords('status', status, statusWords),
    ...valueWords('role', role, (id) => roleName(id, roles)),
    ...valueWords('email domain', domain, (name) => name ?? 'none'),
    ...rangeWords('created', created),
    joinedDays === null ? '' : `created in the last ${daysWords(joinedDays)}`,
    olderDays === null ? '' : `created at least ${daysWords(olderDays)} ago`,
    activityWords(activity),
    incomplete ? 'incomplete profile' : '',
    missing === null ? '' : missing === 'name' ? 'no first or last name' : 'no title',
    duplicate ? 'same name as someone with another address' : '',
    unknownActivity ? 'last activity unknown' : '',
    ...Object.entries({ ...others, ...unknown }).map(([name, value]) => otherFilter(name, value)),
  ]
  return parts.filter((part) => part !== '').join('; ') || 'none'
}

/** Lists the values of a filter. Those with `-` in front are excluded. */
function valueWords(
  name: string,
  values: readonly string[],
  words: (value: string | null) => string,
): string[] {
  const isExcluded = (value: string) => value.startsWith('-')
  const included = values.filter((value) => !isExcluded(value)).map((value) => words(value || null))
  const excluded = values.filter(isExcluded).map((value) => words(value.slice(1) || null))
  return [
    included.length === 0 ? '' : `${name} ${included.join(' or ')}`,
    excluded.length === 0 ? '' : `${name} not ${excluded.join(' or ')}`,
  ]
}

function rangeWords(name: string, { from, to }: Query['created']): string[] {
  return [
    from === null ? '' : `${name} from ${isoDay(from)}`,
    to === null ? '' : `${name} before ${isoDay(to)}`,
  ]
}

/** Describes a filter by activity. People who were never active come on top of those in a range. */
function activityWords({ never, olderThanDays, withinDays, ...range }: Query['activity']): string {
  const ranges = [
    ...rangeWords('last activity', range),
    olderThanDays === null ? '' : `inactive for ${daysWords(olderThanDays)}`,
    withinDays === undefined ? '' : `active in the last ${daysWords(withinDays)}`,
  ]
  const words = ranges.filter((part) => part !== '').join(' and ')
  if (!never) return words
  return words === '' ? 'never active' : `${words}, or never active`
}

function daysWords(days: number): string {
  return days === 1 ? '1 day' : `${count(days)} days`
}

function otherFilter(name: string, value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? '')
  return ['', '""', 'false', '[]', '{}'].includes(text) ? '' : `${name} ${text}`
}

/** Formats a time in UTC, as a day. */
function isoDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}

/** Says why a population is incomplete; null if it is complete. */
export function incompleteWords({ isComplete, unread }: Population): string | null {
  if (isComplete) return null
  if (unread === null) return 'Not everyone in the organization was loaded, so people may be missing.'
  if (unread === 0) return 'The list changed while it loaded, so people may be missing.'
  return unread === 1
    ? '1 person in the organization was not loaded and may be missing.'
    : `${count(unread)} people in the organization were not loaded and may be missing.`
}
