import { TextInput } from '../ui/TextInput.tsx'
import { type FormEvent, useState } from 'react'
import type { InvitationResult } from '../desk/operate/invitationMethods.ts'
import { invitationOperations } from '../operations/invitations.ts'
import { isApiError } from '../ui/explain.ts'
import { Failure } from '../ui/Failure.tsx'
import { SoftButton } from '../ui/SoftButton.tsx'
import { AddressNotice } from './AddressNotice.tsx'
import { explainMissing } from './explainMissing.ts'
import classes from './InviteOne.module.css'
import { inviteWords } from './inviteOneWords.ts'
import { useAddressCheck } from './useAddressCheck.ts'
import { type Invited, type Names, useInvite } from './useInvite.ts'

interface Props {
  email: string
  /** Null where none is chosen yet. */
  roleId: string | null
  names: Names
  onNamesChange: (names: Names) => void
  /** Called with the address that may be meant instead. */
  onSuggestion: (email: string) => void
  /** Called with what was sent, once it is. */
  onInvited: (invited: Invited) => void
}

/** The form for a single address: its checks, the optional names, and the button that sends the invitation. */
export function InviteOne({ email, roleId, names, onNamesChange, onSuggestion, onInvited }: Props) {
  /** The address that was confirmed in spite of a warning. */
  const [confirmed, setConfirmed] = useState<string | null>(null)
  const [showsReason, setShowsReason] = useState(false)
  const { checked, error: checkError, checkAgain } = useAddressCheck(email)
  const { obstacle = null, warning = null } = checked ?? {}
  const { send, isPending, error, data, sentTo } = useInvite({ onInvited, onSettled: checkAgain })
  const reason = findReason({
    isChecked: checked !== null || checkError !== null,
    isBlocked: obstacle !== null,
    isDoubtful: warning !== null && confirmed !== email,
    hasRole: roleId !== null,
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setShowsReason(reason !== null)
    if (reason === null && roleId !== null) send({ email, roleId, names })
  }
  return (
    <form onSubmit={submit} className={classes.form} noValidate>
      <AddressNotice
        email={email}
        hasFailed={checkError !== null}
        check={checked}
        isConfirmed={confirmed === email}
        onConfirm={(isConfirmed) => setConfirmed(isConfirmed ? email : null)}
        onSuggestion={onSuggestion}
        onResent={() => onInvited({ email, names })}
      />
      {checkError !== null && (
        <Failure
          title={inviteWords.checkFailed}
          error={checkError}
          explanation={explainMissing(checkError)}
          onRetry={checkAgain}
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
      {/* A failure is about the address that the invitation was sent to. */}
      {sentTo === email && <NotInvited email={email} error={error} result={data} />}
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

interface NotInvitedProps {
  email: string
  error: Error | null
  result: InvitationResult | undefined
}

/** Says why the invitation was not sent, or that it may have been. */
function NotInvited({ email, error, result }: NotInvitedProps) {
  if (error !== null) {
    const isUnclear = isApiError(error) && error.effect !== 'none'
    return (
      <Failure error={error}>
        <p>{isUnclear ? inviteWords.mayBeSent(email) : inviteWords.notSent}</p>
      </Failure>
    )
  }
  if (result?.is !== 'impossible') return null
  return (
    <Failure error={new Error(result.reason)} explanation={{ what: result.why, advice: '' }}>
      <p>{inviteWords.notSent}</p>
    </Failure>
  )
}

/** Returns why the invitation can't be sent yet; null if it can. */
function findReason(state: Record<'isChecked' | 'isBlocked' | 'isDoubtful' | 'hasRole', boolean>) {
  if (!state.hasRole) return inviteWords.chooseRole
  if (!state.isChecked) return inviteWords.checking
  if (state.isBlocked) return inviteWords.blocked
  return state.isDoubtful ? inviteWords.confirmAddress : null
}
