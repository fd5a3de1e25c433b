import { useSyncExternalStore } from 'react'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { prefer, preferences, subscribePreferences } from './preferences.ts'

const options = [
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' },
] as const

/** Row density of the table. */
export function Density() {
  const { density } = useSyncExternalStore(subscribePreferences, preferences)
  return (
    <RadioGroup
      label="Density"
      options={options}
      value={density}
      onChange={(chosen) => prefer({ density: chosen })}
    />
  )
}
