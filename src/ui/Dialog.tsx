import { type ReactNode, useEffect, useId, useRef } from 'react'
import classes from './Dialog.module.css'

interface Props {
  title: ReactNode
  /** An alertdialog asks about something that can't simply be taken back. */
  alert?: boolean
  /** Escape or a click beside the dialog: the owner decides whether it goes. */
  onDismiss: () => void
  children: ReactNode
}

/**
 * A modal dialog on the platform's own `<dialog>`: the browser holds the focus inside, makes the page behind inert and
 * returns the focus when it goes. (Mantine's Modal can't be an alertdialog.) The first field or button is focused.
 */
export function Dialog({ title, alert = false, onDismiss, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const bodyId = useId()

  useEffect(() => {
    const dialog = ref.current
    const opener = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      // Removed before it was closed, a dialog leaves the focus on the body.
      if (opener instanceof HTMLElement && document.activeElement === document.body) opener.focus()
    }
  }, [])

  return (
    <dialog
      ref={ref}
      role={alert ? 'alertdialog' : undefined}
      aria-labelledby={titleId}
      aria-describedby={alert ? bodyId : undefined}
      className={classes.dialog}
      onCancel={(event) => {
        event.preventDefault()
        onDismiss()
      }}
      // Chromium lets a page refuse Escape only so often, then closes the dialog all the same.
      onClose={({ currentTarget: dialog }) => {
        if (dialog.isConnected && !dialog.open) dialog.showModal()
      }}
      onPointerDown={({ target, currentTarget: dialog, clientX, clientY }) => {
        const { left, right, top, bottom } = dialog.getBoundingClientRect()
        // The dialog's own scrollbar is pressed inside of it.
        const beside = clientX < left || clientX > right || clientY < top || clientY > bottom
        if (target === dialog && beside) onDismiss()
      }}
    >
      <div className={classes.content}>
        <h2 id={titleId} className={classes.title}>
          {title}
        </h2>
        <div id={bodyId}>{children}</div>
      </div>
    </dialog>
  )
}
