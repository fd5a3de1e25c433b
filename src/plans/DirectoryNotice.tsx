import type { DirectoryProgress } from '../desk/directory/types.ts'
import { loadEveryone } from '../organization/loadEveryone.ts'
import { Button } from '../ui/Button.tsx'
import { count } from '../text/count.ts'
import { Notice } from '../ui/Notice.tsx'
import { missingPeople, noNames, peopleMoved } from './listWords.ts'
import classes from './ReconcilePage.module.css'

/** Says how complete the directory is that the list is matched against. Renders nothing when everyone was read. */
export function DirectoryNotice({ directory }: { directory: DirectoryProgress | undefined }) {
  if (directory === undefined || directory.state === 'idle') return null
  const { state, read, total, missing, unreadable, failedPages, moving } = directory
  const progress = total === null ? count(read) : `${count(read)} of ${count(total)}`
  if (state === 'reading') {
    return (
      <p className={classes.progress}>
        <progress
          aria-label="Reading the directory"
          max={total ?? undefined}
          value={total === null ? undefined : read}
        />
        <span>Loading people: {progress}. More lines may match. Names are matched at the end.</span>
      </p>
    )
  }
  if (state === 'paused') {
    return (
      <ReadNotice
        text={`Loading paused at ${progress} people. Matches and leavers are incomplete. ${noNames}`}
        button="Resume loading"
      />
    )
  }
  if (state === 'cancelled') {
    return (
      <ReadNotice
        text={`Loading stopped at ${progress} people. Matches and leavers are incomplete. ${noNames}`}
        button="Load everyone"
      />
    )
  }
  const absent = missing + unreadable
  if (absent === 0 && failedPages.length === 0) {
    return moving ? <ReadNotice text={peopleMoved} button="Load everyone again" /> : null
  }
  return (
    <ReadNotice text={missingPeople(failedPages.length > 0 ? null : absent)} button="Load everyone again" />
  )
}

function ReadNotice({ text, button }: { text: string; button: string }) {
  return (
    <Notice>
      {text}{' '}
      <Button size="compact-xs" variant="default" onClick={loadEveryone}>
        {button}
      </Button>
    </Notice>
  )
}
