/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   The tables are laid out as cards on narrow screens; their parts would lose their roles there if not said. */
import { Link } from 'react-router'
import type { User } from '../api/schema.ts'
import type { ListAnswer, ListLine } from '../desk/list/types.ts'
import { displayName, statusWords } from '../operations/person.ts'
import { count } from '../ui/count.ts'
import table from '../ui/Table.module.css'
import { matchWords } from './listWords.ts'
import classes from './ListTable.module.css'

interface Props {
  answer: ListAnswer
  /** What there is to do for a line is shown where that differs from line to line. */
  withChanges: boolean
  chosen: Readonly<Record<number, string>>
  /** Someone is meant by an ambiguous line; null takes that back. */
  onChoose: (line: number, userId: string | null) => void
}

/** Each line of the list with whom it means. */
export function ListTable({ answer, withChanges, chosen, onChoose }: Props) {
  return (
    <table role="table" aria-label="List" className={`${table.table} ${classes.table}`}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            Line
          </th>
          <th role="columnheader" scope="col">
            On the list
          </th>
          <th role="columnheader" scope="col">
            Match
          </th>
          <th role="columnheader" scope="col">
            Person
          </th>
          {withChanges && (
            <th role="columnheader" scope="col">
              Changes
            </th>
          )}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {answer.lines.map((line) => (
          <tr role="row" key={line.line}>
            <td role="cell" className={classes.number}>
              {count(line.line)}
            </td>
            <td role="cell" className={classes.says}>
              <bdi>{line.says || 'Nothing that tells who is meant'}</bdi>
            </td>
            <td role="cell">
              <span className={classes.kind} data-kind={line.kind}>
                {matchWords(line)}
              </span>
            </td>
            <td role="cell">
              {line.user && <Person user={line.user} />}
              {line.candidateCount > 0 && (
                <Choice line={line} chosen={chosen[line.line] ?? ''} onChoose={onChoose} />
              )}
            </td>
            {withChanges && (
              <td role="cell">
                <ul className={classes.changes}>
                  {line.changes.map((change) => (
                    <li key={change}>{change}</li>
                  ))}
                  {line.problems.map((problem) => (
                    <li key={problem} className={classes.problem}>
                      {problem}
                    </li>
                  ))}
                </ul>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Those who are active and not on the list. */
export function LeaversTable({ leavers }: { leavers: User[] }) {
  return (
    <table role="table" aria-label="Leavers" className={`${table.table} ${classes.table}`}>
      <thead role="rowgroup">
        <tr role="row">
          <th role="columnheader" scope="col">
            Person
          </th>
          <th role="columnheader" scope="col">
            Title
          </th>
        </tr>
      </thead>
      <tbody role="rowgroup">
        {leavers.map((user) => (
          <tr role="row" key={user.id}>
            <td role="cell">
              <Person user={user} />
            </td>
            <td role="cell">
              <bdi>{user.title?.trim() || 'None'}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Person({ user }: { user: User }) {
  return (
    <>
      <Link to={`/users/${user.id}`} className={classes.person}>
        <bdi>{displayName(user)}</bdi>
      </Link>
      <span className={classes.email}>
        {user.email ?? 'No e-mail address'}
        {user.status !== 'ACTIVE' && ` · ${statusWords(user.status)}`}
      </span>
    </>
  )
}

/** Who is meant by a line that can mean several people. A plain select: there can be one in every row. */
function Choice({ line, chosen, onChoose }: { line: ListLine; chosen: string } & Pick<Props, 'onChoose'>) {
  const { candidates, candidateCount } = line
  const more = candidateCount - candidates.length
  return (
    <span className={classes.choice}>
      <select
        aria-label={`Who is meant by line ${line.line}`}
        value={candidates.some(({ id }) => id === chosen) ? chosen : ''}
        onChange={({ currentTarget: { value } }) => onChoose(line.line, value || null)}
      >
        <option value="">Choose a person</option>
        {candidates.map((user) => (
          <option key={user.id} value={user.id}>
            {[displayName(user), user.email, statusWords(user.status)].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
      {more > 0 && (
        <span className={classes.email}>And {count(more)} more: name them by e-mail address.</span>
      )}
    </span>
  )
}
