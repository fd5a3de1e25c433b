import type { ReactNode } from 'react'
import type { Role } from '../api/schema.ts'
import type { PersonPlanRow, PlanRow } from '../desk/plan/types.ts'
import { differingFields, fieldWords } from '../operations/fields.ts'
import { invitationChange } from '../operations/invitationChange.ts'
import { operations } from '../operations/operations.ts'
import classes from './PlanTable.module.css'

/** Cells of a plan's row with the values before and after. */
export function ChangeCells({ row, roles }: { row: PlanRow; roles: readonly Role[] }) {
  if (row.kind === 'person') return <PersonChange row={row} roles={roles} />
  const { before, after } = invitationChange(row, roles)
  return (
    <>
      <Cell name="before">{before || '–'}</Cell>
      <Cell name="after">{row.outcome.state === 'skipped' ? 'No change' : after || '–'}</Cell>
    </>
  )
}

/** Cells with the values of a person before and after, only of fields that change. */
function PersonChange({ row, roles }: { row: PersonPlanRow; roles: readonly Role[] }) {
  const { before, after, request } = row
  if (before === null || after === null || request === null) {
    return (
      <>
        <Cell name="before">–</Cell>
        <Cell name="after">{request ? operations[request.operation].verb : 'No change'}</Cell>
      </>
    )
  }
  const fields = differingFields(['firstName', 'lastName', 'title', 'role', 'status'], before, after)
  if (fields.length === 0) {
    const isSkipped = row.outcome.state === 'skipped'
    return (
      <>
        <Cell name="before">–</Cell>
        <Cell name="after">{isSkipped ? 'No change' : operations[request.operation].verb}</Cell>
      </>
    )
  }
  const values = (user: typeof before) =>
    fields.map((field) => (
      <span key={field} className={classes.field} translate="no">
        {fieldWords([field], user, roles)}
      </span>
    ))
  return (
    <>
      <Cell name="before">{values(before)}</Cell>
      <Cell name="after">{values(after)}</Cell>
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
