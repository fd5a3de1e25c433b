import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useBlocker } from 'react-router'
import { labels } from '../operations/fields.ts'
import { profileFields, profileInput, updateProfile } from '../operations/updateProfile.ts'
import { isReloading } from '../session/draftsOverReload.ts'
import { isSignInPath } from '../session/signInAddress.ts'
import { Dialog } from '../ui/Dialog.tsx'
import { type Asked, keepDraft } from './drafts.ts'
import { OperationForm } from './OperationForm.tsx'
import type { Work } from './useOperation.ts'
import classes from './OperationForm.module.css'

interface Props {
  asked: Asked
  work: Work
  onClose: () => void
}

type Draft = Record<(typeof profileFields)[number], string>

/** Edits the profile. What was changed here is not lost by a slip: leaving asks first. */
export function ProfileDialog({ asked, work, onClose }: Props) {
  const { user } = asked
  const { pending, runOperation } = work
  const [draft, setDraft] = useState<Draft>(() => ({
    firstName: user.firstName ?? '',
    lastName: user.lastName ?? '',
    title: user.title ?? '',
    ...asked.typed,
  }))
  const [leaving, setLeaving] = useState(false)
  const input = profileInput(draft)
  const changed = updateProfile.holds(user, input) === false

  // The session's end leads out whatever is typed: it is kept, or wiped by a lock.
  const blocker = useBlocker(({ nextLocation }) => changed && !isSignInPath(nextLocation.pathname))
  useEffect(() => {
    if (!changed) return
    const warn = (event: BeforeUnloadEvent) => isReloading() || event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [changed])

  const cancel = () => {
    if (pending) return
    if (changed) setLeaving(true)
    else onClose()
  }
  const asking = leaving || blocker.state === 'blocked'
  const stay = () => {
    setLeaving(false)
    blocker.reset?.()
  }
  const discard = () => {
    onClose()
    blocker.proceed?.()
  }

  return (
    <Dialog title="Edit profile" onDismiss={asking ? stay : cancel}>
      <OperationForm
        user={user}
        submit="Save"
        work={work}
        incomplete={changed ? null : 'Nothing is changed yet.'}
        onSubmit={() => runOperation({ operation: 'updateProfile', userId: user.id, input })}
        onCancel={cancel}
      >
        {profileFields.map((field) => (
          <TextInput
            key={field}
            label={labels[field]}
            value={draft[field]}
            readOnly={pending}
            autoComplete="off"
            onChange={({ currentTarget: { value } }) => {
              const next = { ...draft, [field]: value }
              setDraft(next)
              keepDraft({ operation: 'updateProfile', user, typed: next })
            }}
          />
        ))}
        {asking && (
          <div role="alertdialog" aria-label="Discard changes?" className={classes.discard}>
            <p>What you changed is not saved. Discard it?</p>
            <div className={classes.buttons}>
              {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the question takes the focus, as any dialog does */}
              <Button variant="default" onClick={stay} autoFocus>
                Keep editing
              </Button>
              <Button color="red" onClick={discard}>
                Discard changes
              </Button>
            </div>
          </div>
        )}
      </OperationForm>
    </Dialog>
  )
}
