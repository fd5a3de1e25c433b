import { TextInput } from '@mantine/core'
import type { Confirmed, Guard } from '../desk/plan/types.ts'
import { knowingWords } from './planWords.ts'
import classes from './PlanPage.module.css'

interface Props {
  guards: Guard[]
  confirmed: Confirmed
  onConfirm: (confirmed: Confirmed) => void
}

/** What is to be known before a plan is run: what blocks it, and what is asked. */
export function Guards({ guards, confirmed, onConfirm }: Props) {
  if (guards.length === 0) return null
  return (
    <ul aria-label="Before it is run" className={classes.guards}>
      {guards.map((guard) => (
        <li key={guard.name} data-verdict={guard.verdict} className={classes.guard}>
          <span>
            {guard.verdict === 'blocks' && <strong>Can’t be run. </strong>}
            {guard.says}
          </span>
          {guard.verdict === 'asks' && <Question guard={guard} confirmed={confirmed} onConfirm={onConfirm} />}
        </li>
      ))}
    </ul>
  )
}

function Question({ guard, confirmed, onConfirm }: Omit<Props, 'guards'> & { guard: Guard }) {
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
