import { Button } from '../ui/Button.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Comparison, ComparisonRequest, SnapshotFacts } from '../desk/snapshots/types.ts'
import { PaperHead } from '../organization/PaperHead.tsx'
import { directoryQuery } from '../organization/queries.ts'
import { useCommands } from '../palette/useCommands.ts'
import { Failure } from '../ui/Failure.tsx'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import { maxPrintedRows, usePrint, usePrintWhen } from '../ui/usePrint.ts'
import { ChangesTable } from './ChangesTable.tsx'
import { ExportChanges } from './ExportChanges.tsx'
import { Kinds } from './Kinds.tsx'
import { PutBack } from './PutBack.tsx'
import { comparisonQuery } from './queries.ts'
import classes from './Snapshots.module.css'
import notice from '../ui/Notice.module.css'
import {
  changedWords,
  incompleteEarlier,
  incompleteLater,
  noChanges,
  nothingMatches,
  notOpen,
  otherOrganization,
  printedRows,
  rowsShown,
  snapshotWords,
} from './words.ts'
import layout from '../ui/Layout.module.css'

/** Rows that are shown at first, and that "Show more people" adds. */
const pageSize = 100

interface Props {
  request: ComparisonRequest
  onChange: (request: ComparisonRequest) => void
}

/** Two snapshots compared: counts of each kind of change, search, and the people who differ. */
export function ComparisonView({ request, onChange }: Props) {
  const { data: directory } = useQuery(directoryQuery)
  const [limit, setLimit] = useState(pageSize)
  const { isPrinting, print } = usePrint()
  // While everyone is read for the first time, the desk answers in the end.
  const version = directory?.state === 'reading' ? 0 : directory?.version
  const comparison = useQuery(comparisonQuery(request, isPrinting ? maxPrintedRows : limit, version))
  const { data } = comparison
  useCommands(data?.is === 'compared' ? [{ section: 'here', name: 'Print', action: print }] : [])
  const isLoaded = comparison.isSuccess && !comparison.isPlaceholderData
  usePrintWhen(isPrinting && isLoaded)

  return (
    <section aria-label="Comparison" className={classes.comparison} aria-busy={!isLoaded}>
      <QueryFailure title="The snapshots could not be compared." query={comparison} />
      {comparison.isPending && <p role="status">Comparing…</p>}
      {data === null && <p role="alert">{notOpen}</p>}
      {data?.is === 'otherOrganization' && (
        <Failure error={new Error(data.is)} explanation={otherOrganization} />
      )}
      {data?.is === 'compared' && (
        <>
          <PaperHead />
          <Summary comparison={data} />
          <Kinds comparison={data} request={request} />
          <div className={layout.buttons}>
            <TextInput
              type="search"
              aria-label="Search changes"
              placeholder="Search name, email, title or ID"
              className={classes.search ?? ''}
              defaultValue={request.text}
              onChange={({ currentTarget: { value } }) => onChange({ ...request, text: value })}
            />
            <ExportChanges request={request} people={data.total} />
            <Button variant="default" onClick={print}>
              Print
            </Button>
          </div>
          {data.total === 0 ? (
            <p>{data.changed === 0 && request.kind === null ? noChanges : nothingMatches}</p>
          ) : (
            <PutBack request={request} rows={data.rows}>
              {(selection) => <ChangesTable comparison={data} selection={selection} />}
            </PutBack>
          )}
          <p className={layout.hint}>
            {isPrinting && data.rows.length < data.total
              ? printedRows(data.rows.length, data.total)
              : rowsShown(data.rows.length, data.total)}
          </p>
          {data.rows.length < data.total && (
            <div className={layout.onScreen}>
              <Button variant="default" onClick={() => setLimit(limit + pageSize)}>
                Show more people
              </Button>
            </div>
          )}
        </>
      )}
    </section>
  )
}

function Summary({ comparison: { earlier, later, changed, unchanged } }: { comparison: Comparison }) {
  const gaps = [
    ...(earlier.complete ? [] : [incompleteEarlier]),
    ...(later.complete ? [] : [incompleteLater]),
  ]
  return (
    <>
      <h2>{changedWords(changed, unchanged)}</h2>
      <dl className={classes.facts}>
        <dt>Earlier</dt>
        <dd>
          {snapshotWords(earlier)}
          <Seal snapshot={earlier} />
        </dd>
        <dt>Later</dt>
        <dd>
          {snapshotWords(later)}
          <Seal snapshot={later} />
        </dd>
      </dl>
      {gaps.map((gap) => (
        <p key={gap} role="note" data-tone="bad" className={`${notice.notice} ${classes.incomplete}`}>
          {gap}
        </p>
      ))}
    </>
  )
}

/** The seal of a snapshot's file, on paper only: it says which file was compared. */
function Seal({ snapshot: { seal } }: { snapshot: SnapshotFacts }) {
  if (seal === null) return null
  return (
    <div className={layout.onPaper}>
      Seal: <code>{seal}</code>
    </div>
  )
}
