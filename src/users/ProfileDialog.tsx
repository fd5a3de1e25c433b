import { useEffect, useState } from 'react'
import { useBlocker } from '../routing/useBlocker.ts'
import { fieldLabels } from '../operations/fields.ts'
import { profileFields, profileInput, updateProfile } from '../operations/updateProfile.ts'
import { isReloading } from '../session/draftsOverReload.ts'
import { isSignInPath } from '../session/signInAddress.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { noChanges } from './dialogWords.ts'
import { type OperationDraft, saveDraft } from './drafts.ts'
import { OperationForm } from './OperationForm.tsx'
import type { OperationRunner } from './useOperation.ts'
import classes from './OperationForm.module.css'
import notice from '../ui/Notice.module.css'
import dialog from '../ui/Dialog.module.css'

interface Props {
  draft: OperationDraft
  runner: OperationRunner
  onClose: () => void
}

/** Texts of the form’s fields. */
type ProfileTexts = Record<(typeof profileFields)[number], string>

/** Edits the profile. Asks before unsaved changes are discarded, also when leaving the page. */
export function ProfileDialog({ draft, runner, onClose }: Props) {
  const { user } = draft
  const { isPending, runOperation } = runner
  const [texts, setTexts] = useState<ProfileTexts>(() => ({
    firstName: user.firstName ?? '',
    lastName: user.lastName ?? '',
    title: user.title ?? '',
    ...draft.typed,
  }))
  const [isLeaving, setIsLeaving] = useState(false)
  const input = profileInput(texts, user)
  const hasChanges = updateProfile.holds(user, input) === false

  // The end of the session leaves the page anyway: the draft is kept, or cleared by a lock.
  const blocked = useBlocker(({ pathname }) => hasChanges && !isSignInPath(pathname))
  useEffect(() => {
    if (!hasChanges) return
    const warn = (event: BeforeUnloadEvent) => isReloading() || event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [hasChanges])

  const cancel = () => {
    if (isPending) return
    if (hasChanges) setIsLeaving(true)
    else onClose()
  }
  const isAsking = isLeaving || blocked !== null
  const stay = () => {
    setIsLeaving(false)
    blocked?.reset()
  }
  const discard = () => {
    onClose()
    blocked?.proceed()
  }

  return (
    <Dialog title="Edit profile" onDismiss={isAsking ? stay : cancel}>
      <OperationForm
        user={user}
        submit="Save"
        runner={runner}
        incomplete={hasChanges ? null : noChanges}
        onSubmit={() => runOperation({ operation: 'updateProfile', userId: user.id, input })}
        onCancel={cancel}
      >
        {profileFields.map((field) => (
          <TextInput
            key={field}
            label={fieldLabels[field]}
            value={texts[field]}
            readOnly={isPending}
            autoComplete="off"
            onChange={({ currentTarget: { value } }) => {
              const next = { ...texts, [field]: value }
              setTexts(next)
              saveDraft({ operation: 'updateProfile', user, typed: next })
            }}
          />
        ))}
        {isAsking && <DiscardPrompt onKeep={stay} onDiscard={discard} />}
      </OperationForm>
    </Dialog>
  )
}

/** Asks whether to discard unsaved changes. */
function DiscardPrompt({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  return (
    <div role="alertdialog" aria-label="Discard changes?" className={`${notice.notice} ${classes.discard}`}>
      <p>You have unsaved changes. Discard them?</p>
      <div className={dialog.buttons}>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- a dialog takes the focus when it opens */}
        <Button variant="default" onClick={onKeep} autoFocus>
          Keep editing
        </Button>
        <Button color="red" onClick={onDiscard}>
          Discard changes
        </Button>
      </div>
    </div>
  )
}
