import { Button, CloseButton } from '@mantine/core'
import { useEffect, useRef, useSyncExternalStore } from 'react'
import { Failure } from './Failure.tsx'
import { clearStatus, currentStatus, subscribeStatus } from './status.ts'
import classes from './StatusMessage.module.css'

/** Long enough to be read at leisure; it can be sent away before. */
const shownFor = 20_000

/** Where outcomes are shown and announced. Always there: a live region that comes with its text is not read. */
export function StatusMessage() {
  const status = useSyncExternalStore(subscribeStatus, currentStatus)
  const box = useRef<HTMLDivElement>(null)
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (status === null || status.stays) return
    // It does not go from under the pointer or the focus.
    const timer = setInterval(() => box.current?.matches(':hover, :focus-within') || clearStatus(), shownFor)
    return () => clearInterval(timer)
  }, [status])
  const { text, action = null, trouble = null } = status ?? {}
  return (
    <div className={classes.place}>
      <div
        ref={box}
        className={classes.box}
        data-shown={status ? (trouble ? 'trouble' : 'outcome') : undefined}
      >
        <div role="status" className={classes.message}>
          {text && <span key={status?.id}>{text}</span>}
          {action && (
            <Button
              variant="default"
              size="compact-sm"
              className={classes.action ?? ''}
              onClick={() => {
                // This button goes with its message; the one beside it stays.
                close.current?.focus()
                action.run()
              }}
            >
              {action.name}
            </Button>
          )}
        </div>
        {trouble && <Failure key={status?.id} {...trouble} />}
        {status && <CloseButton ref={close} size="sm" aria-label="Dismiss message" onClick={clearStatus} />}
      </div>
    </div>
  )
}
