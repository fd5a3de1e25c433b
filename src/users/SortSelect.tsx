import { allColumns } from '../preferences/preferences.ts'
import type { Query } from '../desk/directory/types.ts'
import { NativeSelect } from '../ui/NativeSelect.tsx'
import { columns } from './columns.tsx'
import { orderLabel, ownOrder } from './filterWords.ts'
import { formatSort, parseSort } from './listParameters.ts'

interface Props {
  sort: Query['sort']
  onSort: (sort: Query['sort']) => void
}

const orders = allColumns.flatMap((column) =>
  [false, true].map((descending) => ({
    value: formatSort({ column, descending }),
    label: orderLabel(columns[column].name, descending),
  })),
)

/** Sorts the table of a narrow window, which has no column headers. */
export function SortSelect({ sort, onSort }: Props) {
  return (
    <NativeSelect
      aria-label="Sort"
      options={[{ value: null, label: ownOrder }, ...orders]}
      value={sort && formatSort(sort)}
      onChange={(chosen) => onSort(parseSort(chosen ?? '') ?? null)}
    />
  )
}
