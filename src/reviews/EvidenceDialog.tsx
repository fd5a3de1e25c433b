import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { ReviewState } from '../desk/review/types.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { download } from '../ui/download.ts'
import { DialogForm } from '../ui/DialogForm.tsx'
import { Failure } from '../ui/Failure.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { announce } from '../ui/status.ts'
import { reviewFileName } from './reviewFileName.ts'
import classes from './Reviews.module.css'
import { savedWords } from './words.ts'

type Format = 'csv' | 'json'

const formats: { value: Format; label: string; hint: string }[] = [
  {
    value: 'json',
    label: 'JSON',
    hint: 'JSON Lines, with every decision in order. Roster can verify this file: see Activity.',
  },
  {
    value: 'csv',
    label: 'CSV',
    hint: 'For spreadsheets. Values that a spreadsheet would run as formulas are escaped.',
  },
]

/** Dialog that exports the evidence of a review. */
export function EvidenceDialog({ review, onClose }: { review: ReviewState; onClose: () => void }) {
  const [format, setFormat] = useState<Format>('json')
  const exportFile = useMutation({
    async mutationFn() {
      const pieces = await desk.evidenceFile({ reviewId: review.id, format })
      if (pieces === null) throw new Error('This review was discarded in another tab.')
      const name = reviewFileName(review, 'evidence', format === 'csv' ? 'csv' : 'jsonl', new Date())
      const type = format === 'csv' ? 'text/csv;charset=utf-8' : 'application/jsonl'
      download(new Blob(pieces, { type }), name)
      return name
    },
    onSuccess(name) {
      announce(savedWords(name))
      onClose()
    },
  })
  return (
    <Dialog title="Export evidence" onDismiss={onClose}>
      <DialogForm
        submit="Download"
        unavailable={exportFile.isPending}
        onSubmit={() => exportFile.mutate()}
        onCancel={onClose}
      >
        {review.state !== 'ended' && (
          <p className={classes.incomplete}>This review is not finished. The evidence says so.</p>
        )}
        <RadioGroup label="Format" value={format} onChange={setFormat} options={formats} />
        {exportFile.isError && (
          <Failure title="The evidence could not be exported." error={exportFile.error} />
        )}
      </DialogForm>
    </Dialog>
  )
}
