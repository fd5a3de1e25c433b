import { useEffect, useRef, useState } from 'react'
import { TextInput } from '../ui/TextInput.tsx'
import { incompleteDate } from './filterListWords.ts'
import { isDay } from './dayRange.ts'

/** Delay before a typed or picked date is applied, in milliseconds. A half-typed date can be another valid date. */
const applyDelayMs = 500
/** The first year that a filter accepts. While a year is typed, the field holds years such as 0002. */
const firstDay = '1900-01-01'

interface Props {
  label: string
  /** Null without a date. */
  day: string | null
  onChange: (day: string | null) => void
}

/** A date. Applied once it is complete: after a pause, on Enter, or when the field is left. */
export function DateField({ label, day, onChange }: Props) {
  const field = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [isIncomplete, setIsIncomplete] = useState(false)
  // Uncontrolled: React would overwrite what is being typed.
  useEffect(() => {
    if (field.current && field.current.value !== (day ?? '')) field.current.value = day ?? ''
  }, [day])
  useEffect(() => () => clearTimeout(timer.current), [])

  /** The date in the field; undefined where it is not complete. */
  const entered = () => {
    const { value = '', validity } = field.current ?? {}
    if (validity?.badInput || (value !== '' && (!isDay(value) || value < firstDay))) return undefined
    return value || null
  }
  const apply = () => {
    clearTimeout(timer.current)
    const next = entered()
    setIsIncomplete(next === undefined)
    if (next !== undefined && next !== day) onChange(next)
  }
  // The delayed call must see what changed meanwhile, such as the other end of the range.
  const latestApply = useRef(apply)
  useEffect(() => {
    latestApply.current = apply
  })
  return (
    <TextInput
      ref={field}
      type="date"
      size="xs"
      label={label}
      min={firstDay}
      max="9999-12-31"
      defaultValue={day ?? ''}
      error={isIncomplete && incompleteDate}
      onChange={() => {
        clearTimeout(timer.current)
        if (entered() !== undefined) timer.current = setTimeout(() => latestApply.current(), applyDelayMs)
      }}
      onKeyDown={({ key, nativeEvent }) => {
        if (key === 'Enter' && !nativeEvent.isComposing) apply()
      }}
      onBlur={apply}
    />
  )
}
