import { NativeSelect, Textarea } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { desk } from '../desk/port/client.ts'
import { useRoleOptions } from '../organization/useRoleOptions.ts'
import { readNamed } from '../text/address.ts'
import { readEntries } from '../text/readEntries.ts'
import { Failure } from '../ui/Failure.tsx'
import { Notice } from '../ui/Notice.tsx'
import { InviteOne } from './InviteOne.tsx'
import classes from './InvitePage.module.css'
import { inviteWords, rolesFailed } from './words.ts'

/** Invites people to the organization: addresses, their role, and for a single one also the names. */
export function InvitePage() {
  const [text, setText] = useState('')
  const [roleId, setRoleId] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const { roles, options } = useRoleOptions()
  useEffect(() => {
    // Whoever is a member already is found in the directory.
    void desk.controlReading('auto')
  }, [])

  const entries = readEntries(text)
  const [first] = entries
  const named = entries.length === 1 && first ? readNamed(first.text) : null
  const email = named?.kind === 'address' ? named.address : null
  return (
    <article className={classes.page}>
      <title>Invite people · Roster</title>
      <p>
        <Link to="/invitations">← All invitations</Link>
      </p>
      <h1>Invite people</h1>
      {roles.isError && (
        <Failure title={rolesFailed} error={roles.error} onRetry={() => void roles.refetch()} />
      )}
      <Textarea
        ref={field}
        label="Email addresses"
        autosize={false}
        rows={3}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
      />
      <NativeSelect
        label="Role"
        value={roleId}
        onChange={({ currentTarget: { value } }) => setRoleId(value)}
        data={[{ value: '', label: roles.isPending ? 'Loading roles…' : 'Choose a role' }, ...options]}
      />
      {text.trim() !== '' && entries.length === 1 && email === null && (
        <p role="alert" className={classes.error}>
          {inviteWords.notAnAddress}
        </p>
      )}
      {entries.length > 1 && <Notice>{inviteWords.oneAtATime}</Notice>}
      {email !== null && (
        <InviteOne
          email={email}
          roleId={roleId || null}
          onSuggestion={setText}
          onInvited={() => {
            setText('')
            field.current?.focus()
          }}
        />
      )}
    </article>
  )
}
