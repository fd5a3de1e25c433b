import { useQuery } from '@tanstack/react-query'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import { elapsed } from '../ui/elapsed.ts'
import { useAge } from '../ui/useAge.ts'
import { directoryQuery } from './queries.ts'
import { incompleteReasons, loadedPeople, loadingStatus } from './directoryWords.ts'
import { loadEveryone } from './loadEveryone.ts'
import classes from './ReadStatus.module.css'
import notice from '../ui/Notice.module.css'
import quiet from '../ui/QuietButton.module.css'

/** Says of how many people a page is made, when they were read, and in red what may be missing. */
export function ReadStatus() {
  const { data: progress } = useQuery(directoryQuery)
  const age = useAge(progress?.readAt ?? null)
  if (progress === undefined) return null
  const { state, read, unreadable, total, hasEveryone, everyone } = progress
  if (state === 'idle' || state === 'reading')
    return (
      <p className={classes.status}>
        <progress
          aria-label="Reading the directory"
          {...(total ? { value: Math.min(read, total), max: total } : {})}
        />
        <span>{loadingStatus(progress, total)}</span>
      </p>
    )
  // Those who were read before are here, however far reading them again has come.
  const isRefreshing = hasEveryone && state !== 'done'
  const gaps = isComplete(progress) ? [] : incompleteReasons(progress)
  return (
    <div className={classes.status}>
      <p>
        {isRefreshing
          ? loadedPeople(everyone, null)
          : loadedPeople(read - unreadable, isComplete(progress) ? null : total)}{' '}
        loaded
        {age !== null && (
          // On paper, the page gives the time instead.
          <span className={classes.ago}> {elapsed(age)}</span>
        )}
        .
      </p>
      <button type="button" className={quiet.button} onClick={loadEveryone}>
        {state === 'done' ? 'Refresh' : state === 'paused' ? 'Resume' : 'Load everyone'}
      </button>
      {gaps.length > 0 && (
        <p role="note" data-tone="bad" className={`${notice.notice} ${classes.incomplete}`}>
          {state === 'done' && <strong>Incomplete. </strong>}
          {gaps.join(' ')}
        </p>
      )}
    </div>
  )
}

/** Whether everyone was read, as far as that is known. */
function isComplete({ state, missing, moving, unreadable, failedPages }: DirectoryProgress): boolean {
  return state === 'done' && missing + unreadable + failedPages.length === 0 && !moving
}
