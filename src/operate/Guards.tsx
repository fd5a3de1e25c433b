import type { Confirmed, Guard } from '../desk/operate/guards.ts'
import notice from '../ui/Notice.module.css'
import { TextInput } from '../ui/TextInput.tsx'
import classes from './Guards.module.css'
import { confirmationLabel, confirmNumberLabel } from './guardWords.ts'
import { ReadingProgress } from './ReadingProgress.tsx'

interface Props {
  guards: Guard[]
  confirmed: Confirmed
  onConfirm: (confirmed: Confirmed) => void
  /** Whether the guards changed after they were shown, so that nothing was sent. */
  hasChanged: boolean
}

/** Lists what blocks an operation or a plan, and asks for the confirmations that it needs. */
export function Guards({ guards, confirmed, onConfirm, hasChanged }: Props) {
  return (
    <>
      {guards.length > 0 && (
        <ul aria-label="Before you continue" className={classes.guards}>
          {guards.map((guard) => (
            <li
              key={guard.name}
              data-tone={guard.verdict === 'blocks' ? 'bad' : undefined}
              className={`${notice.notice} ${classes.guard}`}
            >
              <span>
                {guard.verdict === 'blocks' && <strong>You can’t do this. </strong>}
                {guard.message}
              </span>
              {guard.verdict === 'asks' && (
                <Confirmation guard={guard} confirmed={confirmed} onConfirm={onConfirm} />
              )}
            </li>
          ))}
        </ul>
      )}
      {guards.some(({ verdict }) => verdict === 'waits') && <ReadingProgress />}
      {hasChanged && (
        <p role="alert" className={classes.changed}>
          Nothing was sent because the warnings have changed. Review them and try again.
        </p>
      )}
    </>
  )
}

interface ConfirmationProps extends Pick<Props, 'confirmed' | 'onConfirm'> {
  guard: Guard
}

function Confirmation({ guard, confirmed, onConfirm }: ConfirmationProps) {
  const { name } = guard
  if (name === 'number') {
    return (
      <TextInput
        label={confirmNumberLabel(guard.count)}
        inputMode="numeric"
        autoComplete="off"
        // Keeps what was typed when the guard disappears and comes back.
        defaultValue={confirmed.number ?? ''}
        className={classes.number}
        onChange={({ currentTarget: { value } }) => {
          const { number: _, ...others } = confirmed
          const digits = value.replace(/[\s.,]/g, '')
          onConfirm(/^\d{1,9}$/.test(digits) ? { ...others, number: Number(digits) } : others)
        }}
      />
    )
  }
  return (
    <label className={classes.confirm}>
      <input
        type="checkbox"
        checked={name !== 'busy' && confirmed[name] === true}
        onChange={({ currentTarget: { checked } }) => onConfirm({ ...confirmed, [name]: checked })}
      />
      {confirmationLabel(guard)}
    </label>
  )
}
