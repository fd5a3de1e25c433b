import { allColumns } from '../preferences/preferences.ts'
import type { Query, SortColumn } from '../desk/directory/types.ts'
import { NativeSelect } from '../ui/NativeSelect.tsx'
import { columns } from './columns.tsx'
import { orderLabel, ownOrder } from './filterWords.ts'

interface Props {
  sort: Query['sort']
  onSort: (sort: Query['sort']) => void
}

const orders = allColumns.flatMap((column) => [
  { value: column, label: orderLabel(columns[column].name, false) },
  { value: `-${column}`, label: orderLabel(columns[column].name, true) },
])

/** Sorts the table of a narrow window, which has no column headers. */
export function SortSelect({ sort, onSort }: Props) {
  return (
    <NativeSelect
      aria-label="Sort"
      data={[{ value: '', label: ownOrder }, ...orders]}
      value={sort ? (sort.descending ? '-' : '') + sort.column : ''}
      onChange={({ currentTarget: { value } }) => {
        const column = value.replace('-', '') as SortColumn
        onSort(value === '' ? null : { column, descending: value.startsWith('-') })
      }}
    />
  )
}
