import { Button } from '@mantine/core'
import { desk } from '../desk/port/client.ts'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import { count } from '../ui/count.ts'
import { Notice } from '../ui/Notice.tsx'
import classes from './ReconcilePage.module.css'

/** How many of everyone can be matched: nothing to say where all were read. */
export function DirectoryState({ directory }: { directory: DirectoryProgress | undefined }) {
  if (directory === undefined || directory.state === 'idle') return null
  const { state, read, total, missing, unreadable, failedPages } = directory
  const far = total === null ? count(read) : `${count(read)} of ${count(total)}`
  if (state === 'reading') {
    return (
      <p className={classes.progress}>
        <progress
          aria-label="Reading the directory"
          max={total ?? undefined}
          value={total === null ? undefined : read}
        />
        <span>{far} people read. A line that is not found yet may still be.</span>
      </p>
    )
  }
  if (state === 'paused' || state === 'cancelled') {
    return (
      <Notice>
        Reading everyone {state === 'paused' ? 'has paused' : 'was stopped'} at {far} people: lines that mean
        others are not found, and others are no leavers.{' '}
        <Button size="compact-xs" variant="default" onClick={() => void desk.controlReading('start')}>
          {state === 'paused' ? 'Go on reading' : 'Read everyone'}
        </Button>
      </Notice>
    )
  }
  const absent = missing + unreadable
  if (absent === 0 && failedPages.length === 0) return null
  return (
    <Notice>
      {failedPages.length > 0
        ? 'Some pages of people could not be read'
        : `${absent === 1 ? '1 person' : `${count(absent)} people`} could not be read`}
      : lines that mean them are not found.{' '}
      <Button size="compact-xs" variant="default" onClick={() => void desk.controlReading('start')}>
        Read everyone again
      </Button>
    </Notice>
  )
}
