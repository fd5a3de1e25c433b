import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { Failure } from '../ui/Failure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { announceFailure } from '../ui/status.ts'
import classes from './Activity.module.css'
import { ActivityFilters } from './ActivityFilters.tsx'
import { Entries } from './Entries.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { type ActivityState, everything, readActivityState, writeActivityState } from './activityState.ts'
import { useActivity } from './queries.ts'
import { verifyFile } from './verify.ts'

/** So many entries are shown, and so many more by each press of the button below. */
const step = 100

/** What was done in this session, in all tabs. */
export function ActivityPage() {
  const { search } = useLocation()
  const navigate = useNavigate()
  const { listState, ignored } = readActivityState(search)
  const [limit, setLimit] = useState(step)
  const activity = useActivity({ ...listState, limit })
  const [exporting, setExporting] = useState(false)
  const { all = 0, matching = 0, entries = [], undone = [] } = activity.data ?? {}
  const narrow = (to: ActivityState) =>
    void navigate({ search: writeActivityState(to) }, { replace: true, preventScrollReset: true })

  return (
    <article className={classes.page}>
      <title>Activity · Roster</title>
      <header className={classes.head}>
        <h1 className={classes.heading}>Activity</h1>
        <Button variant="default" size="xs" onClick={() => setExporting(true)}>
          Export
        </Button>
        <VerifyButton />
      </header>
      <p className={classes.about}>
        What was done in this session, in all tabs. It is kept in memory alone: signing out forgets it.
      </p>
      {ignored.length > 0 && (
        <Notice>
          Ignored in the address, as no such filter exists: <code>{ignored.join(', ')}</code>.
        </Notice>
      )}
      {activity.isError && (
        <Failure
          title="The journal could not be read."
          error={activity.error}
          onRetry={() => void activity.refetch()}
        />
      )}
      {activity.data && all === 0 && (
        <div className={classes.nothing}>
          <h2>Nothing was done yet</h2>
          <p>Every change that you make to a person is written down here, with what was before and after.</p>
        </div>
      )}
      {activity.data && all > 0 && (
        <>
          <ActivityFilters listState={listState} onChange={narrow} />
          {matching > 0 ? (
            <Entries entries={entries} undone={undone} />
          ) : (
            <div className={classes.nothing}>
              <h2>No entry fits</h2>
              <p>Nothing that was done in this session fits these filters.</p>
              <Button variant="default" onClick={() => narrow(everything)}>
                Show everything
              </Button>
            </div>
          )}
          <p className={classes.about}>
            {counted(entries.length)}
            {entries.length < matching && ` of ${matching}`}
            {matching < all && `, of ${all} in all`}
          </p>
          {entries.length < matching && (
            <Button variant="default" onClick={() => setLimit(limit + step)}>
              Show older ones
            </Button>
          )}
        </>
      )}
      {exporting && <ExportDialog entries={all} onClose={() => setExporting(false)} />}
    </article>
  )
}

const counted = (entries: number) => (entries === 1 ? '1 entry' : `${entries} entries`)

function VerifyButton() {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button variant="default" size="xs" onClick={() => input.current?.click()}>
        Verify a journal file
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".jsonl,.json,.txt,.ndjson"
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          // The same file again is to be examined again.
          currentTarget.value = ''
          if (!file) return
          verifyFile(file).catch((error: Error) =>
            announceFailure({ title: 'The file could not be read.', error }),
          )
        }}
      />
    </>
  )
}
