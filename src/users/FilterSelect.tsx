import { NativeSelect } from '@mantine/core'
import { count } from '../ui/count.ts'
import { unknown } from './listState.ts'
import classes from './Filters.module.css'

interface Props {
  label: string
  /** Of what is known, '' is unknown. */
  known: readonly string[]
  chosen: readonly string[]
  /** How many people each value would leave; undefined before anyone was read. */
  counts: Record<string, number> | undefined
  words: (value: string | null) => string
  onChoose: (values: string[]) => void
}

/** Narrows the list down to one value of a column; several can come from the address. */
export function FilterSelect({ label, known, chosen, counts, words, onChoose }: Props) {
  const values = new Set([...known, ...Object.keys(counts ?? {}), ...chosen])
  const several = 'several'
  return (
    <NativeSelect
      aria-label={label}
      className={classes.select}
      value={chosen.length > 1 ? several : chosen.map((value) => value || unknown).join('')}
      onChange={({ currentTarget: { value } }) => {
        if (value !== several) onChoose(value === '' ? [] : [value === unknown ? '' : value])
      }}
    >
      <option value="">{`${label}: any`}</option>
      {chosen.length > 1 && <option value={several}>{`${label}: ${chosen.length} chosen`}</option>}
      {[...values].map((value) => (
        <option key={value} value={value || unknown}>
          {words(value || null)}
          {counts && ` (${count(counts[value] ?? 0)})`}
        </option>
      ))}
    </NativeSelect>
  )
}
