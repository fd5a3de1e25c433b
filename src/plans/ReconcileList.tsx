import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { ListRequest } from '../desk/list/types.ts'
import { directoryQuery, rolesQuery } from '../organization/queries.ts'
import { useNavigate } from '../routing/usePage.ts'
import { Failure } from '../ui/Failure.tsx'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import { inviteDraft } from './inviteDraft.ts'
import { JoinersNotice } from './JoinersNotice.tsx'
import type { ListDraft } from './listDraft.ts'
import { ListFormat } from './ListFormat.tsx'
import { ListMatches, listPageSize, type ListPosition } from './ListMatches.tsx'
import { ListOperation } from './ListOperation.tsx'
import { listQuery } from './queries.ts'
import { useCreatePlan } from './useCreatePlan.ts'
import layout from '../ui/Layout.module.css'

const firstPage: ListPosition = { filter: null, page: 1 }

interface Props {
  draft: ListDraft
  /** Saves the draft with other choices. */
  onChange: (draft: ListDraft) => void
}

/** Matches a list, shows and changes how it is read, and previews the plan. */
export function ReconcileList({ draft, onChange }: Props) {
  const [position, setPosition] = useState(firstPage)
  const navigate = useNavigate()
  const { data: directory } = useQuery(directoryQuery)
  const roles = useQuery(rolesQuery)
  const isReading = directory?.state === 'reading'

  const { id, reading, purpose } = draft
  const request: ListRequest = { id, ...reading, ...purpose, ...position, size: listPageSize }
  // While the directory is being read, the list is matched again each time the number of people has doubled.
  const directoryVersion = isReading
    ? `about 2 to the ${Math.floor(Math.log2(directory.read + 1))}`
    : `${directory?.state} ${directory?.version}`
  const list = useQuery({
    ...listQuery(draft, request, `${directoryVersion}, roles of ${roles.dataUpdatedAt}`),
    enabled: directory !== undefined && roles.isSuccess,
    // Shows the previous answer for the same list until the next one arrives.
    placeholderData: (data, before) => (before?.queryKey[1] === id ? data : undefined),
  })
  const preview = useCreatePlan(
    () => desk.planList(request),
    () => void list.refetch(),
  )

  /** Saves choices that change the lines or the plan. */
  const startOver = (change: Partial<ListDraft>) => {
    onChange({ ...draft, ...change })
    setPosition(firstPage)
    preview.reset()
  }
  const choosePerson = (key: string, userId: string | null) => {
    const { [key]: _, ...others } = reading.chosen
    const chosen = userId === null ? others : { ...others, [key]: userId }
    onChange({ ...draft, reading: { ...reading, chosen } })
  }

  return (
    <>
      <QueryFailure title="The list could not be matched." query={list} />
      {!list.isError && !list.data && (
        <p aria-live="polite" className={layout.hint}>
          Matching the list…
        </p>
      )}
      {list.data && (
        <>
          <ListFormat
            answer={list.data}
            reading={reading}
            onChange={(changed) => startOver({ reading: changed })}
          />
          <ListOperation
            purpose={purpose}
            answer={list.data}
            isOutdated={list.isPlaceholderData}
            isReadingDirectory={isReading}
            isCreatingPlan={preview.isPending}
            chosen={reading.chosen}
            onChoose={choosePerson}
            onChange={(changed) => startOver({ purpose: changed })}
            onPreview={() => preview.mutate()}
          />
          {preview.isError && <Failure title="The plan could not be created." error={preview.error} />}
          {list.data.counts.notFound > 0 && (
            <JoinersNotice
              lines={list.data.counts.notFound}
              onInvite={() => {
                inviteDraft.set({ ...draft, roleId: null, unmatchedOnly: true })
                void navigate('/invitations/new')
              }}
            />
          )}
          <ListMatches
            answer={list.data}
            isOutdated={list.isPlaceholderData}
            draft={draft}
            position={position}
            onPositionChange={setPosition}
            onIncludeDamage={(includedDamage) =>
              onChange({ ...draft, reading: { ...reading, includedDamage } })
            }
            onChoose={choosePerson}
          />
        </>
      )}
    </>
  )
}
