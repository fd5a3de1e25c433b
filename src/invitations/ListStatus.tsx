import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { desk } from '../desk/port/client.ts'
import { useAge } from '../ui/useAge.ts'
import classes from '../organization/ReadStatus.module.css'
import quiet from '../ui/QuietButton.module.css'
import { progressQuery } from './queries.ts'
import { listGaps, readingStatus } from './words.ts'

/** Age from which the list is read again by itself, in milliseconds. */
const maxAgeMs = 5 * 60_000
/** Above this number of invitations, reading takes many calls, so the list is read again on request only. */
const maxAutoRead = 5000

/** How many invitations are loaded, how old they are and what may be missing, with buttons to read them. */
export function ListStatus() {
  const { data: progress } = useQuery(progressQuery)
  const { state, readAt = null, read = 0 } = progress ?? {}
  const age = useAge(readAt)
  const isOld = age !== null && age > maxAgeMs && read <= maxAutoRead
  useEffect(() => {
    if (state === 'done' && isOld && document.visibilityState === 'visible')
      // The status says why reading stopped.
      desk.readInvitations().catch(() => {})
  }, [state, isOld])
  if (!progress || progress.state === 'idle') return null
  const gaps = progress.state === 'done' ? listGaps(progress) : []
  return (
    <p className={classes.status}>
      {progress.state === 'reading' && (
        <progress
          aria-label="Reading the invitations"
          {...(progress.total ? { value: Math.min(progress.read, progress.total), max: progress.total } : {})}
        />
      )}
      <span>
        {readingStatus(progress, age)}
        {gaps.length > 0 && <span className={classes.gaps}> {gaps.join(' ')}</span>}
      </span>
      {progress.state !== 'reading' && (
        <button type="button" className={quiet.button} onClick={() => void desk.readInvitations()}>
          {progress.state === 'paused' ? 'Resume' : 'Refresh'}
        </button>
      )}
    </p>
  )
}
