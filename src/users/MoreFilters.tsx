import { useState } from 'react'
import type { DirectoryCounts } from '../desk/directory/types.ts'
import { TextInput } from '../ui/TextInput.tsx'
import { NativeSelect } from '../ui/NativeSelect.tsx'
import { activityPresets, createdPresets, type DatePreset, presetOf } from './datePresets.ts'
import { DateField } from './DateField.tsx'
import { dayZone, otherDates } from './filterListWords.ts'
import { withCount } from './filterWords.ts'
import type { ListState } from './listState.ts'
import { localZone } from './zone.ts'
import classes from './MoreFilters.module.css'

interface Props {
  listState: ListState
  counts: DirectoryCounts | undefined
  setFilter: (change: Partial<ListState>) => void
}

/** Less common filters: dates, as presets and by exact days, inactivity and incomplete profiles. */
export function MoreFilters({ listState, counts, setFilter }: Props) {
  const { created, activity, inactive, never, incomplete } = listState
  return (
    <section aria-label="More filters" className={classes.panel}>
      <PresetSelect label="Created" presets={createdPresets} listState={listState} setFilter={setFilter} />
      <DateField
        label="Created from"
        day={created.from}
        onChange={(from) => setFilter({ created: { ...created, from } })}
      />
      <DateField
        label="Created until"
        day={created.to}
        onChange={(to) => setFilter({ created: { ...created, to } })}
      />
      <PresetSelect
        label="Last active"
        presets={activityPresets}
        listState={listState}
        setFilter={setFilter}
      />
      <DateField
        label="Last active from"
        day={activity.from}
        onChange={(from) => setFilter({ activity: { ...activity, from } })}
      />
      <DateField
        label="Last active until"
        day={activity.to}
        onChange={(to) => setFilter({ activity: { ...activity, to } })}
      />
      <InactiveDaysField days={inactive} onChange={(days) => setFilter({ inactive: days })} />
      <FilterCheckbox
        label="Never active"
        checked={never}
        people={counts?.never}
        onChange={(checked) => setFilter({ never: checked })}
      />
      <FilterCheckbox
        label="Incomplete profile"
        checked={incomplete}
        people={counts?.incomplete}
        onChange={(checked) => setFilter({ incomplete: checked })}
      />
      <p className={classes.zone}>{dayZone(listState.zone ?? localZone())}</p>
    </section>
  )
}

interface PresetSelectProps {
  label: string
  presets: readonly DatePreset[]
  listState: ListState
  setFilter: (change: Partial<ListState>) => void
}

/** Ranges of time that move with today. Choosing one replaces exact days. */
function PresetSelect({ label, presets, listState, setFilter }: PresetSelectProps) {
  const current = presetOf(presets, listState)
  const options = presets.map((preset) => ({ value: preset.label, label: preset.label }))
  return (
    <NativeSelect
      size="xs"
      label={label}
      options={current ? options : [...options, { value: null, label: otherDates }]}
      value={current?.label ?? null}
      onChange={(chosen) => {
        const preset = presets.find((each) => each.label === chosen)
        if (preset) setFilter(preset.change)
      }}
    />
  )
}

interface InactiveDaysFieldProps {
  days: number | null
  onChange: (days: number | null) => void
}

/** Minimum days of inactivity. Applied on Enter or blur, since each digit would load another list. */
function InactiveDaysField({ days, onChange }: InactiveDaysFieldProps) {
  const [{ text, initialDays }, setField] = useState({ text: String(days ?? ''), initialDays: days })
  // The filter was changed elsewhere, for example by its chip.
  if (initialDays !== days) setField({ text: String(days ?? ''), initialDays: days })
  const value = /^\d+$/.test(text.trim()) ? Number(text) : null
  const isInvalid = text.trim() !== '' && !value
  const apply = () => {
    if (!isInvalid && value !== days) onChange(value)
  }
  return (
    <TextInput
      size="xs"
      label="Inactive for (days)"
      inputMode="numeric"
      maxLength={5}
      value={text}
      error={isInvalid && 'Enter a whole number of days, 1 or more.'}
      onChange={({ currentTarget }) => setField({ text: currentTarget.value, initialDays })}
      onKeyDown={({ key }) => {
        if (key === 'Enter') apply()
      }}
      onBlur={apply}
    />
  )
}

interface FilterCheckboxProps {
  label: string
  checked: boolean
  /** How many people it matches; undefined until everyone was read. */
  people: number | undefined
  onChange: (checked: boolean) => void
}

function FilterCheckbox({ label, checked, people, onChange }: FilterCheckboxProps) {
  return (
    <label className={classes.check}>
      <input type="checkbox" checked={checked} onChange={() => onChange(!checked)} />
      <span>{withCount(label, people)}</span>
    </label>
  )
}
