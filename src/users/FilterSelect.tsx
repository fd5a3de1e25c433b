import { NativeSelect } from '../ui/NativeSelect.tsx'
import { notLabel, withCount } from './filterWords.ts'
import { unknownValue } from './listState.ts'
import classes from './Filters.module.css'

interface Props {
  label: string
  /** Values to offer, even where nobody has them. */
  knownValues: readonly string[]
  /** '' is the unknown value. */
  selected: readonly string[]
  /** How many people each value matches; undefined until everyone was read. */
  counts: Record<string, number> | undefined
  labelOf: (value: string | null) => string
  onSelect: (values: string[]) => void
}

/** The option that stands for several values. */
const several = 'several'

/** Filters a column by one value. It shows several values where the address has them. */
export function FilterSelect({ label, knownValues, selected, counts, labelOf, onSelect }: Props) {
  const values = new Set([...knownValues, ...selected])
  return (
    <NativeSelect
      aria-label={label}
      className={classes.select}
      value={selected.length > 1 ? several : selected.map((value) => value || unknownValue).join('')}
      onChange={({ currentTarget: { value } }) => {
        if (value !== several) onSelect(value === '' ? [] : [value === unknownValue ? '' : value])
      }}
    >
      <option value="">{`${label}: any`}</option>
      {selected.length > 1 && <option value={several}>{`${label}: ${selected.length} selected`}</option>}
      {[...values].map((value) => (
        <option key={value} value={value || unknownValue}>
          {withCount(
            notLabel(value, labelOf),
            value.startsWith('-') ? undefined : counts && (counts[value] ?? 0),
          )}
        </option>
      ))}
    </NativeSelect>
  )
}
