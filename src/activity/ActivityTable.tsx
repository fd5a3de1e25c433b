import type { Entry } from '../desk/journal/entry.ts'
import table from '../ui/Table.module.css'
import classes from './Activity.module.css'
import { EntryRow } from './EntryRow.tsx'

interface Props {
  entries: readonly Entry[]
  /** Numbers of the entries that were undone. */
  undone: readonly number[]
}

/** Table of journal entries. */
export function ActivityTable({ entries, undone }: Props) {
  return (
    // The roles are explicit because narrow screens lay the table out as blocks, which drops the implicit ones.
    <table role="table" aria-label="Activity" className={`${table.table} ${table.framed} ${classes.table}`}>
      <thead role="rowgroup">
        <tr role="row">
          {['Time', 'Person', 'Operation', 'Before → after', 'Outcome'].map((name) => (
            <th key={name} role="columnheader" scope="col">
              {name}
            </th>
          ))}
          <td role="cell" aria-label="Actions" />
        </tr>
      </thead>
      <tbody role="rowgroup">
        {entries.map((entry) => (
          <EntryRow key={entry.hash} entry={entry} isUndone={undone.includes(entry.n)} />
        ))}
      </tbody>
    </table>
  )
}
