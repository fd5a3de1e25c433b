import { useQuery } from '@tanstack/react-query'
import { desk } from '../desk/port/client.ts'
import { directoryQuery } from '../organization/queries.ts'
import { Button } from '../ui/Button.tsx'
import classes from './Guards.module.css'
import { readingProgress } from './guardWords.ts'

/** Progress of reading everyone, which guards wait for. Reading can be stopped: then they ask instead. */
export function ReadingProgress() {
  const { data: directory } = useQuery(directoryQuery)
  if (directory?.state !== 'reading') return null
  const { read, total } = directory
  return (
    <div className={classes.reading}>
      <progress
        aria-label="Reading the directory"
        max={total ?? undefined}
        value={total === null ? undefined : read}
      />
      <span>{readingProgress(read, total)}</span>
      <Button size="compact-xs" variant="default" onClick={() => void desk.controlReading('cancel')}>
        Stop loading
      </Button>
    </div>
  )
}
