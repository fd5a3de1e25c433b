import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { ReviewState } from '../desk/review/types.ts'
import { useCommands } from '../palette/useCommands.ts'
import { download } from '../ui/download.ts'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { announce } from '../ui/status.ts'
import { ExactTime } from '../ui/ExactTime.tsx'
import { DiscardDialog } from './DiscardDialog.tsx'
import { EvidenceDialog } from './EvidenceDialog.tsx'
import { reviewFileName } from './reviewFileName.ts'
import classes from './Reviews.module.css'
import { incompleteWords, listWords, populationWords, savedWords, unsavedWords } from './words.ts'
import layout from '../ui/Layout.module.css'

interface Props {
  review: ReviewState
  onPrint: () => void
}

/** Head of a review: what it is about, how its people were read, and buttons to save, print and export it. */
export function ReviewAbout({ review, onPrint }: Props) {
  const { population } = review
  const uncertain = listWords(population)
  return (
    <header className={classes.about}>
      <h1 translate="no">{review.name}</h1>
      <p className={layout.hint}>
        {review.scope} · {populationWords(population)} Loaded <ExactTime at={population.readAt} />.
      </p>
      {!population.isComplete && (
        <p role="note" className={classes.incomplete}>
          {incompleteWords(population)}
        </p>
      )}
      {uncertain !== null && <p className={layout.hint}>{uncertain}</p>}
      <p className={layout.hint}>
        {review.reviewers.length === 1 ? 'Reviewer' : 'Reviewers'}:{' '}
        <span translate="no">{review.reviewers.join(', ')}</span> · Started <ExactTime at={review.begunAt} />
        {review.endedAt !== null && (
          <>
            {' '}
            · Ended <ExactTime at={review.endedAt} />
          </>
        )}
      </p>
      <FileButtons review={review} onPrint={onPrint} />
    </header>
  )
}

/** Buttons that save, print, export and discard a review, with their dialogs. */
function FileButtons({ review, onPrint }: Props) {
  const [dialog, setDialog] = useState<'export' | 'discard' | null>(null)
  const save = useMutation({
    async mutationFn() {
      const pieces = await desk.reviewFile({ reviewId: review.id })
      if (pieces === null) throw new Error('This review was discarded in another tab.')
      const name = reviewFileName(review, 'review', 'jsonl', new Date())
      download(new Blob(pieces, { type: 'application/jsonl' }), name)
      return name
    },
    onSuccess: (name) => announce(savedWords(name)),
  })
  useCommands([
    { section: 'here', name: 'Save to a file', action: () => save.mutate() },
    { section: 'here', name: 'Print evidence', keywords: 'paper pdf', action: onPrint },
    { section: 'here', name: 'Export evidence', keywords: 'csv json', action: () => setDialog('export') },
    { section: 'here', name: 'Discard review', action: () => setDialog('discard') },
  ])
  return (
    <>
      <div className={layout.buttons}>
        <SoftButton variant="default" size="xs" unavailable={save.isPending} onClick={() => save.mutate()}>
          Save to a file
        </SoftButton>
        <SoftButton variant="default" size="xs" unavailable={false} onClick={onPrint}>
          Print evidence
        </SoftButton>
        <SoftButton variant="default" size="xs" unavailable={false} onClick={() => setDialog('export')}>
          Export evidence
        </SoftButton>
        <SoftButton variant="default" size="xs" unavailable={false} onClick={() => setDialog('discard')}>
          Discard review
        </SoftButton>
        {review.unsaved > 0 && <span className={layout.hint}>{unsavedWords}</span>}
      </div>
      {save.isError && <Failure title="The review could not be saved." error={save.error} />}
      {dialog === 'export' && <EvidenceDialog review={review} onClose={() => setDialog(null)} />}
      {dialog === 'discard' && <DiscardDialog review={review} onClose={() => setDialog(null)} />}
    </>
  )
}
