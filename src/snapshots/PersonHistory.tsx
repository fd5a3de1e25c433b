import { useQuery } from '@tanstack/react-query'
import { useParams } from '../routing/usePage.ts'
import { reveal, statusWords } from '../operations/person.ts'
import table from '../ui/Table.module.css'
import { TableHead } from '../ui/TableHead.tsx'
import { exact } from '../ui/time.ts'
import { historyQuery } from './queries.ts'
import classes from './Snapshots.module.css'
import { historyAbout, notInIncomplete, notInSnapshot, noValue } from './words.ts'
import layout from '../ui/Layout.module.css'

/** A person in the snapshots that were opened in this session, the oldest first. Nothing where none was opened. */
export function PersonHistory() {
  const userId = (useParams().userId ?? '').toLowerCase()
  const { data: entries = [] } = useQuery(historyQuery(userId))
  if (entries.length === 0) return null
  return (
    <section aria-label="Snapshots" className={classes.history}>
      <h2>Snapshots</h2>
      <p className={layout.hint}>{historyAbout}</p>
      <table role="table" aria-label="Snapshots" className={`${table.table} ${table.framed}`}>
        <TableHead heads={['Loaded', 'Role', 'Status', 'Email', 'Last activity']} />
        <tbody role="rowgroup">
          {entries.map(({ snapshot, person }) => (
            <tr role="row" key={snapshot.id}>
              <td role="cell">{snapshot.readAt === null ? snapshot.fileName : exact(snapshot.readAt)}</td>
              {person === null ? (
                <td role="cell" colSpan={4}>
                  {snapshot.complete ? notInSnapshot : notInIncomplete}
                </td>
              ) : (
                <>
                  <td role="cell">
                    <bdi translate="no">{person.roleName}</bdi>
                  </td>
                  <td role="cell">{statusWords(person.status)}</td>
                  <td role="cell" translate="no">
                    {person.email === null ? noValue : reveal(person.email)}
                  </td>
                  <td role="cell">
                    {person.lastActivityDateTime === null ? noValue : exact(person.lastActivityDateTime)}
                  </td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
