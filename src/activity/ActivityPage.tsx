import { useRef, useState } from 'react'
import { useLocation, useNavigate } from '../routing/usePage.ts'
import { useCommands } from '../palette/useCommands.ts'
import { Button } from '../ui/Button.tsx'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import { FileButton } from '../ui/FileButton.tsx'
import { Notice } from '../ui/Notice.tsx'
import { announceFailure } from '../ui/status.ts'
import { ActivityFilters } from './ActivityFilters.tsx'
import { ActivityTable } from './ActivityTable.tsx'
import { ExportDialog } from './ExportDialog.tsx'
import { type ActivityState, noFilters, readActivityState, writeActivityState } from './activityState.ts'
import { useActivity } from './queries.ts'
import { verifyJournal } from './verifyJournal.ts'
import { entriesShown } from './words.ts'
import layout from '../ui/Layout.module.css'

/** Number of entries shown at first and added by "Show older entries". */
const pageSize = 100

/** Lists what was done in this session, in all tabs. */
export function ActivityPage() {
  const { search } = useLocation()
  const navigate = useNavigate()
  const { listState, ignored } = readActivityState(search)
  const [limit, setLimit] = useState(pageSize)
  const activity = useActivity({ ...listState, limit })
  const [isExporting, setExporting] = useState(false)
  const { all = 0, matching = 0, entries = [], undone = [] } = activity.data ?? {}
  useCommands([{ section: 'here', name: 'Export', action: () => setExporting(true) }])
  const setFilters = (filters: ActivityState) =>
    void navigate(writeActivityState(filters) || '?', { replace: true, preventScrollReset: true })

  return (
    <article className={layout.page}>
      <title>Activity · Roster</title>
      <header className={layout.head}>
        <h1>Activity</h1>
        <span className={layout.actions}>
          <Button variant="default" size="xs" onClick={() => setExporting(true)}>
            Export
          </Button>
          <VerifyButton />
        </span>
      </header>
      <p className={layout.lead}>
        Changes made in this session, in all tabs. Kept in memory only: export them before you sign out.
      </p>
      {ignored.length > 0 && (
        <Notice>
          Ignored invalid filters in the address: <code>{ignored.join(', ')}</code>
        </Notice>
      )}
      <QueryFailure title="The activity could not be loaded." query={activity} />
      {activity.data && all === 0 && (
        <div className={layout.empty}>
          <h2>No changes yet</h2>
          <p>Each change you make to a person appears here, with the values before and after.</p>
          <ButtonLink to="/users" variant="default">
            Go to users
          </ButtonLink>
        </div>
      )}
      {activity.data && all > 0 && (
        <>
          <ActivityFilters listState={listState} onChange={setFilters} />
          {matching > 0 ? (
            <ActivityTable entries={entries} undone={undone} />
          ) : (
            <div className={layout.empty}>
              <h2>No matching entries</h2>
              <p>No changes in this session match these filters.</p>
              <Button variant="default" onClick={() => setFilters(noFilters)}>
                Show all entries
              </Button>
            </div>
          )}
          <p className={layout.hint}>{entriesShown(entries.length, matching, all)}</p>
          {entries.length < matching && (
            <Button variant="default" onClick={() => setLimit(limit + pageSize)}>
              Show older entries
            </Button>
          )}
        </>
      )}
      {isExporting && <ExportDialog entries={all} onClose={() => setExporting(false)} />}
    </article>
  )
}

function VerifyButton() {
  const input = useRef<HTMLInputElement>(null)
  useCommands([{ section: 'here', name: 'Verify a journal file', action: () => input.current?.click() }])
  return (
    <FileButton
      ref={input}
      name="Verify a journal file"
      accept=".jsonl,.json,.txt,.ndjson"
      onFile={(file) => {
        verifyJournal(file).catch((error: Error) =>
          announceFailure({ title: 'The file could not be read.', error }),
        )
      }}
    />
  )
}
