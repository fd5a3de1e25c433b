import { Textarea } from '../ui/Textarea.tsx'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { forgetText, useKeptText } from '../session/useKeptText.ts'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { KeyHint } from './KeyHint.tsx'
import layout from '../ui/Layout.module.css'

interface Props {
  /** Identifies the person, to keep what is typed until it is saved. */
  textName: string
  /** The saved note; empty if there is none. */
  note: string
  /** Counts how often a note was asked for. The field opens and gets the focus when it grows. */
  requests: number
  onOpen: () => void
  onSave: (note: string) => Promise<unknown>
}

/** The note about a person. Saved when the field or the page is left, so that nothing typed is lost. */
export function NoteField({ textName, note, requests, onOpen, onSave }: Props) {
  const [first] = useState(requests)
  const [text, setText] = useKeptText(textName, () => note)
  const [error, setError] = useState<Error | null>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  const isOpen = note !== '' || text !== '' || requests > first
  useEffect(() => {
    if (requests > first) field.current?.focus()
  }, [requests, first])
  const save = () => {
    const saved = () => {
      forgetText(textName)
      setError(null)
    }
    // Without a session it can't be saved: it is kept for the next one.
    if (text.trim() === note) saved()
    else onSave(text).then(saved, setError)
  }
  // A field that is removed with its page is not blurred first.
  const saveOnLeave = useEffectEvent(save)
  useEffect(() => {
    const onPageHide = () => saveOnLeave()
    window.addEventListener('pagehide', onPageHide)
    return () => {
      window.removeEventListener('pagehide', onPageHide)
      saveOnLeave()
    }
  }, [])
  const leave = () => field.current?.closest('section')?.querySelector('h2')?.focus()
  if (!isOpen)
    return (
      <div className={layout.buttons}>
        <SoftButton variant="default" size="xs" unavailable={false} aria-keyshortcuts="N" onClick={onOpen}>
          Add a note
          <KeyHint name="N" />
        </SoftButton>
      </div>
    )
  return (
    <>
      <Textarea
        ref={field}
        label="Note"
        description="Part of the evidence. Saved when you leave the field; Ctrl+Enter returns to the decision."
        rows={2}
        maxLength={2000}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
        onBlur={save}
        onKeyDown={({ key, ctrlKey, metaKey, nativeEvent: { isComposing } }) => {
          if (!isComposing && (key === 'Escape' || (key === 'Enter' && (ctrlKey || metaKey)))) leave()
        }}
      />
      {error && <Failure title="The note was not saved. Leave the field again to retry." error={error} />}
    </>
  )
}
