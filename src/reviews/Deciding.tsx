import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { ReviewState } from '../desk/review/types.ts'
import { meQuery } from '../organization/queries.ts'
import { useCommands } from '../palette/useCommands.ts'
import { Failure } from '../ui/Failure.tsx'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { DecisionPanel } from './DecisionPanel.tsx'
import { FinishDialog } from './FinishDialog.tsx'
import { KeepRemainingDialog } from './KeepRemainingDialog.tsx'
import { NewRoleDialog } from './NewRoleDialog.tsx'
import { PeopleList } from './PeopleList.tsx'
import { reviewPersonQuery } from './queries.ts'
import { useReviewKeys } from './reviewKeys.ts'
import classes from './Reviews.module.css'
import { useDeciding } from './useDeciding.ts'
import { changedWords, noOwnAccount, progressWords, unavailable } from './words.ts'
import layout from '../ui/Layout.module.css'

/** Decides about the people of a review, one at a time, with the list beside them. Nothing happens to anyone. */
export function Deciding({ review }: { review: ReviewState }) {
  const { id: reviewId, counts, population } = review
  const [dialog, setDialog] = useState<'role' | 'remaining' | 'finish' | null>(null)
  const [noteRequests, setNoteRequests] = useState(0)
  const deciding = useDeciding(review, {
    onRole: () => setDialog('role'),
    onNote: () => setNoteRequests((requests) => requests + 1),
  })
  const shown = useQuery(reviewPersonQuery(reviewId, deciding.index))
  const person = shown.data
  const { data: me } = useQuery(meQuery)
  const area = useRef<HTMLDivElement>(null)
  useEffect(() => deciding.markShown(person?.index))
  const isLoaded = person !== undefined
  // The keys work at once. After the page's own heading got the focus (shell/useRouteFocus.ts).
  useEffect(() => {
    if (!isLoaded) return
    const frame = requestAnimationFrame(() =>
      area.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true }),
    )
    return () => cancelAnimationFrame(frame)
  }, [isLoaded])
  useCommands([
    {
      section: 'here',
      name: 'Keep all remaining',
      unavailable: counts.undecided === 0 ? unavailable.keepRemaining : null,
      action: () => setDialog('remaining'),
    },
    { section: 'here', name: 'Finish review', action: () => setDialog('finish') },
  ])
  useReviewKeys(area, deciding.act)

  return (
    <>
      {review.changed > 0 && <Notice>{changedWords(review.changed)}</Notice>}
      <div className={layout.progress}>
        <progress
          aria-label="Reviewed"
          max={population.people - counts.gone}
          value={population.people - counts.gone - counts.undecided}
        />
        <span>{progressWords(review)}</span>
      </div>
      {me === null && <p className={layout.hint}>{noOwnAccount}</p>}
      <QueryFailure title="The person could not be loaded." query={shown} />
      {deciding.error && <Failure title="This was not recorded. Try again." error={deciding.error} />}
      <div ref={area} className={classes.area}>
        {person && (
          <DecisionPanel
            review={review}
            person={person}
            noteRequests={noteRequests}
            onAction={deciding.act}
            onRedo={deciding.redo}
            onNote={(place, text) =>
              deciding.record(() => desk.setReviewNote({ reviewId, index: place, note: text }))
            }
            onKeepRemaining={() => setDialog('remaining')}
            onFinish={() => setDialog('finish')}
          />
        )}
        <PeopleList review={review} current={person?.index ?? 0} onSelect={deciding.select} />
      </div>
      <p className="visually-hidden" aria-live="polite">
        {deciding.announcement}
      </p>
      {dialog === 'role' && person && (
        <NewRoleDialog
          person={person}
          onChoose={(roleId) => {
            setDialog(null)
            deciding.changeRole(roleId)
          }}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'remaining' && (
        <KeepRemainingDialog
          reviewId={reviewId}
          people={counts.undecided}
          onKeep={(reason) => deciding.record(() => desk.keepRemaining({ reviewId, reason }))}
          onClose={() => setDialog(null)}
        />
      )}
      {dialog === 'finish' && <FinishDialog review={review} onClose={() => setDialog(null)} />}
    </>
  )
}
