import { Link } from '../routing/Link.tsx'
import type { ChangeRow, Comparison, FieldChange } from '../desk/snapshots/types.ts'
import { factLabels } from '../operations/facts.ts'
import { reveal, shortId, statusWords } from '../operations/person.ts'
import table from '../ui/Table.module.css'
import { TableHead } from '../ui/TableHead.tsx'
import { exact } from '../ui/time.ts'
import type { PutBackSelection } from './PutBack.tsx'
import classes from './Snapshots.module.css'
import { noValue } from './words.ts'
import layout from '../ui/Layout.module.css'

interface Props {
  comparison: Comparison
  selection: PutBackSelection
}

/** People who differ, each with what has changed, before and after. */
export function ChangesTable({ comparison: { rows, roleNames }, selection }: Props) {
  const selectable = rows.filter(({ canPutBack }) => canPutBack).map(({ id }) => id)
  return (
    <>
      {selectable.length > 0 && (
        <label className={`${classes.selectAll} ${layout.onScreen}`}>
          <input
            type="checkbox"
            checked={selectable.every((id) => selection.ids.has(id))}
            onChange={({ currentTarget: { checked } }) => selection.toggle(selectable, checked)}
          />
          Select all shown whose role or status has changed
        </label>
      )}
      <table role="table" aria-label="Changes" className={`${table.table} ${table.framed} ${classes.table}`}>
        <TableHead heads={['Person', 'What changed', 'Before', 'After']} />
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row key={row.id} row={row} roleNames={roleNames} selection={selection} />
          ))}
        </tbody>
      </table>
    </>
  )
}

interface RowProps {
  row: ChangeRow
  roleNames: Comparison['roleNames']
  selection: PutBackSelection
}

function Row({ row, roleNames, selection }: RowProps) {
  const { id, name, email, kinds, before, after, canPutBack } = row
  const fields = shownChanges(row)
  const values = (side: 'before' | 'after') =>
    fields.map((change) => (
      <span key={change.field} className={classes.value}>
        <span className={classes.dim}>{factLabels[change.field]}:</span>{' '}
        <bdi translate="no">{valueWords(change.field, change[side], roleNames)}</bdi>
      </span>
    ))
  return (
    <tr role="row">
      <td role="cell">
        <span className={classes.person}>
          {canPutBack && (
            <input
              type="checkbox"
              className={layout.onScreen}
              aria-label={`Select ${name}`}
              checked={selection.ids.has(id)}
              onChange={({ currentTarget: { checked } }) => selection.toggle([id], checked)}
            />
          )}
          <Link to={`/users/${id}`} className={layout.name}>
            <bdi translate="no">{name}</bdi>
          </Link>
        </span>
        <span className={layout.sub} translate="no">
          {email}
        </span>
      </td>
      <td role="cell">
        {kinds.map(({ kind, sign, label }) => (
          <span key={kind} className={classes.kind} data-kind={kind}>
            <span aria-hidden>{sign} </span>
            {label}
          </span>
        ))}
      </td>
      <td role="cell" data-side="before">
        {before === null ? '–' : values('before')}
      </td>
      <td role="cell" data-side="after">
        {after === null ? '–' : values('after')}
      </td>
    </tr>
  )
}

/**
 * The fields to show. For someone who joined or left, role and status are enough. Activity shows only if nothing else
 * changed.
 */
function shownChanges({ changes, before, after }: ChangeRow): FieldChange[] {
  if (before === null || after === null)
    return changes.filter(({ field }) => field === 'roleId' || field === 'status')
  const others = changes.filter(({ field }) => field !== 'lastActivityDateTime')
  return others.length > 0 ? others : changes
}

function valueWords(
  field: FieldChange['field'],
  value: string | null,
  roleNames: Comparison['roleNames'],
): string {
  if (field === 'status') return statusWords(value)
  if (field === 'roleId') return value === null ? 'Unknown' : (roleNames[value] ?? shortId(value))
  if (value === null || value.trim() === '') return noValue
  return field.endsWith('DateTime') && !Number.isNaN(Date.parse(value)) ? exact(value) : reveal(value)
}
