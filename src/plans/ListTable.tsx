import type { ListAnswer, Reading } from '../desk/list/types.ts'
import { reveal } from '../operations/person.ts'
import { count } from '../text/count.ts'
import table from '../ui/Table.module.css'
import { TableHead } from '../ui/TableHead.tsx'
import { CandidateSelect } from './CandidateSelect.tsx'
import { LineChanges } from './LineChanges.tsx'
import { ListPerson } from './ListPerson.tsx'
import { matchDescription, readAs } from './listWords.ts'
import classes from './ListTable.module.css'
import layout from '../ui/Layout.module.css'

interface Props {
  answer: ListAnswer
  /** Whether to show the changes of each line, for operations that differ from line to line. */
  hasChanges: boolean
  reading: Reading
  /** Includes or excludes the values of a line that look damaged. */
  onIncludeDamage: (key: string, isIncluded: boolean) => void
  /** Chooses the person of an ambiguous line; null removes the choice. */
  onChoose: (key: string, userId: string | null) => void
}

const heads = ['Line', 'On the list', 'Match', 'Person']

/** Table of the list's lines with their matches. */
export function ListTable({ answer, hasChanges, reading, onIncludeDamage, onChoose }: Props) {
  const { chosen, includedDamage = [] } = reading
  return (
    <table role="table" aria-label="List" className={`${table.table} ${classes.table}`}>
      <TableHead heads={hasChanges ? [...heads, 'Changes'] : heads} />
      <tbody role="rowgroup">
        {answer.lines.map((line) => (
          <tr role="row" key={line.key}>
            <td role="cell" className={classes.number}>
              {count(line.line)}
            </td>
            <td role="cell" className={classes.text}>
              {line.text ? <bdi translate="no">{reveal(line.text)}</bdi> : 'No ID, email address or name'}
              {line.cleaned !== null && <span className={layout.sub}>{readAs(line.cleaned)}</span>}
            </td>
            <td role="cell">
              <span className={classes.kind} data-kind={line.kind}>
                {matchDescription(line, answer.isComplete)}
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
                <LineChanges
                  line={line}
                  isIncluded={includedDamage === 'all' || includedDamage.includes(line.key)}
                  onInclude={onIncludeDamage}
                />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
