import { useMutation } from '@tanstack/react-query'
import { type Ref, useRef, useState } from 'react'
import { useNavigate } from '../routing/usePage.ts'
import { TextInput } from '../ui/TextInput.tsx'
import { desk } from '../desk/port/client.ts'
import { interruptible } from '../organization/interruptible.ts'
import { requesterName, saveRequesterName } from '../organization/requesterName.ts'
import { forgetText, useKeptText } from '../session/useKeptText.ts'
import { useUnsavedText } from '../session/useUnsavedText.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { Failure } from '../ui/Failure.tsx'
import { explainRefusal, explainScope } from './refusalWords.ts'
import classes from './Reviews.module.css'
import { emptyScope, missingInScope, ScopeField, toScope } from './ScopeField.tsx'
import { interrupted } from './words.ts'
import layout from '../ui/Layout.module.css'

const textName = 'new review'

/** Dialog that asks for the name of a review and the people in it, and starts it. */
export function NewReviewDialog({ onClose }: { onClose: () => void }) {
  const navigate = useNavigate()
  const [firstName] = useState(() => `Access review ${new Date().toLocaleDateString('en-CA')}`)
  const [input, setInput] = useKeptText(textName, () => ({
    name: firstName,
    reviewer: requesterName(),
    scope: emptyScope,
  }))
  const { name, reviewer, scope } = input
  const change = (changed: Partial<typeof input>) => setInput({ ...input, ...changed })
  const [hasSubmitted, setSubmitted] = useState(false)
  const earlierFile = useRef<HTMLInputElement>(null)
  const { dismiss, cancel, prompt, settle } = useUnsavedText({
    isUnsaved: name !== firstName || reviewer.trim() !== requesterName() || scope.list !== '',
    forget: () => forgetText(textName),
    onClose,
  })
  const start = useMutation({
    async mutationFn() {
      const [file] = earlierFile.current?.files ?? []
      return interruptible(interrupted.starting, async () =>
        desk.startReview({
          name,
          reviewer,
          scope: toScope(scope),
          withoutTerminated: scope.withoutTerminated,
          earlier: file ? await file.text() : null,
        }),
      )
    },
    onSuccess(result) {
      if ('refused' in result) return
      settle()
      return navigate(`/reviews/${result.id}`)
    },
  })
  const refusal = start.data && 'refused' in start.data ? start.data : null
  const missing = missingInScope(scope)
  const submit = () => {
    setSubmitted(true)
    if (name.trim() === '' || reviewer.trim() === '' || missing !== null) return
    saveRequesterName(reviewer.trim())
    start.mutate()
  }
  return (
    <Dialog title="New review" onDismiss={dismiss}>
      <DialogForm submit="Start review" unavailable={start.isPending} onSubmit={submit} onCancel={cancel}>
        <TextInput
          label="Name"
          autoComplete="off"
          value={name}
          maxLength={200}
          error={hasSubmitted && name.trim() === '' && 'Enter a name for the review.'}
          errorRole="alert"
          onChange={({ currentTarget: { value } }) => change({ name: value })}
        />
        <TextInput
          label="Your name"
          description="The evidence names you as the reviewer."
          autoComplete="name"
          value={reviewer}
          maxLength={200}
          error={hasSubmitted && reviewer.trim() === '' && 'Enter your name. The evidence says who decided.'}
          errorRole="alert"
          onChange={({ currentTarget: { value } }) => change({ reviewer: value })}
        />
        <ScopeField value={scope} onChange={(next) => change({ scope: next })} />
        <EarlierField ref={earlierFile} />
        {hasSubmitted && missing !== null && (
          <p role="alert" className={classes.error}>
            {missing}
          </p>
        )}
        {start.isError && (
          <Failure
            title="The review could not be started."
            error={start.error}
            explanation={explainScope(start.error, scope.who)}
          />
        )}
        {refusal && (
          <Failure
            title="The review was not started."
            error={new Error('refused')}
            explanation={explainRefusal(refusal)}
          />
        )}
        {prompt}
      </DialogForm>
    </Dialog>
  )
}

/** Field for the file of an earlier review or snapshot. */
function EarlierField({ ref }: { ref: Ref<HTMLInputElement> }) {
  return (
    <label className={classes.fileField}>
      <span className={classes.label}>Earlier review or snapshot (optional)</span>
      <span className={layout.hint}>
        Shows what was decided then, and who has changed since. Without a file, the last review of this
        session is used.
      </span>
      <input ref={ref} type="file" accept=".jsonl,.json,.txt,.ndjson" />
    </label>
  )
}
