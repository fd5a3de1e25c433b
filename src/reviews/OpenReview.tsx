import { Button } from '../ui/Button.tsx'
import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useNavigate } from '../routing/usePage.ts'
import { Link } from '../routing/Link.tsx'
import { desk } from '../desk/port/client.ts'
import { useCommands } from '../palette/useCommands.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { Failure } from '../ui/Failure.tsx'
import { announce, announceWarning } from '../ui/status.ts'
import { explainRefusal } from './refusalWords.ts'
import classes from './Reviews.module.css'
import { changedWords } from './words.ts'

/** Button that opens a review from a file. A file that can't be opened is refused in a dialog. */
export function OpenReview() {
  const input = useRef<HTMLInputElement>(null)
  const navigate = useNavigate()
  const [isRefused, setRefused] = useState(false)
  const open = useMutation({
    async mutationFn(file: File) {
      return desk.openReview({ text: await file.text() })
    },
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
      <Button variant="default" size="xs" loading={open.isPending} onClick={() => input.current?.click()}>
        Open a review file
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="Review file"
        accept=".jsonl,.json,.txt,.ndjson"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          // Lets the same file be chosen again.
          currentTarget.value = ''
          if (file) open.mutate(file)
        }}
      />
      {isRefused && (
        <Dialog title="The file was not opened" onDismiss={() => setRefused(false)}>
          <div className={classes.form}>
            <Failure
              error={open.error ?? new Error('refused')}
              explanation={refusal === null ? undefined : explainRefusal(refusal)}
            />
            {refusal?.refused === 'alreadyOpen' && (
              <Link to={`/reviews/${refusal.reviewId}`}>Go to the open review</Link>
            )}
            <div className={classes.dialogButtons}>
              <Button variant="default" onClick={() => setRefused(false)}>
                Close
              </Button>
            </div>
          </div>
        </Dialog>
      )}
    </>
  )
}
