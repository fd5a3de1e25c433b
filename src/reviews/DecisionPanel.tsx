import { useId } from 'react'
import type { ReviewPerson, ReviewState } from '../desk/review/types.ts'
import { type Decision, decisionLabels } from '../operations/decisions.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import { KeyHint } from './KeyHint.tsx'
import { NoteField } from './NoteField.tsx'
import type { ReviewAction } from './reviewKeys.ts'
import { ReviewFacts } from './ReviewFacts.tsx'
import classes from './Reviews.module.css'
import { unavailableDecision } from './unavailableDecision.ts'

const decisionKeys: Record<Decision, string> = { keep: 'K', changeRole: 'C', terminate: 'T', unsure: 'U' }

interface Props {
  review: ReviewState
  person: ReviewPerson
  /** Counts how often a note was asked for. */
  noteRequests: number
  onAction: (action: ReviewAction) => void
  onRedo: () => void
  onNote: (index: number, note: string) => Promise<unknown>
  onKeepRemaining: () => void
  onFinish: () => void
}

/** The person to decide about: facts, decisions and note. No decision is chosen in advance. */
export function DecisionPanel({ review, person, noteRequests, onAction, onNote, ...on }: Props) {
  const { undecided } = review.counts
  return (
    <section aria-label="Decision" className={classes.panel}>
      <ReviewFacts review={review} person={person} />
      <div className={classes.buttons}>
        {(Object.keys(decisionLabels) as Decision[]).map((decision) => (
          <DecisionButton
            key={decision}
            decision={decision}
            person={person}
            onClick={() => onAction(decision)}
          />
        ))}
      </div>
      <NoteField
        key={person.index}
        note={person.note}
        requests={noteRequests}
        onOpen={() => onAction('note')}
        onSave={(text) => onNote(person.index, text)}
      />
      <div className={classes.buttons}>
        <SoftButton
          variant="default"
          size="xs"
          unavailable={!review.canUndo}
          aria-keyshortcuts="Z"
          onClick={() => onAction('undo')}
        >
          Undo last decision
          <KeyHint name="Z" />
        </SoftButton>
        <SoftButton variant="default" size="xs" unavailable={!review.canRedo} onClick={on.onRedo}>
          Redo decision
        </SoftButton>
        <SoftButton variant="default" size="xs" unavailable={undecided === 0} onClick={on.onKeepRemaining}>
          Keep all remaining
        </SoftButton>
        <SoftButton size="xs" unavailable={false} onClick={on.onFinish}>
          Finish review
        </SoftButton>
      </div>
    </section>
  )
}

interface DecisionButtonProps {
  decision: Decision
  person: ReviewPerson
  onClick: () => void
}

function DecisionButton({ decision, person, onClick }: DecisionButtonProps) {
  const id = useId()
  const reason = unavailableDecision(person, decision)
  const isMade = person.made?.decision === decision
  return (
    <>
      <SoftButton
        variant={isMade ? 'filled' : 'default'}
        unavailable={reason !== null}
        aria-pressed={isMade}
        aria-keyshortcuts={decisionKeys[decision]}
        aria-describedby={reason === null ? undefined : id}
        onClick={onClick}
      >
        {decisionLabels[decision]}
        <KeyHint name={decisionKeys[decision]} />
      </SoftButton>
      {reason !== null && (
        <span id={id} className={classes.reason}>
          {reason}
        </span>
      )}
    </>
  )
}
