import type { DirectoryProgress } from '../desk/directory/types.ts'
import { directoryGaps } from '../organization/directoryWords.ts'
import { loadEveryone } from '../organization/loadEveryone.ts'
import { Button } from '../ui/Button.tsx'
import notice from '../ui/Notice.module.css'
import classes from './ExportDialog.module.css'
import { incompleteAdvice, loadingStopped, stillLoading } from './exportWords.ts'

/** Says whether the file will be complete; if not, who may be missing and how to load them. */
export function ExportCompleteness({ progress }: { progress: DirectoryProgress }) {
  const { state, read, total } = progress

  switch (state) {
    case 'idle':
    case 'reading':
      return (
        <div className={`${notice.notice} ${classes.completeness}`}>
          <p>{stillLoading(progress)}</p>
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
        <div className={`${notice.notice} ${classes.completeness}`}>
          <p>{loadingStopped(progress)}</p>
          <LoadButton name="Continue loading" />
        </div>
      )
    case 'done': {
      const gaps = directoryGaps(progress)
      if (gaps.length === 0) {
        return (
          <div className={`${notice.notice} ${classes.completeness}`} data-complete>
            <p>Everyone is loaded. The file will be complete.</p>
          </div>
        )
      }
      return (
        <div className={`${notice.notice} ${classes.completeness}`}>
          {gaps.map((gap) => (
            <p key={gap}>{gap}</p>
          ))}
          <p>{incompleteAdvice}</p>
          <LoadButton name="Load everyone again" />
        </div>
      )
    }
  }
}

function LoadButton({ name }: { name: string }) {
  return (
    <Button size="xs" variant="default" onClick={loadEveryone}>
      {name}
    </Button>
  )
}
