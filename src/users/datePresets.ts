import { anyDay, isLimited } from './dayRange.ts'
import type { ListState } from './listState.ts'

/** The parts of the list state that a preset sets. */
type DateFilters = Pick<ListState, 'created' | 'joinedDays' | 'olderDays'> &
  Pick<ListState, 'activity' | 'inactive' | 'activeDays'>

/** A range of time that is relative to now, so that it means the same tomorrow. */
export interface DatePreset {
  label: string
  change: Partial<DateFilters>
}

const created = (label: string, filters: Partial<DateFilters> = {}): DatePreset => ({
  label,
  change: { created: anyDay, joinedDays: null, olderDays: null, ...filters },
})
const activity = (label: string, filters: Partial<DateFilters> = {}): DatePreset => ({
  label,
  change: { activity: anyDay, inactive: null, activeDays: null, ...filters },
})

export const createdPresets: readonly DatePreset[] = [
  created('Any time'),
  created('Last 7 days', { joinedDays: 7 }),
  created('Last 30 days', { joinedDays: 30 }),
  created('Last 90 days', { joinedDays: 90 }),
  created('More than 90 days ago', { olderDays: 90 }),
  created('More than a year ago', { olderDays: 365 }),
]

export const activityPresets: readonly DatePreset[] = [
  activity('Any time'),
  activity('Last 7 days', { activeDays: 7 }),
  activity('Last 30 days', { activeDays: 30 }),
  activity('More than 30 days ago', { inactive: 30 }),
  activity('More than 90 days ago', { inactive: 90 }),
  activity('More than 180 days ago', { inactive: 180 }),
]

/** Returns the preset that a list state has; undefined where it has exact days or another number of days. */
export function presetOf(presets: readonly DatePreset[], listState: DateFilters): DatePreset | undefined {
  return presets.find(({ change }) =>
    Object.entries(change).every(([name, value]) => {
      const current = listState[name as keyof DateFilters]
      return typeof current === 'object' && current !== null ? !isLimited(current) : current === value
    }),
  )
}
