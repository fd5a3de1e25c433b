import { useState } from 'react'
import { forgetText, useKeptText } from '../session/useKeptText.ts'
import { useUnsavedText } from '../session/useUnsavedText.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { DialogForm } from '../ui/DialogForm.tsx'
import { announce } from '../ui/status.ts'
import { TextInput } from '../ui/TextInput.tsx'
import { builtInNames, maxNameLength, maxViews, type View } from './views.ts'
import { nameMissing, nameTaken, replaces, savedHere, savedMessage, tooManyViews } from './viewWords.ts'

const textName = 'save view'

interface Props {
  saved: readonly View[]
  /** Returns false if the view could not be stored; a message has said so. */
  onSave: (name: string) => boolean
  onClose: () => void
}

/** Asks for the name of a view. */
export function SaveViewDialog({ saved, onSave, onClose }: Props) {
  const [text, setText] = useKeptText(textName, () => '')
  const [isTried, setIsTried] = useState(false)
  const name = text.trim()
  const isReplacing = saved.some((view) => view.name === name)
  const error =
    name === ''
      ? nameMissing
      : builtInNames.includes(name)
        ? nameTaken
        : !isReplacing && saved.length >= maxViews && tooManyViews
  const submit = () => {
    setIsTried(true)
    if (error) return
    settle()
    if (onSave(name)) announce(savedMessage(name))
    onClose()
  }
  const { dismiss, cancel, prompt, settle } = useUnsavedText({
    isUnsaved: name !== '',
    forget: () => forgetText(textName),
    onClose,
  })
  return (
    <Dialog title="Save view" onDismiss={dismiss}>
      <DialogForm submit="Save" onSubmit={submit} onCancel={cancel}>
        <TextInput
          label="Name"
          maxLength={maxNameLength}
          autoComplete="off"
          value={text}
          error={isTried && error}
          errorRole="alert"
          onChange={({ currentTarget }) => setText(currentTarget.value)}
        />
        {isReplacing && <p aria-live="polite">{replaces(name)}</p>}
        <p>{savedHere}</p>
        {prompt}
      </DialogForm>
    </Dialog>
  )
}
