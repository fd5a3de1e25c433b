import { useMutation, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link } from '../routing/Link.tsx'
import type { Role } from '../api/schema.ts'
import { desk } from '../desk/port/client.ts'
import type { PlanRow, PlanState } from '../desk/plan/types.ts'
import { reveal } from '../operations/person.ts'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { TableHead } from '../ui/TableHead.tsx'
import table from '../ui/Table.module.css'
import { rolesQuery } from '../organization/queries.ts'
import { Button } from '../ui/Button.tsx'
import { ChangeCells } from './ChangeCells.tsx'
import { OutcomeCell } from './OutcomeCell.tsx'
import { checkAddress } from './planWords.ts'
import { useRestoreFocus } from './useRestoreFocus.ts'
import classes from './PlanTable.module.css'
import layout from '../ui/Layout.module.css'

interface Props {
  plan: PlanState
  rows: PlanRow[]
  /** Whether these are the rows of the previous page, while the next one loads. */
  isOutdated: boolean
}

const heads = ['Person', 'Before', 'After', 'Outcome']
const canExclude = ({ outcome }: PlanRow) => outcome.state === 'waiting'
const canInclude = ({ outcome }: PlanRow) => outcome.state === 'out'

/** Table of a plan's rows: person, change and outcome, with buttons to exclude and include rows. */
export function PlanTable({ plan, rows, isOutdated }: Props) {
  const roles = useQuery(rolesQuery).data?.listed ?? []
  // Destructured because the mutation object changes with every render, so that a run would render all rows ten times a
  // second.
  const { mutate: setExcluded, error } = useMutation({
    mutationFn: ({ changed, isExcluded }: { changed: PlanRow[]; isExcluded: boolean }) =>
      desk.setExcluded({ planId: plan.id, rows: changed.map(({ row }) => row), excluded: isExcluded }),
  })
  const region = useRef<HTMLDivElement>(null)
  useRestoreFocus(region, rows)
  const isReady = plan.state === 'ready'
  const [excludable, includable] = [rows.filter(canExclude), rows.filter(canInclude)]

  return (
    <div ref={region} tabIndex={-1} aria-busy={isOutdated} className={classes.region}>
      {error && <Failure title="The plan could not be changed." error={error} />}
      {isReady && (
        <p className={classes.all}>
          <SoftButton
            variant="default"
            size="xs"
            unavailable={excludable.length === 0}
            onClick={() => setExcluded({ changed: excludable, isExcluded: true })}
          >
            Exclude all shown
          </SoftButton>
          <SoftButton
            variant="default"
            size="xs"
            unavailable={includable.length === 0}
            onClick={() => setExcluded({ changed: includable, isExcluded: false })}
          >
            Include all shown
          </SoftButton>
        </p>
      )}
      <table role="table" aria-label="Plan" className={`${table.table} ${table.framed} ${classes.table}`}>
        <TableHead heads={heads} />
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row
              key={row.row}
              row={row}
              roles={roles}
              isReady={isReady}
              onExclude={(isExcluded) => setExcluded({ changed: [row], isExcluded })}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  row: PlanRow
  roles: readonly Role[]
  /** Whether rows can be excluded and included, because the plan has not run. */
  isReady: boolean
  onExclude: (isExcluded: boolean) => void
}

function Row({ row, roles, isReady, onExclude }: RowProps) {
  return (
    <tr role="row" data-out={row.outcome.state === 'out' || undefined}>
      <td role="cell">
        <SubjectName row={row} />
        {(row.kind === 'person' || row.email !== row.name) && (
          <span className={layout.sub} translate={row.email ? 'no' : undefined}>
            {reveal(row.email ?? 'No email address')}
          </span>
        )}
      </td>
      <ChangeCells row={row} roles={roles} />
      <td role="cell">
        <OutcomeCell outcome={row.outcome} kind={row.kind} />
        {row.kind === 'invitation' && row.warning !== null && (
          <span className={layout.sub}>{checkAddress(row.warning)}</span>
        )}
        {isReady && (canExclude(row) || canInclude(row)) && (
          <Button
            variant="default"
            size="compact-xs"
            className={classes.exclude}
            aria-label={canExclude(row) ? `Exclude ${row.name}` : `Include ${row.name}`}
            onClick={() => onExclude(canExclude(row))}
          >
            {canExclude(row) ? 'Exclude' : 'Include'}
          </Button>
        )}
      </td>
    </tr>
  )
}

/** The name of a row's subject, as a link to the person if there is one. */
function SubjectName({ row }: { row: PlanRow }) {
  const name = <bdi translate="no">{row.name}</bdi>
  return row.userId === null ? (
    <span className={layout.name}>{name}</span>
  ) : (
    <Link to={`/users/${row.userId}`} className={layout.name}>
      {name}
    </Link>
  )
}
