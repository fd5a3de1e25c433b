import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Role } from '../api/schema.ts'
import { desk } from '../desk/port/client.ts'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import type { InviteListRequest } from '../desk/list/inviteTypes.ts'
import { explainMissing } from '../operate/explainMissing.ts'
import { Failure } from '../ui/Failure.tsx'
import type { InviteDraft } from './inviteDraft.ts'
import { InviteResult } from './InviteResult.tsx'
import { ListFormat } from './ListFormat.tsx'
import { listPageSize } from './ListMatches.tsx'
import { inviteListQuery } from './queries.ts'
import { useCreatePlan } from './useCreatePlan.ts'
import layout from '../ui/Layout.module.css'

type Position = Pick<InviteListRequest, 'filter' | 'page'>
const firstPage: Position = { filter: null, page: 1 }

interface Props {
  draft: InviteDraft
  /** The role of lines without one. Null where none is chosen yet. */
  roleId: string | null
  /** Undefined while they are loading. */
  roles: readonly Role[] | undefined
  hasRolesFailed: boolean
  directory: DirectoryProgress | undefined
  onReadingChange: (reading: InviteDraft['reading']) => void
}

/** Shows what will happen with each line of a list of people to invite, and previews the plan. */
export function InviteList({ draft, roleId, roles, hasRolesFailed, directory, onReadingChange }: Props) {
  const [position, setPosition] = useState(firstPage)
  const request: InviteListRequest = {
    id: draft.id,
    ...draft.reading,
    roleId,
    unmatchedOnly: draft.unmatchedOnly,
    ...position,
    size: listPageSize,
  }
  // The desk waits until everyone is read, because people who are already here must not be invited.
  const version = `${directory?.state} ${directory?.state === 'reading' ? '' : directory?.version}`
  const list = useQuery({
    ...inviteListQuery(draft, request, `${version}, roles of ${roles?.length}`),
    enabled: directory !== undefined && (roles !== undefined || hasRolesFailed),
    placeholderData: (data, before) => (before?.queryKey[1] === draft.id ? data : undefined),
  })
  const preview = useCreatePlan(
    () => desk.planInviteList(request),
    () => void list.refetch(),
  )

  if (list.isError)
    return (
      <Failure
        title="The addresses could not be checked. Nothing was sent."
        error={list.error}
        explanation={explainMissing(list.error)}
        onRetry={() => void list.refetch()}
      />
    )
  if (!list.data)
    return (
      <p aria-live="polite" className={layout.hint}>
        Checking the addresses…
      </p>
    )
  const isTable = list.data.layout === 'table' || list.data.encoding !== null
  return (
    <>
      {isTable && (
        <ListFormat
          answer={list.data}
          reading={draft.reading}
          onChange={(reading) => {
            setPosition(firstPage)
            preview.reset()
            onReadingChange(reading)
          }}
        />
      )}
      <InviteResult
        answer={list.data}
        isOutdated={list.isPlaceholderData}
        roleId={roleId}
        roles={roles ?? []}
        position={position}
        onPositionChange={setPosition}
        isCreatingPlan={preview.isPending}
        onPreview={() => preview.mutate()}
      />
      {preview.isError && <Failure title="The plan could not be created." error={preview.error} />}
    </>
  )
}
