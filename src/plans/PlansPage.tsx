/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   The table is laid out as cards on narrow screens; its parts would lose their roles there if not said. */
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from 'react-router'
import type { PlanState } from '../desk/plan/types.ts'
import { Failure } from '../ui/Failure.tsx'
import { exact } from '../ui/time.ts'
import { TableHead } from '../ui/TableHead.tsx'
import table from '../ui/Table.module.css'
import { countsWords, sourceWords, stateWords } from './planWords.ts'
import { plansQuery } from './queries.ts'
import classes from './PlansPage.module.css'

/** All plans that live, the newest first. */
export function PlansPage() {
  const navigate = useNavigate()
  const plans = useQuery(plansQuery)
  const newest = plans.data?.toSorted((one, other) => other.createdAt - one.createdAt) ?? []
  return (
    <article className={classes.page}>
      <title>Plans · Roster</title>
      <header className={classes.head}>
        <h1>Plans</h1>
        <Button onClick={() => void navigate('/plans/reconcile')}>Reconcile a list</Button>
      </header>
      {plans.isError && (
        <Failure
          title="The plans could not be read."
          error={plans.error}
          onRetry={() => void plans.refetch()}
        />
      )}
      {plans.isSuccess && (newest.length === 0 ? <None /> : <Plans plans={newest} />)}
    </article>
  )
}

function Plans({ plans }: { plans: PlanState[] }) {
  return (
    <>
      <table role="table" aria-label="Plans" className={`${table.table} ${table.framed}`}>
        <TableHead heads={['Plan', 'State', 'Rows', 'Previewed']} />
        <tbody role="rowgroup">
          {plans.map((plan) => (
            <tr role="row" key={plan.id}>
              <td role="cell">
                <Link to={`/plans/${plan.id}`} className={classes.title}>
                  {plan.title}
                </Link>
                <span className={classes.source}>{sourceWords[plan.source]}</span>
              </td>
              <td role="cell">
                <span className={classes.state} data-state={plan.state}>
                  {stateWords[plan.state]}
                </span>
              </td>
              <td role="cell">{countsWords(plan.counts)}</td>
              <td role="cell">
                <Moment at={plan.createdAt} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.hint}>
        Plans live until they are discarded or you sign out, and as long as a tab of Roster is open.
      </p>
    </>
  )
}

function Moment({ at }: { at: number }) {
  const iso = new Date(at).toISOString()
  return <time dateTime={iso}>{exact(iso)}</time>
}

function None() {
  return (
    <section className={classes.none}>
      <h2>No plans yet</h2>
      <p>
        A plan is what is to be done to many people, shown person by person before anything happens. It can be
        run, paused and undone.
      </p>
      <ul>
        <li>
          Select people in <Link to="/users">Users</Link> and choose what to do with them.
        </li>
        <li>
          Or <Link to="/plans/reconcile">reconcile a list</Link>: paste e-mail addresses, or choose a file
          that says what each person should become.
        </li>
      </ul>
    </section>
  )
}
