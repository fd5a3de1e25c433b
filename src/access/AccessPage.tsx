import { useQuery } from '@tanstack/react-query'
import type { CallName } from '../api/http.ts'
import { desk } from '../desk/port/client.ts'
import type { CallPermission } from '../desk/session/permissions.ts'
import { operationNames, operations } from '../operations/operations.ts'
import type { Permission } from '../operations/operation.ts'
import { sessionQuery } from '../organization/queries.ts'
import { Failure } from '../ui/Failure.tsx'
import { TimeAgo } from '../ui/TimeAgo.tsx'
import { TableHead } from '../ui/TableHead.tsx'
import table from '../ui/Table.module.css'
import classes from './AccessPage.module.css'
import { callNames, calls } from './calls.ts'

const answers: Record<CallPermission['answer'], string> = {
  allowed: 'Allowed',
  refused: 'Refused',
  failed: 'Failed',
}

/** What the API has answered to the token of this session, call by call: nothing here is guessed. */
export function AccessPage() {
  const { data: session } = useQuery(sessionQuery)
  const { data, error, refetch, dataUpdatedAt } = useQuery({
    queryKey: ['grants'],
    queryFn: () => desk.permissions(),
    staleTime: 0,
  })
  const lacks = session?.lacks ?? []
  return (
    <article className={classes.page}>
      <title>What this token can do · Roster</title>
      <h1>What this token can do</h1>
      <p>{whose(session?.mode, session?.hint ?? null)}</p>
      <p>
        Each line is the API’s own answer to a call of this session. The API does not tell what a token may do
        before it is tried.
      </p>
      {error && (
        <Failure title="The answers could not be read." error={error} onRetry={() => void refetch()} />
      )}
      {data && (
        <table role="table" aria-label="Calls" className={`${table.table} ${table.framed}`}>
          <TableHead heads={['Call', 'Permission', 'Answer', 'When', 'Disabled by that']} />
          <tbody role="rowgroup">
            {callNames.map((name) => (
              <Row
                key={name}
                name={name}
                grant={data.find(({ call }) => call === name) ?? null}
                now={dataUpdatedAt}
                lacks={lacks}
              />
            ))}
          </tbody>
        </table>
      )}
      {lacks.length > 0 && (
        <p>
          Once the token was given the permission, sign in with it again: Roster does not try a refused one by
          itself.
        </p>
      )}
    </article>
  )
}

function whose(mode: string | undefined, hint: string | null): string {
  if (mode === 'demo') return 'This is the made-up organization: it has no token, and allows everything.'
  if (mode === 'proxy')
    return 'Whoever runs Roster here holds the token and adds it to each call; no browser ever has it.'
  return `The token is ${hint ?? 'tot_…'}; no more of it is shown, and no page can read it.`
}

interface RowProps {
  name: CallName
  /** Null where it was not tried. */
  grant: CallPermission | null
  /** When the answers were asked for, in milliseconds since 1970. */
  now: number
  lacks: readonly Permission[]
}

function Row({ name, grant, now, lacks }: RowProps) {
  const { says, request, permission } = calls[name]
  const disabled =
    grant?.answer === 'refused' && lacks.includes(permission)
      ? operationNames.filter((each) => operations[each].permission === permission)
      : []
  return (
    <tr role="row">
      <td role="cell">
        <span className={classes.call}>{says}</span>
        <code className={classes.small}>{request}</code>
      </td>
      <td role="cell">
        <code>{permission}</code>
      </td>
      <td role="cell">
        <span className={classes.answer} data-answer={grant?.answer}>
          {grant ? answers[grant.answer] : 'Not tried'}
          {grant && grant.status !== null && ` (${grant.status})`}
        </span>
        {grant && grant.fingerprint !== null && <code className={classes.small}>{grant.fingerprint}</code>}
      </td>
      <td role="cell">{grant && <TimeAgo at={new Date(grant.at).toISOString()} now={now} />}</td>
      <td role="cell">{disabled.map((each) => operations[each].verb).join(', ')}</td>
    </tr>
  )
}
