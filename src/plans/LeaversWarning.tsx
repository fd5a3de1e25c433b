import type { ListAnswer } from '../desk/list/types.ts'
import { count } from '../text/count.ts'
import { CandidateSelect } from './CandidateSelect.tsx'
import { matchDescription, moreLines, unmatchedLines } from './listWords.ts'
import classes from './ReconcilePage.module.css'

interface Props {
  answer: ListAnswer
  /** Ids of the people chosen for lines, by the line’s key. */
  chosen: Readonly<Record<string, string>>
  onChoose: (key: string, userId: string | null) => void
  isConfirmed: boolean
  onConfirm: (isConfirmed: boolean) => void
}

/**
 * Warns that leavers may be on lines that were not matched. Names these lines, offers the nearest people, and asks for a
 * confirmation. Renders nothing when every line is matched.
 */
export function LeaversWarning({ answer, chosen, onChoose, isConfirmed, onConfirm }: Props) {
  const { lines, count: open } = answer.unresolved
  if (lines.length === 0) return null
  const shown = lines.filter(({ user }) => user === null).length
  return (
    <section className={classes.warning} aria-labelledby="list-unmatched">
      <h3 id="list-unmatched" aria-live="polite">
        {unmatchedLines(open)}
      </h3>
      {/* oxlint-disable-next-line jsx-a11y/no-redundant-roles -- Safari drops the role of a list without bullets. */}
      <ul role="list">
        {lines.map((line) => (
          <li key={line.key}>
            <span>
              Line {count(line.line)}: <bdi>{line.text || 'No ID, email address or name'}</bdi>
              <span className={classes.quiet}> {matchDescription(line, answer.isComplete)}</span>
            </span>
            {line.candidateCount > 0 && (
              <CandidateSelect line={line} chosen={chosen[line.key] ?? ''} onChoose={onChoose} />
            )}
          </li>
        ))}
      </ul>
      {open > shown && <p>{moreLines(open - shown)}</p>}
      {open > 0 && (
        <label className={classes.confirm}>
          <input
            type="checkbox"
            checked={isConfirmed}
            onChange={({ currentTarget: { checked } }) => onConfirm(checked)}
          />
          I checked these lines, and none of them is a leaver
        </label>
      )}
    </section>
  )
}
