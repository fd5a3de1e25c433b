import { useQuery } from '@tanstack/react-query'
import type { CallName } from '../api/http.ts'
import { desk } from '../desk/port/client.ts'
import type { CallPermission } from '../desk/session/permissions.ts'
import { operationNames, operations } from '../operations/operations.ts'
import type { Permission } from '../operations/operation.ts'
import { sessionQuery } from '../organization/queries.ts'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import { Badge, type Tone } from '../ui/Badge.tsx'
import { TimeAgo } from '../ui/TimeAgo.tsx'
import { TableHead } from '../ui/TableHead.tsx'
import table from '../ui/Table.module.css'
import { callNames, calls } from './calls.ts'
import { afterNewPermission, answerLabels, tokenDescription } from './words.ts'
import layout from '../ui/Layout.module.css'

const answerTones: Record<CallPermission['answer'], Tone> = {
  allowed: 'good',
  refused: 'warn',
  failed: 'bad',
}

/** Shows how the API answered each kind of call in this session. Nothing here is inferred. */
export function AccessPage() {
  const { data: session } = useQuery(sessionQuery)
  const permissions = useQuery({
    queryKey: ['permissions'],
    queryFn: () => desk.permissions(),
    // Calls that other pages and tabs make change the answer.
    refetchInterval: 2000,
    staleTime: 0,
  })
  const { data, dataUpdatedAt } = permissions
  const missingPermissions = session?.lacks ?? []
  return (
    <article className={layout.page}>
      <title>What this token can do · Roster</title>
      <h1>What this token can do</h1>
      <p className={layout.lead}>{tokenDescription(session?.mode, session?.hint ?? null)}</p>
      <p className={layout.lead}>
        Each row shows how the API responded to a call in this session. The API does not list a token’s
        permissions in advance.
      </p>
      <QueryFailure title="The permissions could not be loaded." query={permissions} />
      {data && (
        <table role="table" aria-label="Calls" className={`${table.table} ${table.framed}`}>
          <TableHead heads={['Call', 'Permission', 'Response', 'When', 'Disabled actions']} />
          <tbody role="rowgroup">
            {callNames.map((name) => (
              <Row
                key={name}
                name={name}
                permission={data.find(({ call }) => call === name) ?? null}
                now={dataUpdatedAt}
                missingPermissions={missingPermissions}
              />
            ))}
          </tbody>
        </table>
      )}
      {missingPermissions.length > 0 && <p>{afterNewPermission(session?.mode)}</p>}
    </article>
  )
}

interface RowProps {
  name: CallName
  /** How the API answered; null when the call was not made yet. */
  permission: CallPermission | null
  /** When the answers were read, in milliseconds since 1970. */
  now: number
  missingPermissions: readonly Permission[]
}

function Row({ name, permission, now, missingPermissions }: RowProps) {
  const call = calls[name]
  const disabledOperations =
    permission?.answer === 'refused' && missingPermissions.includes(call.permission)
      ? operationNames.filter((operation) => operations[operation].permission === call.permission)
      : []
  return (
    <tr role="row">
      <td role="cell">
        <span className={layout.name}>{call.label}</span>
        <code className={layout.sub}>{call.request}</code>
      </td>
      <td role="cell">
        <code>{call.permission}</code>
      </td>
      <td role="cell">
        {permission ? (
          <Badge tone={answerTones[permission.answer]}>
            {answerLabels[permission.answer]}
            {permission.status !== null && ` (${permission.status})`}
          </Badge>
        ) : (
          <span className={layout.hint}>Not tried yet</span>
        )}
        {permission && permission.fingerprint !== null && (
          <code className={layout.sub}>{permission.fingerprint}</code>
        )}
      </td>
      <td role="cell">{permission && <TimeAgo at={new Date(permission.at).toISOString()} now={now} />}</td>
      <td role="cell">{disabledOperations.map((operation) => operations[operation].verb).join(', ')}</td>
    </tr>
  )
}
