import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Link, useLocation, useNavigate, useParams } from 'react-router'
import type { PlanState } from '../desk/plan/types.ts'
import { count } from '../ui/count.ts'
import { Failure } from '../ui/Failure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { exact, relative } from '../ui/time.ts'
import { ListPages } from './ListPages.tsx'
import { PlanControls } from './PlanControls.tsx'
import { PlanOutcomes } from './PlanOutcomes.tsx'
import { readPlanRowsState, writePlanRowsState } from './planRowsState.ts'
import { pageSize } from './plansLoader.ts'
import { PlanTable } from './PlanTable.tsx'
import { sourceWords } from './planWords.ts'
import { planQuery, planRowsQuery } from './queries.ts'
import { receiptName } from './receiptName.ts'
import { mostPrinted, usePrint } from './usePrint.ts'
import classes from './PlanPage.module.css'

/** A plan: what it would do before it runs, how far it is, and what came of it. */
export function PlanPage() {
  const planId = useParams().planId ?? ''
  const plan = useQuery(planQuery(planId))
  return (
    <article className={classes.page}>
      <title>Plan · Roster</title>
      <p className={classes.back}>
        <Link to="/plans">← All plans</Link>
      </p>
      {plan.isError && (
        <Failure
          title="The plan could not be read anew."
          error={plan.error}
          onRetry={() => void plan.refetch()}
        />
      )}
      {plan.data && <Plan key={planId} plan={plan.data} />}
      {plan.data === null && <Gone />}
    </article>
  )
}

function Plan({ plan }: { plan: PlanState }) {
  const { search } = useLocation()
  const navigate = useNavigate()
  const { listState, ignored } = readPlanRowsState(search)
  const { isPrinting, print, ready } = usePrint()
  const shown = isPrinting
    ? { page: 1, size: mostPrinted, state: null }
    : { page: listState.page, size: pageSize, state: listState.outcome }
  const rows = useQuery(planRowsQuery({ planId: plan.id, ...shown }))
  const isThere = rows.isSuccess && !rows.isPlaceholderData
  useEffect(() => {
    if (isPrinting && isThere) ready()
  }, [isPrinting, isThere, ready])
  const total = rows.data?.total ?? 0

  return (
    <>
      <header className={classes.head}>
        <h1>{plan.title}</h1>
        <About plan={plan} />
      </header>
      {ignored.length > 0 && (
        <Notice>
          Ignored, since it means nothing here: <code>{ignored.join(', ')}</code>
        </Notice>
      )}
      {plan.warnings.map((warning) => (
        <Notice key={warning}>{warning}</Notice>
      ))}
      <PlanControls plan={plan} onPrint={print} />
      <PlanOutcomes plan={plan} chosen={listState.outcome} />
      {isPrinting && total > mostPrinted && (
        <p>
          Printed are the first {count(mostPrinted)} of {count(total)} rows. The exported file has all.
        </p>
      )}
      {rows.isError && (
        <Failure title="The rows could not be read." error={rows.error} onRetry={() => void rows.refetch()} />
      )}
      {rows.data && <PlanTable plan={plan} rows={rows.data.rows} isOld={rows.isPlaceholderData} />}
      {rows.data && rows.data.rows.length === 0 && (
        <p className={classes.empty}>
          {listState.page > 1 && total > 0 ? `There is no page ${count(listState.page)}. ` : 'No row is so. '}
          <Link to="?">Show all rows</Link>
        </p>
      )}
      <div className={classes.onScreen}>
        <ListPages
          name="Pages of the plan"
          page={listState.page}
          size={pageSize}
          total={total}
          onTurn={(page) => void navigate(writePlanRowsState({ ...listState, page }) || '?')}
        />
      </div>
    </>
  )
}

/** Where it comes from, and when it was made and run. */
function About({ plan: { source, undoes, createdAt, startedAt, endedAt } }: { plan: PlanState }) {
  const [now] = useState(Date.now)
  const time = (at: number) => (
    <time dateTime={new Date(at).toISOString()} title={relative(at, now)}>
      {exact(new Date(at).toISOString())}
    </time>
  )
  // Where no name was given there is room for one on paper.
  const by = receiptName()
  return (
    <p className={classes.about}>
      {undoes === null ? `${sourceWords[source]} ` : <Link to={`/plans/${undoes}`}>{sourceWords.undo}</Link>}{' '}
      · Previewed {time(createdAt)}
      {startedAt !== null && <> · Run from {time(startedAt)}</>}
      {endedAt !== null && <> to {time(endedAt)}</>}
      <span className={classes.onPaper}> · Asked for by {by || '______________________'}</span>
    </p>
  )
}

function Gone() {
  return (
    <>
      <h1>No such plan</h1>
      <p>
        A plan lives until it is discarded or you sign out, and as long as a tab of Roster is open in this
        browser. This one is gone, or was made elsewhere. What it did stays done.
      </p>
      <p>
        <Link to="/plans">The plans that live</Link>
      </p>
    </>
  )
}
