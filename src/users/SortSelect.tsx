import { allColumns } from '../preferences/preferences.ts'
import type { Query } from '../desk/directory/types.ts'
import { NativeSelect } from '../ui/NativeSelect.tsx'
import { columns } from './columns.tsx'
import { orderLabel, ownOrder } from './filterWords.ts'

interface Props {
  sort: Query['sort']
  onSort: (sort: Query['sort']) => void
}

const orders = allColumns.flatMap((column) =>
  [false, true].map((descending) => ({
    value: keyOf({ column, descending }),
    label: orderLabel(columns[column].name, descending),
    sort: { column, descending },
  })),
)
const options = [{ value: null, label: ownOrder, sort: null }, ...orders]

/** Sorts the table of a narrow window, which has no column headers. */
export function SortSelect({ sort, onSort }: Props) {
  return (
    <NativeSelect
      aria-label="Sort"
      options={options}
      value={sort && keyOf(sort)}
      onChange={(chosen) => onSort(options.find(({ value }) => value === chosen)?.sort ?? null)}
    />
  )
}

function keyOf({ column, descending }: NonNullable<Query['sort']>): string {
  return `${descending ? '-' : ''}${column}`
}
