import type { ColumnKind, ListFormat } from '../desk/list/types.ts'
import { NativeSelect } from '../ui/NativeSelect.tsx'
import { Notice } from '../ui/Notice.tsx'
import { columnLabels, columnTitle, hiddenColumns } from './listFormatWords.ts'
import classes from './ReconcilePage.module.css'

/** Maximum number of columns that can be mapped; lists of people rarely have more. */
const maxColumns = 40

const columnOptions = [
  { value: null, label: 'Not used' },
  ...(Object.keys(columnLabels) as ColumnKind[]).map((kind) => ({ value: kind, label: columnLabels[kind] })),
]

interface Props {
  columns: ListFormat['columns']
  /** Called with what each column holds. */
  onChange: (kinds: (ColumnKind | null)[]) => void
}

/** Shows what each column of a list holds, and changes it. */
export function ColumnMapping({ columns, onChange }: Props) {
  const mapColumn = (index: number, kind: ColumnKind | null) => {
    const isRepeatable = kind === 'name' || kind === 'person'
    const kinds = columns.map((column) => (column.kind === kind && !isRepeatable ? null : column.kind))
    onChange(kinds.with(index, kind))
  }
  return (
    <>
      <fieldset className={classes.columns}>
        <legend>Columns</legend>
        {columns.slice(0, maxColumns).map(({ name, sample, kind }, index) => (
          <NativeSelect
            // Columns have no identity but their position.
            // oxlint-disable-next-line react/no-array-index-key
            key={index}
            label={columnTitle(name, index)}
            description={sample === '' ? 'Empty' : `Example: “${sample}”`}
            value={kind}
            options={columnOptions}
            onChange={(chosen) => mapColumn(index, chosen)}
          />
        ))}
      </fieldset>
      {columns.length > maxColumns && <Notice>{hiddenColumns(columns.length - maxColumns)}</Notice>}
    </>
  )
}
