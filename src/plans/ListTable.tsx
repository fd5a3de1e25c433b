/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   Narrow screens lay the table out as cards, which drops the implicit roles of its parts. */
import type { ListAnswer, ListLine } from '../desk/list/types.ts'
import { displayName, reveal, statusWords } from '../operations/person.ts'
import { count } from '../ui/count.ts'
import table from '../ui/Table.module.css'
import { TableHead } from '../ui/TableHead.tsx'
import { ListPerson } from './ListPerson.tsx'
import { matchDescription, moreCandidates } from './listWords.ts'
import classes from './ListTable.module.css'

interface Props {
  answer: ListAnswer
  /** Whether to show the changes of each line, for operations that differ from line to line. */
  hasChanges: boolean
  /** Ids of the people chosen for ambiguous lines, by the line’s key. */
  chosen: Readonly<Record<string, string>>
  /** Chooses the person of an ambiguous line; null removes the choice. */
  onChoose: (key: string, userId: string | null) => void
}

const heads = ['Line', 'On the list', 'Match', 'Person']

/** Table of the list's lines with their matches. */
export function ListTable({ answer, hasChanges, chosen, onChoose }: Props) {
  return (
    <table role="table" aria-label="List" className={`${table.table} ${classes.table}`}>
      <TableHead heads={hasChanges ? [...heads, 'Changes'] : heads} />
      <tbody role="rowgroup">
        {answer.lines.map((line) => (
          <tr role="row" key={line.key}>
            <td role="cell" className={classes.number}>
              {count(line.line)}
            </td>
            <td role="cell" className={classes.says}>
              {line.says ? <bdi translate="no">{reveal(line.says)}</bdi> : 'No ID, e-mail address or name'}
            </td>
            <td role="cell">
              <span className={classes.kind} data-kind={line.kind}>
                {matchDescription(line)}
              </span>
            </td>
            <td role="cell">
              {line.user && <ListPerson user={line.user} />}
              {line.candidateCount > 0 && (
                <CandidateSelect line={line} chosen={chosen[line.key] ?? ''} onChoose={onChoose} />
              )}
            </td>
            {hasChanges && (
              <td role="cell">
                <ul className={classes.changes}>
                  {line.changes.map((change) => (
                    <li key={change} translate="no">
                      {change}
                    </li>
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

interface CandidateSelectProps extends Pick<Props, 'onChoose'> {
  line: ListLine
  chosen: string
}

/** Chooses one of the people that a line matches. A native select, because every row can have one. */
function CandidateSelect({ line, chosen, onChoose }: CandidateSelectProps) {
  const { candidates, candidateCount } = line
  const hidden = candidateCount - candidates.length
  return (
    <span className={classes.choice}>
      <select
        aria-label={`Person for line ${line.line}`}
        value={candidates.some(({ id }) => id === chosen) ? chosen : ''}
        onChange={({ currentTarget: { value } }) => onChoose(line.key, value || null)}
      >
        <option value="">Choose a person</option>
        {candidates.map((user) => (
          <option key={user.id} value={user.id} translate="no">
            {[displayName(user), reveal(user.email ?? ''), statusWords(user.status)]
              .filter(Boolean)
              .join(' · ')}
          </option>
        ))}
      </select>
      {hidden > 0 && <span className={classes.email}>{moreCandidates(hidden)}</span>}
    </span>
  )
}
