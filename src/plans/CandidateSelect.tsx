import type { ListLine } from '../desk/list/types.ts'
import { displayName, statusWords } from '../operations/person.ts'
import { moreCandidates } from './listWords.ts'
import classes from './ListTable.module.css'
import layout from '../ui/Layout.module.css'

interface Props {
  line: ListLine
  chosen: string
  /** Chooses the person that a line means; null removes the choice. */
  onChoose: (key: string, userId: string | null) => void
}

/** Select for the person that a line means. A native select, because every row can have one. */
export function CandidateSelect({ line, chosen, onChoose }: Props) {
  const { key, candidates, candidateCount } = line
  const hidden = candidateCount - candidates.length
  // A line can have several entries.
  const [, entry] = key.split('.')
  return (
    <span className={classes.choice}>
      <select
        aria-label={
          entry === undefined
            ? `Person for line ${line.line}`
            : `Person for line ${line.line}, entry ${entry}`
        }
        value={candidates.some(({ id }) => id === chosen) ? chosen : ''}
        onChange={({ currentTarget: { value } }) => onChoose(key, value || null)}
      >
        <option value="">Choose a person</option>
        {candidates.map((user) => (
          <option key={user.id} value={user.id}>
            {[displayName(user), user.email, statusWords(user.status)].filter(Boolean).join(' · ')}
          </option>
        ))}
      </select>
      {hidden > 0 && <span className={layout.sub}>{moreCandidates(hidden)}</span>}
    </span>
  )
}
