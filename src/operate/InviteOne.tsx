import { TextInput } from '../ui/TextInput.tsx'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { desk } from '../desk/port/client.ts'
import type { InvitationResult } from '../desk/operate/invitationMethods.ts'
import { invitationOperations } from '../operations/invitations.ts'
import { undo } from './undo.ts'
import { useRoleName } from '../organization/useRoleName.ts'
import { isApiError } from '../ui/explain.ts'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { announce } from '../ui/status.ts'
import { AddressNotice } from './AddressNotice.tsx'
import { explainMissing } from './explainMissing.ts'
import classes from './InviteOne.module.css'
import { inviteWords } from './inviteOneWords.ts'

type Names = Record<'firstName' | 'lastName' | 'title', string>

interface Props {
  email: string
  /** Null where none is chosen yet. */
  roleId: string | null
  names: Names
  onNamesChange: (names: Names) => void
  /** Called with the address that may be meant instead. */
  onSuggestion: (email: string) => void
  onInvited: () => void
}

interface Submission {
  address: string
  chosenRole: string
}

/** Time without typing after which an address is checked, in milliseconds: each check reads all invitations. */
const checkDelayMs = 400

/** The form for a single address: its checks, the optional names, and the button that sends the invitation. */
export function InviteOne({ email, roleId, names, onNamesChange, onSuggestion, onInvited }: Props) {
  const roleName = useRoleName()
  /** The address that was confirmed in spite of a warning. */
  const [confirmed, setConfirmed] = useState<string | null>(null)
  const [showsReason, setShowsReason] = useState(false)
  const settled = useSettled(email)
  const check = useQuery({
    queryKey: ['checkAddress', settled],
    queryFn: ({ signal }) => desk.checkAddress({ email: settled }, signal),
    gcTime: 0,
  })
  const isChecked = settled === email && check.data !== undefined && !check.isFetching
  const { obstacle = null, warning = null } = isChecked ? check.data : {}
  const isBusy = useRef(false)
  const { mutate, isPending, error, data, variables } = useMutation({
    mutationFn: ({ address, chosenRole }: Submission): Promise<InvitationResult> =>
      desk.runInvitation({
        operation: 'invite',
        email: address,
        input: { roleId: chosenRole, ...toInput(names) },
      }),
    retry: false,
    gcTime: 0,
    onSuccess(result, { address, chosenRole }) {
      if (result.is !== 'done') return
      const { undo: entry } = result
      announce(
        invitationOperations.invite.done(address, roleName(chosenRole)),
        entry === null ? null : { name: 'Undo', run: () => void undo(entry) },
      )
      onInvited()
    },
    onSettled() {
      isBusy.current = false
      void check.refetch()
    },
  })
  const reason = findReason({
    isChecked: isChecked || check.isError,
    isBlocked: obstacle !== null,
    isDoubtful: warning !== null && confirmed !== email,
    hasRole: roleId !== null,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShowsReason(reason !== null)
    if (reason !== null || roleId === null || isBusy.current) return
    isBusy.current = true
    mutate({ address: email, chosenRole: roleId })
  }
  /** A failure is about the address that it was sent for. */
  const isShown = variables?.address === email
  const isUnclear = error !== null && isApiError(error) && error.effect !== 'none'
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <AddressNotice
        email={email}
        hasFailed={check.isError}
        check={isChecked ? check.data : null}
        isConfirmed={confirmed === email}
        onConfirm={(isConfirmed) => setConfirmed(isConfirmed ? email : null)}
        onSuggestion={onSuggestion}
        onResent={onInvited}
      />
      {check.isError && (
        <Failure
          title={inviteWords.checkFailed}
          error={check.error}
          explanation={explainMissing(check.error)}
          onRetry={() => void check.refetch()}
        />
      )}
      <div className={classes.names}>
        {nameFields.map(({ key, label }) => (
          <TextInput
            key={key}
            label={label}
            autoComplete="off"
            value={names[key]}
            onChange={({ currentTarget: { value } }) => onNamesChange({ ...names, [key]: value })}
          />
        ))}
      </div>
      {obstacle === null && <p>{invitationOperations.invite.consequence(email)}</p>}
      {error !== null && isShown && (
        <Failure error={error}>
          <p>{isUnclear ? inviteWords.mayBeSent(email) : inviteWords.notSent}</p>
        </Failure>
      )}
      {data?.is === 'impossible' && isShown && (
        <Failure error={new Error(data.reason)} explanation={{ what: data.why, advice: '' }}>
          <p>{inviteWords.notSent}</p>
        </Failure>
      )}
      {showsReason && reason !== null && (
        <p role="alert" className={classes.error}>
          {reason}
        </p>
      )}
      <div className={classes.buttons}>
        <SoftButton type="submit" unavailable={isPending || reason !== null}>
          Invite
        </SoftButton>
        {isPending && <p aria-live="polite">{inviteWords.sending}</p>}
      </div>
    </form>
  )
}

const nameFields = [
  { key: 'firstName', label: 'First name' },
  { key: 'lastName', label: 'Last name' },
  { key: 'title', label: 'Title' },
] as const

function toInput(names: Names) {
  const { firstName, lastName, title } = names
  return {
    firstName: firstName.trim() || null,
    lastName: lastName.trim() || null,
    title: title.trim() || null,
  }
}

/** Returns why the invitation can't be sent yet; null if it can. */
function findReason(state: Record<'isChecked' | 'isBlocked' | 'isDoubtful' | 'hasRole', boolean>) {
  if (!state.hasRole) return inviteWords.chooseRole
  if (!state.isChecked) return inviteWords.checking
  if (state.isBlocked) return inviteWords.blocked
  return state.isDoubtful ? inviteWords.confirmAddress : null
}

/** Returns the value once it has not changed for a while. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), checkDelayMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
