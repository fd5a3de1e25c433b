import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '../routing/usePage.ts'
import { Link } from '../routing/Link.tsx'
import type { PlanState } from '../desk/plan/types.ts'
import { Button } from '../ui/Button.tsx'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import { ExactTime } from '../ui/ExactTime.tsx'
import { TableHead } from '../ui/TableHead.tsx'
import table from '../ui/Table.module.css'
import { Badge } from '../ui/Badge.tsx'
import { stateTones } from './outcomeTones.ts'
import { outcomeCounts, sourceLabels, stateLabels } from './planWords.ts'
import { plansQuery } from './queries.ts'
import classes from './PlansPage.module.css'
import layout from '../ui/Layout.module.css'

/** Lists the plans of this session, newest first. */
export function PlansPage() {
  const navigate = useNavigate()
  const plans = useQuery(plansQuery)
  const newestFirst = plans.data?.toSorted((one, other) => other.createdAt - one.createdAt) ?? []
  return (
    <article className={layout.page}>
      <title>Plans · Roster</title>
      <header className={layout.head}>
        <h1>Plans</h1>
        <Button size="xs" onClick={() => void navigate('/plans/reconcile')}>
          Reconcile a list
        </Button>
      </header>
      <QueryFailure title="The plans could not be loaded." query={plans} />
      {plans.isSuccess && (newestFirst.length === 0 ? <EmptyState /> : <PlansTable plans={newestFirst} />)}
    </article>
  )
}

function PlansTable({ plans }: { plans: PlanState[] }) {
  return (
    <>
      <table role="table" aria-label="Plans" className={`${table.table} ${table.framed} ${classes.overview}`}>
        <TableHead heads={['Plan', 'Status', 'Rows', 'Created']} />
        <tbody role="rowgroup">
          {plans.map((plan) => (
            <tr role="row" key={plan.id}>
              <td role="cell">
                <Link to={`/plans/${plan.id}`} className={layout.name}>
                  {plan.title}
                </Link>
                <span className={layout.sub}>{sourceLabels[plan.source]}</span>
              </td>
              <td role="cell">
                <Badge tone={stateTones[plan.state]}>{stateLabels[plan.state]}</Badge>
              </td>
              <td role="cell">{outcomeCounts(plan.counts)}</td>
              <td role="cell">
                <ExactTime at={plan.createdAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={layout.hint}>
        Roster keeps a plan until you discard it, sign out, or close the last tab.
      </p>
    </>
  )
}

function EmptyState() {
  return (
    <section className={layout.empty}>
      <h2>No plans yet</h2>
      <p>
        A plan changes many people at once. You review every change before anything happens, and you can
        pause, resume and undo the plan.
      </p>
      <ul>
        <li>
          Select people in <Link to="/users">Users</Link> and choose an operation.
        </li>
        <li>
          Or <Link to="/plans/reconcile">reconcile a list</Link>: paste email addresses, or choose a file with
          the new values of each person.
        </li>
      </ul>
    </section>
  )
}
