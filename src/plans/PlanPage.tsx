import { PaperHead } from '../organization/PaperHead.tsx'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate, useParams } from '../routing/usePage.ts'
import { Link } from '../routing/Link.tsx'
import type { PlanState } from '../desk/plan/types.ts'
import { count } from '../text/count.ts'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { OutcomeFilter } from './OutcomeFilter.tsx'
import { Pager } from '../ui/Pager.tsx'
import { PlanControls } from './PlanControls.tsx'
import { readPlanRowsState, writePlanRowsState } from './planRowsState.ts'
import { pageSize } from './plansLoader.ts'
import { PlanTable } from './PlanTable.tsx'
import { PlanTimes } from './PlanTimes.tsx'
import { planQuery, planRowsQuery } from './queries.ts'
import { maxPrintedRows, usePrint, usePrintWhen } from '../ui/usePrint.ts'
import layout from '../ui/Layout.module.css'

/** Shows a plan: its changes before the run, its progress and its outcomes. */
export function PlanPage() {
  const planId = useParams().planId ?? ''
  const plan = useQuery(planQuery(planId))
  return (
    <article className={layout.page}>
      <title>Plan · Roster</title>
      <p className={layout.back}>
        <Link to="/plans">← All plans</Link>
      </p>
      <QueryFailure title="The plan could not be loaded." query={plan} />
      {plan.data && <Plan key={planId} plan={plan.data} />}
      {plan.data === null && <NotFound />}
    </article>
  )
}

function Plan({ plan }: { plan: PlanState }) {
  const { search } = useLocation()
  const navigate = useNavigate()
  const { listState, ignored } = readPlanRowsState(search)
  const { isPrinting, print } = usePrint()
  const rowsShown = isPrinting
    ? { page: 1, size: maxPrintedRows, state: null }
    : { page: listState.page, size: pageSize, state: listState.outcome }
  const rows = useQuery(planRowsQuery({ planId: plan.id, ...rowsShown }))
  usePrintWhen(isPrinting && rows.isSuccess && !rows.isPlaceholderData)
  const total = rows.data?.total ?? 0

  return (
    <>
      <header>
        <h1>{plan.title}</h1>
        <PlanTimes plan={plan} />
        <PaperHead />
      </header>
      {ignored.length > 0 && (
        <Notice>
          Ignored invalid values in the address: <code>{ignored.join(', ')}</code>
        </Notice>
      )}
      {plan.warnings.map((warning) => (
        <Notice key={warning}>{warning}</Notice>
      ))}
      <PlanControls plan={plan} onPrint={print} />
      <OutcomeFilter plan={plan} selected={listState.outcome} />
      {isPrinting && total > maxPrintedRows && (
        <p>
          Only the first {count(maxPrintedRows)} of {count(total)} rows are printed. Export the plan to get
          all rows.
        </p>
      )}
      <QueryFailure title="The rows could not be loaded." query={rows} />
      {rows.data && <PlanTable plan={plan} rows={rows.data.rows} isOutdated={rows.isPlaceholderData} />}
      {rows.data && rows.data.rows.length === 0 && (
        <p className={layout.hint}>
          {listState.page > 1 && total > 0
            ? `There is no page ${count(listState.page)}. `
            : 'No rows have this outcome. '}
          <Link to="?">Show all rows</Link>
        </p>
      )}
      <div className={layout.onScreen}>
        <Pager
          name="Pages of the plan"
          page={listState.page}
          size={pageSize}
          total={total}
          onChange={(page) => void navigate(writePlanRowsState({ ...listState, page }) || '?')}
        />
      </div>
    </>
  )
}

function NotFound() {
  return (
    <>
      <h1>Plan not found</h1>
      <p>
        Roster keeps a plan until you discard it, sign out, or close the last tab. Changes that it made stay
        in effect.
      </p>
      <p>
        <Link to="/plans">Back to plans</Link>
      </p>
    </>
  )
}
