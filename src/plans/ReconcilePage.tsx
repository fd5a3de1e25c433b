import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from '../routing/usePage.ts'
import { Link } from '../routing/Link.tsx'
import { desk } from '../desk/port/client.ts'
import type { ListRequest } from '../desk/list/types.ts'
import { Failure } from '../ui/Failure.tsx'
import { directoryQuery, rolesQuery } from '../organization/queries.ts'
import { DirectoryNotice } from './DirectoryNotice.tsx'
import { autoDetect, type ListDraft, noPurpose, savedListDraft, saveListDraft } from './listDraft.ts'
import { saveInviteDraft } from './inviteDraft.ts'
import { JoinersNotice } from './JoinersNotice.tsx'
import { ListFormat } from './ListFormat.tsx'
import { ListMatches, listPageSize, type ListPosition } from './ListMatches.tsx'
import { ListOperation } from './ListOperation.tsx'
import { ListSource } from './ListSource.tsx'
import { listQuery } from './queries.ts'
import { useCreatePlan } from './useCreatePlan.ts'
import classes from './ReconcilePage.module.css'

const firstPage: ListPosition = { filter: null, page: 1 }

/** Matches a list against the directory and previews a plan for the people on it, or for those who are not. */
export function ReconcilePage() {
  const [draft, setDraft] = useState(savedListDraft)
  const [position, setPosition] = useState(firstPage)
  const navigate = useNavigate()
  const { data: directory } = useQuery(directoryQuery)
  const roles = useQuery(rolesQuery)
  const isReading = directory?.state === 'reading'

  const request: ListRequest = { ...requestOf(draft), ...position, size: listPageSize }
  // While the directory is being read, the list is matched again each time the number of people has doubled.
  const directoryVersion = isReading
    ? `about 2 to the ${Math.floor(Math.log2(directory.read + 1))}`
    : `${directory?.state} ${directory?.version}`
  const query = listQuery(draft, request, `${directoryVersion}, roles of ${roles.dataUpdatedAt}`)
  const list = useQuery({
    ...query,
    enabled: draft !== null && directory !== undefined && roles.isSuccess,
    // Shows the previous answer for the same list until the next one arrives.
    placeholderData: (data, before) => (before?.queryKey[1] === draft?.id ? data : undefined),
  })
  const preview = useCreatePlan(
    () => desk.planList(request),
    () => void list.refetch(),
  )

  const saveDraft = (next: ListDraft | null) => {
    saveListDraft(next)
    setDraft(next)
  }
  const changeDraft = (next: ListDraft | null) => {
    saveDraft(next)
    setPosition(firstPage)
    preview.reset()
  }
  const openList = (source: string | Uint8Array, fileName: string | null) => {
    const purpose = draft?.purpose ?? noPurpose
    const isBlank = typeof source === 'string' && source.trim() === ''
    const id = `${Date.now()} ${Math.random()}`
    changeDraft(isBlank ? null : { id, source, fileName, reading: autoDetect, purpose })
  }
  const choosePerson = (key: string, userId: string | null) => {
    if (!draft) return
    const { [key]: _, ...others } = draft.reading.chosen
    const chosen = userId === null ? others : { ...others, [key]: userId }
    saveDraft({ ...draft, reading: { ...draft.reading, chosen } })
  }

  return (
    <article className={classes.page}>
      <title>Reconcile a list · Roster</title>
      <p>
        <Link to="/plans">← All plans</Link>
      </p>
      <h1>Reconcile a list</h1>
      <p className={classes.hint}>
        Roster matches each line by ID, then email address, then full name. The result is a plan, and you
        review every change before anything happens.
      </p>
      <DirectoryNotice directory={directory} />
      {roles.isError && (
        <Failure
          title="The roles could not be loaded."
          error={roles.error}
          onRetry={() => void roles.refetch()}
        />
      )}
      <ListSource
        text={typeof draft?.source === 'string' ? draft.source : ''}
        fileName={draft?.fileName ?? null}
        onList={openList}
      />
      {list.isError && (
        <Failure
          title="The list could not be matched."
          error={list.error}
          onRetry={() => void list.refetch()}
        />
      )}
      {draft && !list.isError && !list.data && (
        <p aria-live="polite" className={classes.hint}>
          Matching the list…
        </p>
      )}
      {draft && list.data && (
        <>
          <ListFormat
            answer={list.data}
            reading={draft.reading}
            onChange={(reading) => changeDraft({ ...draft, reading })}
          />
          <ListOperation
            purpose={draft.purpose}
            answer={list.data}
            isOutdated={list.isPlaceholderData}
            isReadingDirectory={isReading}
            isCreatingPlan={preview.isPending}
            chosen={draft.reading.chosen}
            onChoose={choosePerson}
            onChange={(purpose) => changeDraft({ ...draft, purpose })}
            onPreview={() => preview.mutate()}
          />
          {preview.isError && <Failure title="The plan could not be created." error={preview.error} />}
          {list.data.counts.notFound > 0 && (
            <JoinersNotice
              lines={list.data.counts.notFound}
              onInvite={() => {
                saveInviteDraft({ ...draft, roleId: null, unmatchedOnly: true })
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
              saveDraft({ ...draft, reading: { ...draft.reading, includedDamage } })
            }
            onChoose={choosePerson}
          />
        </>
      )}
    </article>
  )
}

function requestOf(draft: ListDraft | null): Omit<ListRequest, 'filter' | 'page' | 'size'> {
  const { id, reading, purpose } = draft ?? { id: '', reading: autoDetect, purpose: noPurpose }
  return { id, ...reading, ...purpose }
}
