import { NativeSelect } from '../ui/NativeSelect.tsx'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { InviteOne } from '../operate/InviteOne.tsx'
import type { Invited } from '../operate/useInvite.ts'
import { directoryQuery } from '../organization/queries.ts'
import { useRoleOptions } from '../organization/useRoleOptions.ts'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { DirectoryNotice } from './DirectoryNotice.tsx'
import { initialRole } from './initialRole.ts'
import { inviteDraft, newInviteDraft } from './inviteDraft.ts'
import { InviteList } from './InviteList.tsx'
import { inviteSource, unmatchedLines } from './inviteWords.ts'
import { useKeptDraft } from './keptDraft.ts'
import { ListSource } from './ListSource.tsx'
import classes from './ReconcilePage.module.css'
import { singleAddress } from './singleAddress.ts'
import { useInviteNames } from './useInviteNames.ts'
import layout from '../ui/Layout.module.css'

/** Invites one person or many: reads a list, says what will happen with each line, and previews a plan. */
export function InvitePage() {
  const [draft, setDraft] = useKeptDraft(inviteDraft)
  const { names, changeNames, clearNames, takeNames } = useInviteNames()
  const { data: directory } = useQuery(directoryQuery)
  const { roles, options } = useRoleOptions()
  const [chosenRole, setChosenRole] = useState(draft?.roleId ?? null)
  const roleId = chosenRole ?? initialRole(roles.data?.listed ?? [])?.id ?? null

  const single =
    typeof draft?.source === 'string' && !draft.unmatchedOnly ? singleAddress(draft.source) : null

  const openList = (source: string | Uint8Array, fileName: string | null) => {
    const isBlank = typeof source === 'string' && source.trim() === ''
    if (typeof source === 'string') takeNames(source, draft?.source)
    setDraft(isBlank ? null : newInviteDraft({ source, fileName, roleId: chosenRole }))
  }
  /** Counts the texts that Roster itself has put into the field. */
  const [textNumber, setTextNumber] = useState(0)
  const replaceText = (text: string) => {
    openList(text, null)
    setTextNumber((number) => number + 1)
  }
  const textField = useRef<HTMLTextAreaElement>(null)
  /** Empties the form of someone who is invited now, except for what was typed for the next person meanwhile. */
  const finish = ({ email, names: sent }: Invited) => {
    clearNames(sent)
    const source = textField.current?.value ?? inviteDraft.get()?.source
    if (typeof source === 'string' && singleAddress(source) === email) replaceText('')
  }

  return (
    <article className={layout.page}>
      <title>Invite people · Roster</title>
      <h1>Invite people</h1>
      <p className={layout.lead}>
        Roster checks each address against members and earlier invitations. Several addresses become a plan:
        no email is sent until you run it. A single invitation is sent when you choose Invite.
      </p>
      <DirectoryNotice directory={directory} />
      <QueryFailure title="The roles could not be loaded." query={roles} />
      <ListSource
        key={textNumber}
        textField={textField}
        words={inviteSource}
        // The button that put the text there is gone.
        hasFocus={textNumber > 0}
        text={typeof draft?.source === 'string' ? draft.source : ''}
        fileName={draft?.fileName ?? null}
        onList={openList}
      />
      <div className={layout.panel}>
        <NativeSelect
          label="Role"
          description="For lines without a role."
          className={classes.filter ?? ''}
          value={roleId}
          options={roleId === null ? [{ value: null, label: 'Choose a role' }, ...options] : options}
          onChange={(chosen) => {
            setChosenRole(chosen)
            if (draft) setDraft({ ...draft, roleId: chosen })
          }}
        />
        {single !== null && (
          <InviteOne
            email={single}
            roleId={roleId}
            names={names}
            onNamesChange={changeNames}
            onSuggestion={replaceText}
            onInvited={finish}
          />
        )}
      </div>
      {draft?.unmatchedOnly && <Notice>{unmatchedLines}</Notice>}
      {draft !== null && single === null && (
        <InviteList
          key={draft.id}
          draft={draft}
          roleId={roleId}
          roles={roles.data?.listed}
          hasRolesFailed={roles.isError}
          directory={directory}
          onReadingChange={(reading) => setDraft({ ...draft, reading })}
        />
      )}
    </article>
  )
}
