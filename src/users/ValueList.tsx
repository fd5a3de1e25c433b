import { type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { findValue, matchModes, moreValues, noValue } from './filterListWords.ts'
import { withCount } from './filterWords.ts'
import { isExcluding, switchMode, toggleValue } from './valueFilters.ts'
import classes from './ValueList.module.css'

interface Props {
  label: string
  /** Values to offer, without duplicates; '' is the unknown value. */
  values: readonly string[]
  /** As in the list state: with `-` in front, all others. */
  selected: readonly string[]
  /** How many people each value matches; undefined until everyone was read. */
  counts: Record<string, number> | undefined
  labelOf: (value: string | null) => string
  onSelect: (values: string[]) => void
}

/** More values than this get a field to find one. */
const maxWithoutField = 10
/** Maximum values shown at a time. */
const maxShown = 100

/** The values of a filter as a listbox: each with its count, to include or to exclude. Applied at once. */
export function ValueList({ label, values, selected, counts, labelOf, onSelect }: Props) {
  const [chosenMode, setMode] = useState<'is' | 'not'>('is')
  const mode = selected.length === 0 ? chosenMode : isExcluding(selected) ? 'not' : 'is'
  const [text, setText] = useState('')
  const [current, setCurrent] = useState<string | null>(null)
  const list = useRef<HTMLDivElement>(null)
  const box = useRef<HTMLDivElement>(null)
  const isWanted = (value: string) =>
    labelOf(value || null)
      .toLowerCase()
      .includes(text.trim().toLowerCase())
  const found = values.filter(isWanted)
  const shown = found.slice(0, maxShown)
  const isSelected = (value: string) => selected.includes(mode === 'not' ? `-${value}` : value)
  /** The one that Tab reaches. */
  const focusable = shown.find((value) => value === current) ?? shown.find(isSelected) ?? shown[0]

  const hasValues = values.length > 0
  // A layout effect, because a key pressed before a later effect would be lost. The first values may come after the
  // list, while people are being loaded.
  useLayoutEffect(() => {
    if (!hasValues || box.current?.contains(document.activeElement)) return
    const first = box.current?.querySelector<HTMLElement>('input[type=text], [role=option][tabindex="0"]')
    first?.focus()
  }, [hasValues])

  const onKeyDown = (event: KeyboardEvent) => {
    const options = [...(list.current?.querySelectorAll<HTMLElement>('[role=option]') ?? [])]
    const at = options.findIndex((option) => option === document.activeElement)
    const last = options.length - 1
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }[event.key]
    if (target !== undefined) {
      event.preventDefault()
      options[Math.min(Math.max(target, 0), last)]?.focus()
    } else if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault()
      options[at]?.click()
    }
  }

  return (
    <div ref={box} className={classes.box}>
      <RadioGroup
        label={label}
        value={mode}
        options={matchModes}
        onChange={(next) => {
          setMode(next)
          if (selected.length > 0) onSelect(switchMode(selected, next))
        }}
      />
      {values.length > maxWithoutField && (
        <TextInput
          size="xs"
          label={findValue}
          value={text}
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
      )}
      <div
        ref={list}
        role="listbox"
        aria-label={label}
        aria-multiselectable
        tabIndex={-1}
        className={classes.list}
        onKeyDown={onKeyDown}
      >
        {shown.map((value) => (
          // The listbox handles the keys.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
          <div
            key={value}
            role="option"
            data-value={value}
            aria-selected={isSelected(value)}
            tabIndex={value === focusable ? 0 : -1}
            className={classes.option}
            onFocus={() => setCurrent(value)}
            onClick={() => {
              setMode(mode)
              onSelect(toggleValue(selected, value, mode))
            }}
          >
            <span className={classes.tick} aria-hidden />
            <bdi translate="no">{withCount(labelOf(value || null), counts && (counts[value] ?? 0))}</bdi>
          </div>
        ))}
      </div>
      {shown.length === 0 && <p className={classes.note}>{noValue}</p>}
      {found.length > maxShown && <p className={classes.note}>{moreValues(found.length - maxShown)}</p>}
    </div>
  )
}
