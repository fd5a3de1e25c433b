import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { ReviewPerson, ReviewState, Step } from '../desk/review/types.ts'
import { type Decision, decisionText } from '../operations/decisions.ts'
import { meQuery } from '../organization/queries.ts'
import { Failure } from '../ui/Failure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { DecisionPanel } from './DecisionPanel.tsx'
import { FinishDialog } from './FinishDialog.tsx'
import { KeepRemainingDialog } from './KeepRemainingDialog.tsx'
import { NewRoleDialog } from './NewRoleDialog.tsx'
import { PeopleList } from './PeopleList.tsx'
import { applyStep, reviewPersonQuery } from './queries.ts'
import { type ReviewAction, useReviewKeys } from './reviewKeys.ts'
import classes from './Reviews.module.css'
import { unavailableDecision } from './unavailableDecision.ts'
import { changedWords, noOwnAccount, progressWords } from './words.ts'

/** Decides about the people of a review, one at a time, with the list beside them. Nothing happens to anyone. */
export function Deciding({ review }: { review: ReviewState }) {
  const { counts, population } = review
  const queryClient = useQueryClient()
  const [index, setIndex] = useState<number | null>(null)
  const { data: person, error, refetch } = useQuery(reviewPersonQuery(review.id, index))
  const { data: me } = useQuery(meQuery)
  const [dialog, setDialog] = useState<'role' | 'remaining' | 'finish' | null>(null)
  const [said, setSaid] = useState('')
  const area = useRef<HTMLDivElement>(null)
  const [noteRequests, setNoteRequests] = useState(0)
  const current = person?.index
  const shownAt = useRef({ index: -1, at: 0 })
  useEffect(() => {
    if (current !== undefined && shownAt.current.index !== current)
      shownAt.current = { index: current, at: performance.now() }
  }, [current])
  const isLoaded = person !== undefined
  // The keys work at once. After the page's own heading got the focus (shell/useRouteFocus.ts).
  useEffect(() => {
    if (!isLoaded) return
    const frame = requestAnimationFrame(() =>
      area.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true }),
    )
    return () => cancelAnimationFrame(frame)
  }, [isLoaded])

  const isBusy = useRef(false)
  const step = useMutation({
    // In order: a second key waits for the first.
    scope: { id: `review ${review.id}` },
    mutationFn: (ask: () => Promise<Step | null>) => ask(),
    onSettled: () => {
      isBusy.current = false
    },
    onSuccess(result) {
      if (!result) return
      applyStep(queryClient, result)
      if (result.person) setIndex(result.person.index)
    },
  })
  const record = (ask: () => Promise<Step | null>) => {
    isBusy.current = true
    return step.mutateAsync(ask)
  }
  /** Records something whose failure the page shows. */
  const recordNow = (ask: () => Promise<Step | null>) => void record(ask).catch(() => {})
  const decide = ({ index: place, name }: ReviewPerson, decision: Decision, roleId: string | null = null) => {
    const request = { reviewId: review.id, index: place, decision, roleId }
    const shownMs = performance.now() - shownAt.current.at
    setSaid(`${name}: ${decisionText(decision, roleId, review.roles)}.`)
    recordNow(() => desk.decide({ ...request, shownMs }))
  }
  const perform = (action: ReviewAction) => {
    if (!person) return
    if (action === 'undo') recordNow(() => desk.undoDecision({ reviewId: review.id }))
    else if (action === 'note') setNoteRequests(noteRequests + 1)
    else if (action === 'next' || action === 'previous') {
      const place = person.index + (action === 'next' ? 1 : -1)
      setIndex(Math.min(Math.max(0, place), population.people - 1))
    } else if (unavailableDecision(person, action) === null) {
      if (action === 'changeRole') setDialog('role')
      else decide(person, action)
    }
  }
  /** Actions that came before the last one was recorded: they are about the person who shows then. */
  const waiting = useRef<ReviewAction[]>([])
  const act = (action: ReviewAction) => {
    // What follows a key that opens a field is typed into it.
    if (waiting.current.some((one) => one === 'note' || one === 'changeRole')) return
    waiting.current.push(action)
    if (!isBusy.current && waiting.current.length === 1) performNext()
  }
  const performNext = () => {
    const action = waiting.current.shift()
    if (action) perform(action)
  }
  useEffect(() => {
    if (!isBusy.current) performNext()
  })
  useReviewKeys(area, act)

  return (
    <>
      {review.changed > 0 && <Notice>{changedWords(review.changed)}</Notice>}
      <div className={classes.progress}>
        <progress
          aria-label="Reviewed"
          max={population.people - counts.gone}
          value={population.people - counts.gone - counts.undecided}
        />
        <span>{progressWords(review)}</span>
      </div>
      {me === null && <p className={classes.hint}>{noOwnAccount}</p>}
      {error && (
        <Failure title="The person could not be loaded." error={error} onRetry={() => void refetch()} />
      )}
      {step.isError && <Failure title="This was not recorded. Try again." error={step.error} />}
      <div ref={area} className={classes.area}>
        {person && (
          <DecisionPanel
            review={review}
            person={person}
            noteRequests={noteRequests}
            onAction={act}
            onRedo={() => recordNow(() => desk.redoDecision({ reviewId: review.id }))}
            onNote={(place, text) =>
              record(() => desk.setReviewNote({ reviewId: review.id, index: place, note: text }))
            }
            onKeepRemaining={() => setDialog('remaining')}
            onFinish={() => setDialog('finish')}
          />
        )}
        <PeopleList review={review} current={current ?? 0} onSelect={setIndex} />
      </div>
      <p className="visually-hidden" aria-live="polite">
        {said}
      </p>
      {dialog === 'role' && person && (
        <NewRoleDialog
          person={person}
          onChoose={(roleId) => {
            setDialog(null)
            decide(person, 'changeRole', roleId)
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'remaining' && (
        <KeepRemainingDialog
          people={counts.undecided}
          onKeep={(reason) => record(() => desk.keepRemaining({ reviewId: review.id, reason }))}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'finish' && <FinishDialog review={review} onClose={() => setDialog(null)} />}
    </>
  )
}
