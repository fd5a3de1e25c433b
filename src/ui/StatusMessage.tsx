import { useEffect, useRef, useSyncExternalStore } from 'react'
import { Button } from './Button.tsx'
import { CloseButton } from './CloseButton.tsx'
import { Failure } from './Failure.tsx'
import { clearStatus, currentStatus, subscribeStatus } from './status.ts'
import classes from './StatusMessage.module.css'

/** How long a message is shown, in milliseconds. */
const displayMs = 20_000

/** Tells the styles how high the message is. What has the focus then moves clear of it (uncoverFocus.ts). */
function makeRoom(message: HTMLElement | null, isShown: boolean) {
  const height = isShown ? `${message?.parentElement?.offsetHeight ?? 0}px` : '0px'
  document.documentElement.style.setProperty('--roster-message', height)
}

/** Shows and announces the latest outcome. Always rendered: screen readers skip a live region that appears with its text. */
export function StatusMessage() {
  const status = useSyncExternalStore(subscribeStatus, currentStatus, currentStatus)
  const container = useRef<HTMLDivElement>(null)
  const closeButton = useRef<HTMLButtonElement>(null)
  // All that sticks to the bottom of the window moves up by the height of the message: it covers no controls. Done in the
  // next frame: it makes the browser compute the styles of the whole page again, which the message need not wait for.
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const frame = requestAnimationFrame(
      () => (timer = setTimeout(() => makeRoom(container.current, status !== null))),
    )
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(timer)
    }
  }, [status])
  useEffect(() => {
    if (status === null || status.isPersistent) return
    // Stays while the pointer or the focus is on it.
    const timer = setInterval(
      () => container.current?.matches(':hover, :focus-within') || clearStatus(),
      displayMs,
    )
    return () => clearInterval(timer)
  }, [status])
  const { text, action = null, failure = null } = status ?? {}
  return (
    <div className={classes.place}>
      <div
        ref={container}
        className={classes.box}
        data-shown={status ? (failure ? 'failure' : 'outcome') : undefined}
        data-tone={status?.tone}
      >
        <div role="status" className={classes.message}>
          {text && <span key={status?.id}>{text}</span>}
          {action && (
            <Button
              variant="default"
              size="compact-sm"
              className={classes.action}
              onClick={() => {
                // This button disappears with its message, so move the focus to the one that stays.
                closeButton.current?.focus()
                action.run()
              }}
            >
              {action.name}
            </Button>
          )}
        </div>
        {failure && <Failure key={status?.id} {...failure} />}
        {status && <CloseButton ref={closeButton} aria-label="Dismiss message" onClick={clearStatus} />}
      </div>
    </div>
  )
}
