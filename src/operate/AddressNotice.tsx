import { Link } from '../routing/Link.tsx'
import type { Enrollment } from '../api/enrollmentSchema.ts'
import type { AddressCheck } from '../desk/operate/invitationMethods.ts'
import { Failure } from '../ui/Failure.tsx'
import { isApiError } from '../ui/explain.ts'
import { SoftButton } from '../ui/SoftButton.tsx'
import { useMutationOnce } from '../ui/useMutationOnce.ts'
import notice from '../ui/Notice.module.css'
import classes from './InviteOne.module.css'
import { announceDone, runInvitation } from './runInvitation.ts'
import { inviteWords } from './inviteOneWords.ts'

interface Props {
  email: string
  /** Null while it is being checked. */
  check: AddressCheck | null
  /** Whether it could not be checked, which is said elsewhere. */
  hasFailed: boolean
  /** Whether the address is invited in spite of the warning. */
  isConfirmed: boolean
  onConfirm: (isConfirmed: boolean) => void
  onSuggestion: (email: string) => void
  onResent: () => void
}

/** Says what the check of an address found, and offers what to do instead. */
export function AddressNotice(props: Props) {
  const { check, hasFailed } = props
  const hasWarning = check !== null && (check.obstacle ?? check.warning) !== null
  return (
    <div aria-live="polite" className={hasWarning ? `${classes.check} ${notice.notice}` : classes.check}>
      {check === null && !hasFailed && <p className={classes.quiet}>{inviteWords.checkingAddress}</p>}
      {check?.obstacle && <Obstacle {...props} obstacle={check.obstacle} />}
      {check && !check.obstacle && check.warning && <Warning {...props} warning={check.warning} />}
      {check && !hasWarning && (
        <p className={classes.quiet}>{check.isComplete ? inviteWords.canBeInvited : inviteWords.notSure}</p>
      )}
    </div>
  )
}

function Obstacle({
  obstacle: { reason, why, userId, enrollment },
  onResent,
}: Props & { obstacle: NonNullable<AddressCheck['obstacle']> }) {
  const canResend = reason === 'alreadyInvited' || reason === 'expired'
  return (
    <>
      <p>{why}</p>
      {userId !== null && (
        <Link to={`/users/${userId}`}>
          {reason === 'terminated' ? inviteWords.reinstate : inviteWords.openPerson}
        </Link>
      )}
      {canResend && enrollment !== null && <ResendButton enrollment={enrollment} onResent={onResent} />}
    </>
  )
}

function ResendButton({ enrollment, onResent }: { enrollment: Enrollment; onResent: () => void }) {
  const { mutate, isPending, error, data } = useMutationOnce({
    // The callback as of the click: it knows what was in the form then.
    mutationFn: (_onDone: () => void) => runInvitation('resend', enrollment),
    gcTime: 0,
    onSuccess(result, onDone) {
      if (result.is !== 'done') return
      announceDone('resend', enrollment.email ?? '', result)
      onDone()
    },
  })
  const isUnclear = error !== null && isApiError(error) && error.effect !== 'none'
  return (
    <>
      <SoftButton size="xs" variant="default" unavailable={isPending} onClick={() => mutate(onResent)}>
        Resend
      </SoftButton>
      {error !== null && (
        <Failure error={error}>
          <p>{isUnclear ? inviteWords.mayBeSent(enrollment.email ?? '') : inviteWords.notSent}</p>
        </Failure>
      )}
      {data?.is === 'impossible' && (
        <Failure error={new Error(data.reason)} explanation={{ what: data.why, advice: '' }} />
      )}
    </>
  )
}

function Warning({
  warning: { message, suggestion },
  isConfirmed,
  onConfirm,
  onSuggestion,
}: Props & { warning: NonNullable<AddressCheck['warning']> }) {
  return (
    <>
      <p>{message}</p>
      {suggestion !== null && (
        <SoftButton size="xs" variant="default" unavailable={false} onClick={() => onSuggestion(suggestion)}>
          Use {suggestion}
        </SoftButton>
      )}
      <label className={classes.override}>
        <input
          type="checkbox"
          checked={isConfirmed}
          onChange={({ currentTarget: { checked } }) => onConfirm(checked)}
        />
        {inviteWords.inviteAnyway}
      </label>
    </>
  )
}
