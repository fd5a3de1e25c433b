import { useState } from 'react'
import { fieldLabels } from '../operations/fields.ts'
import { profileFields, profileInput, updateProfile } from '../operations/updateProfile.ts'
import { useUnsavedText } from '../session/useUnsavedText.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { noChanges } from './dialogWords.ts'
import { type OperationDraft, saveDraft } from './drafts.ts'
import { OperationForm } from './OperationForm.tsx'
import type { OperationRunner } from './useOperation.ts'

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
  const input = profileInput(texts, user)
  const hasChanges = updateProfile.holds(user, input) === false

  const { dismiss, cancel, prompt } = useUnsavedText({
    isUnsaved: hasChanges,
    canClose: !isPending,
    onClose,
  })

  return (
    <Dialog title="Edit profile" onDismiss={dismiss}>
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
        {prompt}
      </OperationForm>
    </Dialog>
  )
}
