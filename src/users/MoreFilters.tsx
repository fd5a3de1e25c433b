import { TextInput } from '@mantine/core'
import { useState } from 'react'
import type { DirectoryCounts } from '../desk/directory/types.ts'
import { count } from '../ui/count.ts'
import type { ListState } from './listState.ts'
import classes from './MoreFilters.module.css'

interface Props {
  listState: ListState
  counts: DirectoryCounts | undefined
  onNarrow: (change: Partial<ListState>) => void
}

/** The filters that are needed less often: by dates, and for what is missing. */
export function MoreFilters({ listState, counts, onNarrow }: Props) {
  const { created, activity, inactive, never, incomplete } = listState
  return (
    <section aria-label="More filters" className={classes.panel}>
      <Day
        label="Created from"
        day={created.from}
        onChange={(from) => onNarrow({ created: { ...created, from } })}
      />
      <Day
        label="Created until"
        day={created.to}
        onChange={(to) => onNarrow({ created: { ...created, to } })}
      />
      <Day
        label="Active from"
        day={activity.from}
        onChange={(from) => onNarrow({ activity: { ...activity, from } })}
      />
      <Day
        label="Active until"
        day={activity.to}
        onChange={(to) => onNarrow({ activity: { ...activity, to } })}
      />
      <InactiveFor days={inactive} onChange={(days) => onNarrow({ inactive: days })} />
      <Check
        label="Never active"
        checked={never}
        number={counts?.never}
        onChange={(on) => onNarrow({ never: on })}
      />
      <Check
        label="Profile incomplete"
        checked={incomplete}
        number={counts?.incomplete}
        onChange={(on) => onNarrow({ incomplete: on })}
      />
    </section>
  )
}

interface DayProps {
  label: string
  day: string | null
  onChange: (day: string | null) => void
}

function Day({ label, day, onChange }: DayProps) {
  return (
    <TextInput
      type="date"
      size="xs"
      label={label}
      // With four digits of a year: while it is typed, it has three zeros in front.
      min="1900-01-01"
      max="9999-12-31"
      value={day ?? ''}
      onChange={({ currentTarget: { value, validity } }) => {
        if (validity.valid) onChange(value || null)
      }}
    />
  )
}

/** Taken over by Enter or on leaving: with each digit another list would be shown. */
function InactiveFor({ days, onChange }: { days: number | null; onChange: (days: number | null) => void }) {
  const [{ text, of }, set] = useState({ text: String(days ?? ''), of: days })
  if (of !== days) set({ text: String(days ?? ''), of: days })
  const value = /^\d+$/.test(text.trim()) ? Number(text) : null
  const isWrong = text.trim() !== '' && !value
  const take = () => {
    if (!isWrong && value !== days) onChange(value)
  }
  return (
    <TextInput
      size="xs"
      label="Inactive for (days)"
      inputMode="numeric"
      maxLength={5}
      value={text}
      error={isWrong && 'A number of days from 1.'}
      onChange={({ currentTarget }) => set({ text: currentTarget.value, of })}
      onKeyDown={({ key }) => {
        if (key === 'Enter') take()
      }}
      onBlur={take}
    />
  )
}

interface CheckProps {
  label: string
  checked: boolean
  /** How many people it would leave; undefined before anyone was read. */
  number: number | undefined
  onChange: (on: boolean) => void
}

function Check({ label, checked, number, onChange }: CheckProps) {
  return (
    <label className={classes.check}>
      <input type="checkbox" checked={checked} onChange={() => onChange(!checked)} />
      <span>
        {label}
        {number !== undefined && ` (${count(number)})`}
      </span>
    </label>
  )
}
