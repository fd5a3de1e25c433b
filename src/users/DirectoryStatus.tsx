import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { desk } from '../desk/port/client.ts'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import { directoryQuery, sessionQuery } from '../organization/queries.ts'
import { directoryGaps, loadedStatus, loadingStatus } from '../organization/directoryWords.ts'
import { useAge } from '../ui/useAge.ts'
import classes from '../organization/ReadStatus.module.css'
import quiet from '../ui/QuietButton.module.css'

/** The state of the directory: how many people are loaded, how old they are, and buttons to load, pause or cancel. */
export function DirectoryStatus() {
  const { data: progress } = useQuery(directoryQuery)
  const { data: session } = useQuery(sessionQuery)
  if (!progress) return null
  const total = progress.total ?? session?.people ?? null
  switch (progress.state) {
    case 'idle':
      return (
        <>
          <span>Searching, filtering or sorting loads everyone first.</span>
          <ReadingButton name="Load everyone" command="start" />
        </>
      )
    case 'reading':
    case 'paused':
      return <LoadingStatus progress={progress} total={total} />
    case 'done':
    case 'cancelled':
      return <LoadedStatus progress={progress} total={total} />
  }
}

interface Props {
  progress: DirectoryProgress
  total: number | null
}

function LoadingStatus({ progress, total }: Props) {
  const isPaused = progress.state === 'paused'
  return (
    <>
      <progress
        aria-label="Reading the directory"
        className={classes.progress}
        {...(total ? { value: Math.min(progress.read, total), max: total } : {})}
      />
      <span>{loadingStatus(progress, total)}</span>
      {isPaused ? (
        <ReadingButton name="Resume" command="start" />
      ) : (
        <ReadingButton name="Pause" command="pause" />
      )}
      <ReadingButton name="Cancel" command="cancel" />
    </>
  )
}

/** Age from which the directory is read again by itself, in milliseconds. Longer where that takes many calls. */
const maxAgeMs = 5 * 60_000
const maxAgeOfLargeMs = 30 * 60_000
/** A directory with more people than this is large. */
const largeFrom = 5000

function LoadedStatus({ progress, total }: Props) {
  const { state, read, readAt } = progress
  const age = useAge(readAt)
  const isOld = age !== null && age > (read > largeFrom ? maxAgeOfLargeMs : maxAgeMs)
  useEffect(() => {
    if (state === 'done' && isOld && document.visibilityState === 'visible') void desk.controlReading('start')
  }, [state, isOld])
  const gaps = directoryGaps(progress)
  return (
    <>
      <span>
        {loadedStatus(progress, total, age)}
        {gaps.length > 0 && <span className={classes.gaps}> {gaps.join(' ')}</span>}
      </span>
      <ReadingButton name={state === 'done' ? 'Refresh' : 'Load everyone'} command="start" />
    </>
  )
}

interface ReadingButtonProps {
  name: string
  command: 'start' | 'pause' | 'cancel'
}

function ReadingButton({ name, command }: ReadingButtonProps) {
  return (
    <button
      type="button"
      className={quiet.button}
      onClick={() => void (command === 'start' ? startReading() : desk.controlReading(command))}
    >
      {name}
    </button>
  )
}

/** Starts reading everyone. Its script loads with the first click, because most people are read without one. */
function startReading() {
  return import('../organization/loadEveryone.ts').then(
    (it) => it.loadEveryone(),
    // Without the script it is only not said what interrupted the reading.
    () => desk.controlReading('start'),
  )
}
