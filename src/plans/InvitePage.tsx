import { NativeSelect } from '../ui/NativeSelect.tsx'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from '../routing/usePage.ts'
import { desk } from '../desk/port/client.ts'
import type { InviteListRequest } from '../desk/list/inviteTypes.ts'
import { explainMissing } from '../operate/explainMissing.ts'
import { InviteOne } from '../operate/InviteOne.tsx'
import { directoryQuery } from '../organization/queries.ts'
import { useRoleOptions } from '../organization/useRoleOptions.ts'
import { Failure } from '../ui/Failure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { DirectoryNotice } from './DirectoryNotice.tsx'
import {
  type InviteDraft,
  newInviteDraft,
  noNames,
  savedInviteDraft,
  saveInviteDraft,
} from './inviteDraft.ts'
import { InviteResult } from './InviteResult.tsx'
import { inviteSource, unmatchedLines } from './inviteWords.ts'
import { autoDetect } from './listDraft.ts'
import { ListFormat } from './ListFormat.tsx'
import { listPageSize } from './ListMatches.tsx'
import { ListSource } from './ListSource.tsx'
import { inviteListQuery } from './queries.ts'
import classes from './ReconcilePage.module.css'
import { singleAddress } from './singleAddress.ts'
import { useInviteNames } from './useInviteNames.ts'

const firstPage = { filter: null, page: 1 } satisfies Pick<InviteListRequest, 'filter' | 'page'>

/** Invites one person or many: reads a list, says what will happen with each line, and previews a plan. */
export function InvitePage() {
  const [draft, setDraft] = useState(savedInviteDraft)
  const { names, changeNames, takeNames } = useInviteNames()
  const [position, setPosition] = useState<Pick<InviteListRequest, 'filter' | 'page'>>(firstPage)
  const navigate = useNavigate()
  const { data: directory } = useQuery(directoryQuery)
  const { roles, options } = useRoleOptions()
  // The role with the fewest permissions, until another one is chosen.
  const member = roles.data?.listed.find(({ name }) => name.toLowerCase() === 'member')
  const [chosenRole, setChosenRole] = useState(draft?.roleId ?? null)
  const roleId = chosenRole ?? member?.id ?? null

  const request: InviteListRequest = {
    id: draft?.id ?? '',
    ...(draft?.reading ?? autoDetect),
    roleId,
    unmatchedOnly: draft?.unmatchedOnly ?? false,
    ...position,
    size: listPageSize,
  }
  const single =
    typeof draft?.source === 'string' && !draft.unmatchedOnly ? singleAddress(draft.source) : null
  const isList = draft !== null && single === null
  // Everyone has to be read, because nobody must be invited who is here: the desk waits for it.
  const version = `${directory?.state} ${directory?.state === 'reading' ? '' : directory?.version}`
  const list = useQuery({
    ...inviteListQuery(draft, request, `${version}, roles of ${roles.data?.listed.length}`),
    enabled: isList && directory !== undefined && !roles.isPending,
    placeholderData: (data, before) => (before?.queryKey[1] === draft?.id ? data : undefined),
  })
  const preview = useMutation({
    mutationFn: () => desk.planInviteList(request),
    onSuccess(plan) {
      if (plan) void navigate(`/plans/${plan.id}`)
      // The desk has dropped the list. The query sends it again, after which the preview works.
      else void list.refetch()
    },
  })

  const changeDraft = (next: InviteDraft | null) => {
    saveInviteDraft(next)
    setDraft(next)
    setPosition(firstPage)
    preview.reset()
  }
  const openList = (source: string | Uint8Array, fileName: string | null) => {
    const isBlank = typeof source === 'string' && source.trim() === ''
    if (typeof source === 'string') takeNames(source, draft?.source)
    changeDraft(isBlank ? null : newInviteDraft({ source, fileName, roleId: chosenRole }))
  }
  /** Counts the texts that Roster itself has put into the field. */
  const [textNumber, setTextNumber] = useState(0)
  const replaceText = (text: string) => {
    openList(text, null)
    setTextNumber(textNumber + 1)
  }
  const isTable = list.data && (list.data.layout === 'table' || list.data.encoding !== null)

  return (
    <article className={classes.page}>
      <title>Invite people · Roster</title>
      <h1>Invite people</h1>
      <p className={classes.hint}>
        Roster checks each address against the people here and those already invited. Several addresses become
        a plan, and no email is sent before you run it. A single invitation is sent when you choose Invite.
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
        key={textNumber}
        words={inviteSource}
        // The button that put the text there is gone.
        hasFocus={textNumber > 0}
        text={typeof draft?.source === 'string' ? draft.source : ''}
        fileName={draft?.fileName ?? null}
        onList={openList}
      />
      <div className={classes.panel}>
        <NativeSelect
          label="Role"
          description="For everyone whose line names no role."
          className={classes.filter ?? ''}
          value={roleId ?? ''}
          data={roleId === null ? [{ value: '', label: 'Choose a role' }, ...options] : options}
          onChange={({ currentTarget: { value } }) => {
            setChosenRole(value || null)
            if (draft) saveInviteDraft({ ...draft, roleId: value || null })
          }}
        />
        {single !== null && (
          <InviteOne
            email={single}
            roleId={roleId}
            names={names}
            onNamesChange={changeNames}
            onSuggestion={replaceText}
            onInvited={() => {
              changeNames(noNames)
              replaceText('')
            }}
          />
        )}
      </div>
      {draft?.unmatchedOnly && <Notice>{unmatchedLines}</Notice>}
      {isList && list.isError && (
        <Failure
          title="The addresses could not be checked. Nothing was sent."
          error={list.error}
          explanation={explainMissing(list.error)}
          onRetry={() => void list.refetch()}
        />
      )}
      {isList && !list.isError && !list.data && (
        <p aria-live="polite" className={classes.hint}>
          Checking the addresses…
        </p>
      )}
      {isList && list.data && isTable && (
        <ListFormat
          answer={list.data}
          reading={draft.reading}
          onChange={(reading) => changeDraft({ ...draft, reading })}
        />
      )}
      {isList && list.data && (
        <InviteResult
          answer={list.data}
          isOutdated={list.isPlaceholderData}
          roleId={roleId}
          roles={roles.data?.listed ?? []}
          position={position}
          onPositionChange={setPosition}
          isCreatingPlan={preview.isPending}
          onPreview={() => preview.mutate()}
        />
      )}
      {isList && preview.isError && <Failure title="The plan could not be created." error={preview.error} />}
    </article>
  )
}
