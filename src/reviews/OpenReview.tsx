import { Button } from '../ui/Button.tsx'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useNavigate } from '../routing/usePage.ts'
import { Link } from '../routing/Link.tsx'
import { desk } from '../desk/port/client.ts'
import type { ReviewRefused } from '../desk/review/interface.ts'
import { interruptible } from '../organization/interruptible.ts'
import { useCommands } from '../palette/useCommands.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { FileButton } from '../ui/FileButton.tsx'
import { announce, announceWarning } from '../ui/status.ts'
import { requesterName, saveRequesterName } from '../organization/requesterName.ts'
import { ReviewerDialog } from './ReviewerDialog.tsx'
import { explainRefusal } from './refusalWords.ts'
import { changedWords, interrupted } from './words.ts'
import dialog from '../ui/Dialog.module.css'

/** Button that opens a review from a file. A file that can't be opened is refused in a dialog. */
export function OpenReview() {
  const input = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const [isRefused, setRefused] = useState(false)
  /** The file that waits for the name of who continues its review. */
  const [file, setFile] = useState<File | null>(null)
  const open = useMutation({
    async mutationFn(given: File) {
      const text = await given.text()
      return interruptible(interrupted.opening, () => desk.openReview({ text, reviewer: requesterName() }))
    },
    onSettled: () => setFile(null),
    onSuccess(result) {
      if ('refused' in result) return setRefused(true)
      void navigate(`/reviews/${result.id}`)
      if (result.changed > 0) announceWarning(changedWords(result.changed))
      else announce(`Opened “${result.name}”. Nobody has changed since it was saved.`)
    },
    onError: () => setRefused(true),
  })
  useCommands([{ section: 'here', name: 'Open a review file', action: () => input.current?.click() }])
  const refusal = open.data && 'refused' in open.data ? open.data : null
  return (
    <>
      <FileButton
        ref={input}
        name="Open a review file"
        aria-label="Review file"
        accept=".jsonl,.json,.txt,.ndjson"
        loading={open.isPending}
        onFile={(chosen) => (requesterName() === '' ? setFile(chosen) : open.mutate(chosen))}
      />
      {file && (
        <ReviewerDialog
          isPending={open.isPending}
          onName={(name) => {
            saveRequesterName(name)
            open.mutate(file)
          }}
          onClose={() => setFile(null)}
        />
      )}
      {isRefused && <RefusedDialog error={open.error} refusal={refusal} onClose={() => setRefused(false)} />}
    </>
  )
}

interface RefusedProps {
  /** Why the file could not be read; null if it could. */
  error: Error | null
  refusal: ReviewRefused | null
  onClose: () => void
}

/** Says why a file was not opened. */
function RefusedDialog({ error, refusal, onClose }: RefusedProps) {
  return (
    <Dialog title="The file was not opened" onDismiss={onClose}>
      <div className={dialog.form}>
        <Failure
          error={error ?? new Error('refused')}
          explanation={refusal === null ? undefined : explainRefusal(refusal)}
        />
        {refusal && 'reviewId' in refusal && (
          <Link to={`/reviews/${refusal.reviewId}`}>Go to the open review</Link>
        )}
        <div className={dialog.buttons}>
          <Button variant="default" onClick={onClose}>
            Close
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
