import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import classes from './Dialog.module.css'

interface Props {
  title: ReactNode
  /** How wide the dialog is, where not as usual; `palette` also shows no title. */
  size?: 'wide' | 'palette'
  /** Whether it is an alertdialog, which confirms something that is not easily undone. */
  alert?: boolean
  /** Called on Escape or a click outside. The parent decides whether the dialog closes. */
  onDismiss: () => void
  children: ReactNode
}

/**
 * A modal dialog on the native `<dialog>`: the browser traps the focus, makes the page behind inert and returns the
 * focus on close. Focuses the first field or button.
 */
export function Dialog({ title, size, alert = false, onDismiss, children }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  const bodyId = useId()

  // At once, so that keys pressed in the next frame are the dialog’s.
  useLayoutEffect(() => {
    const dialog = ref.current
    const opener = document.activeElement
    dialog?.showModal()
    return () => {
      dialog?.close()
      // A dialog that is removed before it is closed leaves the focus on the body.
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
      data-size={size}
      onCancel={(event) => {
        event.preventDefault()
        onDismiss()
      }}
      // Chromium lets a page cancel Escape only a few times, then closes the dialog anyway: reopen it.
      onClose={({ currentTarget: dialog }) => {
        if (dialog.isConnected && !dialog.open) dialog.showModal()
      }}
      onPointerDown={({ target, currentTarget: dialog, clientX, clientY }) => {
        const { left, right, top, bottom } = dialog.getBoundingClientRect()
        // A press on the dialog’s own scrollbar has the same target, but is inside.
        const isOutside = clientX < left || clientX > right || clientY < top || clientY > bottom
        if (target === dialog && isOutside) onDismiss()
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
