import { useId } from 'react'
import type { ReviewPerson, ReviewState } from '../desk/review/types.ts'
import { type Decision, decisionLabels } from '../operations/decisions.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import { KeyHint } from './KeyHint.tsx'
import { NoteField } from './NoteField.tsx'
import type { ReviewAction } from './reviewKeys.ts'
import { ReviewFacts } from './ReviewFacts.tsx'
import layout from '../ui/Layout.module.css'
import classes from './Reviews.module.css'
import { unavailableDecision } from './unavailableDecision.ts'
import { unavailable } from './words.ts'

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
export function DecisionPanel({ review, person, noteRequests, onAction, onNote, ...props }: Props) {
  const id = useId()
  const decisions = Object.keys(decisionLabels) as Decision[]
  const reasons = [...new Set(decisions.flatMap((one) => unavailableDecision(person, one) ?? []))]
  return (
    <section aria-label="Decision" className={layout.panel}>
      <ReviewFacts review={review} person={person} />
      <div className={`${layout.buttons} ${classes.choices}`}>
        {decisions.map((decision) => {
          const reason = unavailableDecision(person, decision)
          return (
            <DecisionButton
              key={decision}
              decision={decision}
              isMade={person.made?.decision === decision}
              reasonId={reason === null ? null : `${id}${reasons.indexOf(reason)}`}
              onClick={() => onAction(decision)}
            />
          )
        })}
      </div>
      {reasons.map((reason, at) => (
        <p key={reason} id={`${id}${at}`} className={classes.reason}>
          {reason}
        </p>
      ))}
      <NoteField
        key={person.index}
        textName={`note ${review.id} ${person.index}`}
        note={person.note}
        requests={noteRequests}
        onOpen={() => onAction('note')}
        onSave={(text) => onNote(person.index, text)}
      />
      <ReviewButtons review={review} onUndo={() => onAction('undo')} {...props} />
    </section>
  )
}

interface ReviewButtonsProps extends Pick<Props, 'review' | 'onRedo' | 'onKeepRemaining' | 'onFinish'> {
  onUndo: () => void
}

/** The buttons that are about more than one person. */
function ReviewButtons({ review, onUndo, onRedo, onKeepRemaining, onFinish }: ReviewButtonsProps) {
  const { canUndo, canRedo } = review
  const { undecided } = review.counts
  return (
    <div className={`${layout.buttons} ${classes.ofReview}`}>
      <SoftButton
        variant="default"
        size="xs"
        unavailable={!canUndo}
        title={canUndo ? undefined : unavailable.undo}
        aria-keyshortcuts="Z"
        onClick={onUndo}
      >
        Undo last decision
        <KeyHint name="Z" />
      </SoftButton>
      <SoftButton
        variant="default"
        size="xs"
        unavailable={!canRedo}
        title={canRedo ? undefined : unavailable.redo}
        onClick={onRedo}
      >
        Redo decision
      </SoftButton>
      <SoftButton
        variant="default"
        size="xs"
        unavailable={undecided === 0}
        title={undecided === 0 ? unavailable.keepRemaining : undefined}
        onClick={onKeepRemaining}
      >
        Keep all remaining
      </SoftButton>
      <SoftButton size="xs" unavailable={false} onClick={onFinish}>
        Finish review
      </SoftButton>
    </div>
  )
}

interface DecisionButtonProps {
  decision: Decision
  isMade: boolean
  /** Id of the text that says why the decision can't be made; null if it can. */
  reasonId: string | null
  onClick: () => void
}

function DecisionButton({ decision, isMade, reasonId, onClick }: DecisionButtonProps) {
  return (
    <SoftButton
      variant="default"
      unavailable={reasonId !== null}
      aria-pressed={isMade}
      aria-keyshortcuts={decisionKeys[decision]}
      aria-describedby={reasonId ?? undefined}
      onClick={onClick}
    >
      {decisionLabels[decision]}
      <KeyHint name={decisionKeys[decision]} />
    </SoftButton>
  )
}
