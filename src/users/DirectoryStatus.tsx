import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import { directoryQuery, sessionQuery } from '../organization/queries.ts'
import { count } from '../ui/count.ts'
import { elapsed } from '../ui/time.ts'
import { far, reasons, shortcomings } from './directoryWords.ts'
import classes from './DirectoryStatus.module.css'

/** How far everyone has been read, how old that is, and what can be done about it. */
export function DirectoryStatus() {
  const { data: progress } = useQuery(directoryQuery)
  const { data: session } = useQuery(sessionQuery)
  if (!progress) return null
  const total = progress.total ?? session?.people ?? null
  switch (progress.state) {
    case 'idle':
      return (
        <>
          <span>Search, filters and sorting first read everyone.</span>
          <Act name="Read everyone" what="start" />
        </>
      )
    case 'reading':
    case 'paused':
      return <UnderWay progress={progress} total={total} />
    case 'done':
    case 'cancelled':
      return <Over progress={progress} total={total} />
  }
}

interface Props {
  progress: DirectoryProgress
  total: number | null
}

function UnderWay({ progress, total }: Props) {
  const { state, read, perSecond, error, waitsUntil } = progress
  const isPaused = state === 'paused'
  return (
    <>
      <progress
        aria-label="Reading the directory"
        className={classes.progress}
        {...(total ? { value: Math.min(read, total), max: total } : {})}
      />
      <span>
        {far(read, total)}
        {!isPaused && perSecond > 0 && `, ${count(perSecond)} a second`}
        {isPaused && `, paused${error === null ? '' : `: ${reasons[error]}`}`}
        {!isPaused && waitsUntil !== null && ', waiting as the API asks'}
      </span>
      {isPaused ? <Act name="Resume" what="start" /> : <Act name="Pause" what="pause" />}
      <Act name="Cancel" what="cancel" />
    </>
  )
}

/** Older people are read anew by themselves where that is few calls, later where it is many; in milliseconds. */
const old = { few: 5 * 60_000, many: 30 * 60_000, manyFrom: 5000 }

function Over({ progress, total }: Props) {
  const { state, read, readAt, error } = progress
  const now = useNow()
  const age = readAt === null ? null : Math.max(0, now - readAt)
  const isOld = age !== null && age > (read > old.manyFrom ? old.many : old.few)
  useEffect(() => {
    if (state === 'done' && isOld && document.visibilityState === 'visible') void desk.controlReading('start')
  }, [state, isOld])
  const troubles = shortcomings(progress)
  return (
    <>
      <span>
        {state === 'cancelled' && 'Not everyone: '}
        {far(read, total)}
        {age !== null && `, read ${elapsed(age)}`}
        {state === 'cancelled' && error !== null && `, then ${reasons[error]}`}
        {troubles.length > 0 && <span className={classes.trouble}> {troubles.join(' ')}</span>}
      </span>
      {state === 'done' ? <Act name="Refresh" what="start" /> : <Act name="Read everyone" what="start" />}
    </>
  )
}

function Act({ name, what }: { name: string; what: 'start' | 'pause' | 'cancel' }) {
  return (
    <button type="button" className={classes.act} onClick={() => void desk.controlReading(what)}>
      {name}
    </button>
  )
}

/** The time, every ten seconds and when the tab is looked at again. */
function useNow(): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const tick = () => setNow(Date.now())
    const timer = setInterval(tick, 10_000)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [])
  return now
}
