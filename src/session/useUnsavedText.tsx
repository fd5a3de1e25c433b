import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { useBlocker } from '../routing/useBlocker.ts'
import { Button } from '../ui/Button.tsx'
import { isReloading } from './draftsOverReload.ts'
import { isSignInPath } from './signInAddress.ts'
import dialog from '../ui/Dialog.module.css'
import notice from '../ui/Notice.module.css'
import classes from './useUnsavedText.module.css'

interface Options {
  /** Whether something was typed in the dialog that closing it would lose. */
  isUnsaved: boolean
  /** Forgets the text where it is kept (`useKeptText`), because it was used or discarded. */
  forget?: () => void
  /** Whether the dialog can be closed now. Not while its request runs. */
  canClose?: boolean
  onClose: () => void
}

interface UnsavedText {
  /** For Escape and a click outside. */
  dismiss: () => void
  /** For the button that closes the dialog. */
  cancel: () => void
  /** The question whether to discard the text. Belongs into the dialog. */
  prompt: ReactNode
  /** Call it once the text has been used. The page can then be left at once, before the dialog has closed. */
  settle: () => void
}

/**
 * Asks before the text typed in a dialog is lost: on Cancel, on Escape, and when the page is left, as by the browser's Back.
 * Choices need no question, because each is made again by one click.
 */
export function useUnsavedText({ isUnsaved, forget, canClose = true, onClose }: Options): UnsavedText {
  const [isLeaving, setIsLeaving] = useState(false)
  const isSettled = useRef(false)
  // The end of the session leaves the page anyway: the draft is kept, or cleared by a lock.
  const blocked = useBlocker(({ pathname }) => {
    if (!isUnsaved || isSettled.current || isSignInPath(pathname)) return false
    // What was sent can't be discarded any more. Its outcome is announced.
    if (!canClose) onClose()
    return canClose
  })
  useEffect(() => {
    if (!isUnsaved) return
    const warn = (event: BeforeUnloadEvent) => isReloading() || event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isUnsaved])

  const isAsking = canClose && (isLeaving || blocked !== null)
  const settle = () => {
    isSettled.current = true
    forget?.()
  }
  const cancel = () => {
    if (!canClose) return
    if (isUnsaved) return setIsLeaving(true)
    settle()
    onClose()
  }
  const stay = () => {
    setIsLeaving(false)
    blocked?.reset()
  }
  const discard = () => {
    settle()
    onClose()
    blocked?.proceed()
  }
  return {
    dismiss: isAsking ? stay : cancel,
    cancel,
    prompt: isAsking && <DiscardPrompt onKeep={stay} onDiscard={discard} />,
    settle,
  }
}

/** Asks whether to discard unsaved changes. Returns the focus to where it was, such as the field being typed in. */
function DiscardPrompt({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  const prompt = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const before = document.activeElement
    const asked = prompt.current
    asked?.querySelector('button')?.focus()
    return () => {
      const focused = document.activeElement
      const isLost = focused === document.body || asked?.contains(focused)
      if (isLost && before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <div
      ref={prompt}
      role="alertdialog"
      aria-label="Discard changes?"
      className={`${notice.notice} ${classes.discard}`}
    >
      <p>You have unsaved changes. Discard them?</p>
      <div className={dialog.buttons}>
        <Button variant="default" onClick={onKeep}>
          Keep editing
        </Button>
        <Button color="red" onClick={onDiscard}>
          Discard changes
        </Button>
      </div>
    </div>
  )
}
