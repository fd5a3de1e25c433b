import { TextInput } from '@mantine/core'
import type { Confirmed, Guard } from '../desk/operate/guards.ts'
import { knowingWords } from './confirmations.ts'
import classes from './Guards.module.css'

interface Props {
  guards: Guard[]
  confirmed: Confirmed
  onConfirm: (confirmed: Confirmed) => void
  /** Whether the desk has found other guards than were shown, and sent nothing. */
  isHeld: boolean
}

/** What is to be known before something is done: what blocks it, and what is asked. */
export function Guards({ guards, confirmed, onConfirm, isHeld }: Props) {
  return (
    <>
      {guards.length > 0 && (
        <ul aria-label="To be known before" className={classes.guards}>
          {guards.map((guard) => (
            <li key={guard.name} data-verdict={guard.verdict} className={classes.guard}>
              <span>
                {guard.verdict === 'blocks' && <strong>Can’t be done. </strong>}
                {guard.message}
              </span>
              {guard.verdict === 'asks' && (
                <Query guard={guard} confirmed={confirmed} onConfirm={onConfirm} />
              )}
            </li>
          ))}
        </ul>
      )}
      {isHeld && (
        <p role="alert" className={classes.held}>
          Nothing was sent: what has to be known or confirmed has changed meanwhile. Look at it again.
        </p>
      )}
    </>
  )
}

function Query({ guard, confirmed, onConfirm }: Pick<Props, 'confirmed' | 'onConfirm'> & { guard: Guard }) {
  const { name } = guard
  if (name === 'number') {
    return (
      <TextInput
        label={`Type ${guard.count} to confirm`}
        inputMode="numeric"
        autoComplete="off"
        // A guard that goes and comes again keeps what was typed.
        defaultValue={confirmed.number ?? ''}
        className={classes.number ?? ''}
        onChange={({ currentTarget: { value } }) => {
          const { number: _, ...others } = confirmed
          const typed = value.replace(/[\s.,]/g, '')
          onConfirm(/^\d{1,9}$/.test(typed) ? { ...others, number: Number(typed) } : others)
        }}
      />
    )
  }
  return (
    <label className={classes.know}>
      <input
        type="checkbox"
        checked={name !== 'busy' && confirmed[name] === true}
        onChange={({ currentTarget: { checked } }) => onConfirm({ ...confirmed, [name]: checked })}
      />
      {knowingWords(guard)}
    </label>
  )
}
