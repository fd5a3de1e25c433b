/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role --
   The table is laid out as cards on narrow screens; its parts would lose their roles there if not said. */
import { Button } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { Link } from 'react-router'
import type { Role } from '../api/schema.ts'
import { desk } from '../desk/port/client.ts'
import type { PlanRow, PlanState } from '../desk/plan/types.ts'
import { differing, fieldWords } from '../operations/fields.ts'
import { operations } from '../operations/operations.ts'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { TableHead } from '../ui/TableHead.tsx'
import table from '../ui/Table.module.css'
import { rolesQuery } from '../organization/queries.ts'
import { PlanOutcome } from './PlanOutcome.tsx'
import { useRestoredFocus } from './useRestoredFocus.ts'
import classes from './PlanTable.module.css'

interface Props {
  plan: PlanState
  rows: PlanRow[]
  /** Whether others are on their way. */
  isOld: boolean
}

const heads = ['Person', 'Before', 'After', 'Outcome']
const canGo = ({ outcome }: PlanRow) => outcome.state === 'waiting'
const canReturn = ({ outcome }: PlanRow) => outcome.state === 'out'

/** Rows of a plan: each with what it changes of the person, and what has become of it. */
export function PlanTable({ plan, rows, isOld }: Props) {
  const roles = useQuery(rolesQuery).data?.listed ?? []
  // Taken apart, since the whole is another one each time: a run would paint every row anew ten times a second.
  const { mutate: take, error } = useMutation({
    mutationFn: ({ of, out }: { of: PlanRow[]; out: boolean }) =>
      desk.setExcluded({ planId: plan.id, rows: of.map(({ row }) => row), excluded: out }),
  })
  const region = useRef<HTMLDivElement>(null)
  useRestoredFocus(region, rows)
  const isReady = plan.state === 'ready'
  const [going, returning] = [rows.filter(canGo), rows.filter(canReturn)]

  return (
    <div ref={region} tabIndex={-1} aria-busy={isOld} className={classes.region}>
      {error && <Failure title="The rows stay as they are." error={error} />}
      {isReady && (
        <p className={classes.all}>
          <SoftButton
            variant="default"
            size="xs"
            unavailable={going.length === 0}
            onClick={() => take({ of: going, out: true })}
          >
            Take out shown
          </SoftButton>
          <SoftButton
            variant="default"
            size="xs"
            unavailable={returning.length === 0}
            onClick={() => take({ of: returning, out: false })}
          >
            Put back shown
          </SoftButton>
        </p>
      )}
      <table role="table" aria-label="Plan" className={`${table.table} ${table.framed} ${classes.table}`}>
        <TableHead heads={heads} />
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={row.row} data-out={row.outcome.state === 'out' || undefined}>
              <td role="cell">
                <Link to={`/users/${row.userId}`} className={classes.person}>
                  <bdi>{row.name}</bdi>
                </Link>
                <span className={classes.email}>{row.email ?? 'No e-mail address'}</span>
              </td>
              <Change row={row} roles={roles} />
              <td role="cell">
                <PlanOutcome outcome={row.outcome} />
                {isReady && (canGo(row) || canReturn(row)) && (
                  <Button
                    variant="default"
                    size="compact-xs"
                    className={classes.take ?? ''}
                    aria-label={`${canGo(row) ? 'Take out' : 'Put back'} ${row.name}`}
                    onClick={() => take({ of: [row], out: canGo(row) })}
                  >
                    {canGo(row) ? 'Take out' : 'Put back'}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Before and after, of the fields that differ alone. */
function Change({ row, roles }: { row: PlanRow; roles: readonly Role[] }) {
  const { before, after, request } = row
  if (before === null || after === null || request === null) {
    return (
      <>
        <Cell name="before">–</Cell>
        <Cell name="after">{request ? operations[request.operation].verb : 'Stays as it is'}</Cell>
      </>
    )
  }
  const fields = differing(['firstName', 'lastName', 'title', 'role', 'status'], before, after)
  if (fields.length === 0) {
    const isSo = row.outcome.state === 'skipped'
    return (
      <>
        <Cell name="before">–</Cell>
        <Cell name="after">{isSo ? 'Stays as it is' : operations[request.operation].verb}</Cell>
      </>
    )
  }
  const words = (user: typeof before) =>
    fields.map((field) => (
      <span key={field} className={classes.field}>
        {fieldWords([field], user, roles)}
      </span>
    ))
  return (
    <>
      <Cell name="before">{words(before)}</Cell>
      <Cell name="after">{words(after)}</Cell>
    </>
  )
}

function Cell({ name, children }: { name: string; children: ReactNode }) {
  return (
    <td role="cell" data-cell={name}>
      {children}
    </td>
  )
}
