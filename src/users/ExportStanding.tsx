import { Button } from '@mantine/core'
import { desk } from '../desk/port/client.ts'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import { count } from '../ui/count.ts'
import { reasons, shortcomings } from './directoryWords.ts'
import classes from './ExportDialog.module.css'

/** Whether a file would have everyone as things stand; if not, who may be missing and how to mend that. */
export function ExportStanding({ progress }: { progress: DirectoryProgress }) {
  const { state, read, total, error } = progress
  const some = read === 0 ? 'Nobody has been read yet' : `${count(read)} people have been read so far`
  const far = total === null ? some : `${count(read)} of ${count(total)} people have been read`

  switch (state) {
    case 'idle':
    case 'reading':
      return (
        <div className={classes.standing}>
          <p>{far}. Wait for the rest, or download now: the file is then named incomplete.</p>
          <progress
            aria-label="Reading the directory"
            className={classes.progress}
            {...(total === null ? {} : { value: Math.min(read, total), max: total })}
          />
        </div>
      )
    case 'paused':
    case 'cancelled':
      return (
        <div className={classes.standing}>
          <p>
            {far}, then reading stopped{error !== null && `: ${reasons[error]}`}. Read on, or download now:
            the file is then named incomplete.
          </p>
          <ReadButton name="Read on" />
        </div>
      )
    case 'done': {
      const gaps = shortcomings(progress)
      if (gaps.length === 0) {
        return (
          <div className={classes.standing} data-whole>
            <p>Everyone has been read: the file will be complete.</p>
          </div>
        )
      }
      return (
        <div className={classes.standing}>
          {gaps.map((gap) => (
            <p key={gap}>{gap}</p>
          ))}
          <p>Read everyone again, or download now: the file is then named incomplete.</p>
          <ReadButton name="Read again" />
        </div>
      )
    }
  }
}

function ReadButton({ name }: { name: string }) {
  return (
    <Button size="xs" variant="default" onClick={() => void desk.controlReading('start')}>
      {name}
    </Button>
  )
}
