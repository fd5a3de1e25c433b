import { statusWords } from '../operations/person.ts'
import { isLimited } from './dayRange.ts'
import {
  activeLabel,
  createdLabel,
  domainLabel,
  inactiveLabel,
  joinedLabel,
  lastActiveLabel,
  missingLabels,
  notLabel,
  olderLabel,
  zoneLabel,
} from './filterWords.ts'
import { defaultListState, type ListState } from './listState.ts'

/** Maximum characters of a search text in its chip. */
const maxSearchLength = 40

/** Tells filters apart: the field of the list state, with the value where there may be several. */
export type FilterKey = keyof ListState | `${'status' | 'role' | 'domain'} ${string}`

/** A search or filter that is set. */
export interface ActiveFilter {
  key: FilterKey
  label: string
  /** The list state with this filter removed. */
  listStateWithout: ListState
}

/** Lists the search and filters that are set, each with its label. */
export function activeFilters(
  listState: ListState,
  roleName: (roleId: string | null) => string,
): ActiveFilter[] {
  const { text, status, role, created, activity, zone, inactive, activeDays, never, incomplete } = listState
  const filters: ActiveFilter[] = []
  const add = (key: FilterKey, label: string, removal: Partial<ListState>) => {
    const listStateWithout = { ...listState, ...removal, page: defaultListState.page }
    filters.push({ key, label, listStateWithout })
  }

  if (text !== '') {
    const shortened = text.length > maxSearchLength ? `${text.slice(0, maxSearchLength)}…` : text
    add('text', `Search: ${shortened}`, { text: '' })
  }
  for (const value of status)
    add(`status ${value}`, `Status: ${notLabel(value, statusWords)}`, {
      status: status.filter((other) => other !== value),
    })
  for (const value of role)
    add(`role ${value}`, `Role: ${notLabel(value, roleName)}`, {
      role: role.filter((other) => other !== value),
    })
  if (isLimited(created))
    add('created', createdLabel(created) + zoneLabel(zone), { created: defaultListState.created })
  if (isLimited(activity))
    add('activity', lastActiveLabel(activity) + zoneLabel(zone), { activity: defaultListState.activity })
  if (inactive !== null) add('inactive', inactiveLabel(inactive), { inactive: null })
  if (activeDays !== null) add('activeDays', activeLabel(activeDays), { activeDays: null })
  if (never) add('never', 'Never active', { never: false })
  if (incomplete) add('incomplete', 'Incomplete profile', { incomplete: false })
  for (const value of listState.domain)
    add(`domain ${value}`, `Domain: ${notLabel(value, domainLabel)}`, {
      domain: listState.domain.filter((other) => other !== value),
    })
  if (listState.joinedDays !== null)
    add('joinedDays', joinedLabel(listState.joinedDays), { joinedDays: null })
  if (listState.olderDays !== null) add('olderDays', olderLabel(listState.olderDays), { olderDays: null })
  if (listState.missing) add('missing', missingLabels[listState.missing], { missing: null })
  if (listState.duplicate) add('duplicate', 'Same name, different address', { duplicate: false })
  if (listState.unknownActivity) add('unknownActivity', 'Last activity unknown', { unknownActivity: false })
  return filters
}
