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

/** A search or filter that is set. */
export interface ActiveFilter {
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
  const add = (label: string, removal: Partial<ListState>) => {
    const listStateWithout = { ...listState, ...removal, page: defaultListState.page }
    filters.push({ label, listStateWithout })
  }

  if (text !== '') {
    const shortened = text.length > maxSearchLength ? `${text.slice(0, maxSearchLength)}…` : text
    add(`Search: ${shortened}`, { text: '' })
  }
  for (const value of status)
    add(`Status: ${notLabel(value, statusWords)}`, { status: status.filter((other) => other !== value) })
  for (const value of role)
    add(`Role: ${notLabel(value, roleName)}`, { role: role.filter((other) => other !== value) })
  if (isLimited(created)) add(createdLabel(created) + zoneLabel(zone), { created: defaultListState.created })
  if (isLimited(activity))
    add(lastActiveLabel(activity) + zoneLabel(zone), { activity: defaultListState.activity })
  if (inactive !== null) add(inactiveLabel(inactive), { inactive: null })
  if (activeDays !== null) add(activeLabel(activeDays), { activeDays: null })
  if (never) add('Never active', { never: false })
  if (incomplete) add('Incomplete profile', { incomplete: false })
  for (const value of listState.domain)
    add(`Domain: ${notLabel(value, domainLabel)}`, {
      domain: listState.domain.filter((other) => other !== value),
    })
  if (listState.joinedDays !== null) add(joinedLabel(listState.joinedDays), { joinedDays: null })
  if (listState.olderDays !== null) add(olderLabel(listState.olderDays), { olderDays: null })
  if (listState.missing) add(missingLabels[listState.missing], { missing: null })
  if (listState.duplicate) add('Same name, different address', { duplicate: false })
  if (listState.unknownActivity) add('Last activity unknown', { unknownActivity: false })
  return filters
}
