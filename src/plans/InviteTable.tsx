import { Link } from '../routing/Link.tsx'
import type { Role } from '../api/schema.ts'
import type { InvitationPlanRow } from '../desk/plan/types.ts'
import { reveal, roleName } from '../operations/person.ts'
import table from '../ui/Table.module.css'
import { TableHead } from '../ui/TableHead.tsx'
import { inviteLabels } from './inviteWords.ts'
import classes from './ListTable.module.css'
import layout from '../ui/Layout.module.css'

const heads = ['Email', 'Name', 'Role', 'What will happen']

interface Props {
  lines: readonly InvitationPlanRow[]
  roles: readonly Role[]
}

/** Table of people to invite, with what will happen with each. */
export function InviteTable({ lines, roles }: Props) {
  return (
    <table role="table" aria-label="People to invite" className={`${table.table} ${classes.table}`}>
      <TableHead heads={heads} />
      <tbody role="rowgroup">
        {lines.map((line) => (
          <tr role="row" key={line.row}>
            <td role="cell" className={classes.text}>
              <bdi translate="no">{reveal(line.email ?? '')}</bdi>
            </td>
            <td role="cell">
              <bdi translate="no">{line.name === line.email ? '–' : line.name}</bdi>
            </td>
            <td role="cell">
              {line.outcome.state !== 'skipped' &&
              line.request?.operation === 'invite' &&
              line.request.input.roleId !== ''
                ? roleName(line.request.input.roleId, roles)
                : '–'}
            </td>
            <td role="cell">
              <WhatHappens line={line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function WhatHappens({ line: { outcome, warning, userId } }: { line: InvitationPlanRow }) {
  if (outcome.state === 'skipped') {
    return (
      <>
        <span className={classes.kind} data-kind="notFound">
          {inviteLabels[outcome.reason]}
        </span>
        <span className={layout.sub}>
          {detailOf(inviteLabels[outcome.reason], outcome.message)}{' '}
          {userId !== null && <Link to={`/users/${userId}`}>Open the person</Link>}
        </span>
      </>
    )
  }
  if (outcome.state !== 'out') {
    return (
      <span className={classes.kind} data-kind="matched">
        {inviteLabels.invite}
      </span>
    )
  }
  return (
    <>
      <span className={classes.kind} data-kind="ambiguous">
        {inviteLabels.checkAddress}
      </span>
      <span className={layout.sub}>{warning}</span>
    </>
  )
}

/** What a message says beyond the label above it. */
function detailOf(label: string, message: string): string {
  return message.startsWith(label) ? message.slice(label.length).replace(/^[.:]\s*/, '') : message
}
