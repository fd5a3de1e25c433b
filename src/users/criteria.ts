import { statusWords } from '../operations/person.ts'
import { count } from '../ui/count.ts'
import { dayOf } from '../ui/time.ts'
import { type Days, type ListState, start } from './listState.ts'

/** One thing by which people are left out. */
export interface Criterion {
  words: string
  /** The place without it. */
  without: ListState
}

/** Everything by which a place leaves people out, in words. */
export function criteria(listState: ListState, roleName: (roleId: string | null) => string): Criterion[] {
  const found: Criterion[] = []
  const add = (words: string, change: Partial<ListState>) =>
    found.push({ words, without: { ...listState, ...change, page: start.page } })
  const { text, status, role, created, activity, inactive } = listState

  if (text !== '') add(`Search: ${text.length > 40 ? `${text.slice(0, 40)}…` : text}`, { text: '' })
  for (const value of status)
    add(`Status: ${statusWords(value || null)}`, { status: status.filter((other) => other !== value) })
  for (const value of role)
    add(`Role: ${roleName(value || null)}`, { role: role.filter((other) => other !== value) })
  if (isSet(created)) add(`Created ${range(created)}`, { created: start.created })
  if (isSet(activity)) add(`Active ${range(activity)}`, { activity: start.activity })
  if (inactive !== null)
    add(inactive === 1 ? 'Inactive for 1 day' : `Inactive for ${count(inactive)} days`, { inactive: null })
  if (listState.never) add('Never active', { never: false })
  if (listState.incomplete) add('Profile incomplete', { incomplete: false })
  return found
}

function isSet({ from, to }: Days): boolean {
  return from !== null || to !== null
}

function range({ from, to }: Days): string {
  if (from === null) return `until ${dayOf(to ?? '')}`
  if (to === null) return `from ${dayOf(from)}`
  return from === to ? `on ${dayOf(from)}` : `${dayOf(from)} to ${dayOf(to)}`
}
