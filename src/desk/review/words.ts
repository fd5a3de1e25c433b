import type { Role } from '../../api/schema.ts'
import { roleName, statusWords } from '../../operations/person.ts'
import type { Query } from '../directory/types.ts'
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
      return scope.days === 1
        ? 'People without activity for 1 day, and those who were never active'
        : `People without activity for ${count(scope.days)} days, and those who were never active`
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
  const { text, status, role, created, activity, incomplete, sort: _, ...others } = query
  const range = (name: string, { from, to }: { from: number | null; to: number | null }) => [
    from === null ? '' : `${name} from ${isoDay(from)}`,
    to === null ? '' : `${name} before ${isoDay(to)}`,
  ]
  const parts = [
    text === '' ? '' : `search “${text.length > 200 ? `${text.slice(0, 200)}…` : text}”`,
    status.length === 0 ? '' : `status ${status.map((value) => statusWords(value || null)).join(' or ')}`,
    role.length === 0 ? '' : `role ${role.map((id) => roleName(id || null, roles)).join(' or ')}`,
    ...range('created', created),
    ...range('last activity', activity),
    activity.olderThanDays === null ? '' : `inactive for ${count(activity.olderThanDays)} days`,
    activity.never ? 'never active' : '',
    incomplete ? 'incomplete profile' : '',
    ...Object.entries(others).map(([name, value]) => otherFilter(name, value)),
  ]
  return parts.filter((part) => part !== '').join('; ') || 'none'
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
