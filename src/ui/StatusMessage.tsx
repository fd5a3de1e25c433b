import { CloseButton } from '@mantine/core'
import { useEffect, useSyncExternalStore } from 'react'
import { clearStatus, currentStatus, subscribeStatus } from './status.ts'
import classes from './StatusMessage.module.css'

/** Long enough to be read at leisure; it can be sent away before. */
const shownFor = 20_000

/** Where outcomes are shown and announced. Always there: a live region that comes with its text is not read. */
export function StatusMessage() {
  const status = useSyncExternalStore(subscribeStatus, currentStatus)
  useEffect(() => {
    if (status === null) return
    const timer = setTimeout(clearStatus, shownFor)
    return () => clearTimeout(timer)
  }, [status])
  return (
    <div className={classes.place}>
      <div role="status" className={classes.message} data-shown={status !== null || undefined}>
        {status !== null && <span key={status.id}>{status.text}</span>}
        {status !== null && <CloseButton size="sm" aria-label="Dismiss message" onClick={clearStatus} />}
      </div>
    </div>
  )
}
