import type { Purpose } from '../desk/list/types.ts'
import classes from './ReconcilePage.module.css'
import layout from '../ui/Layout.module.css'

interface Props {
  value: Purpose['appliesTo']
  onChange: (appliesTo: Purpose['appliesTo']) => void
}

/** Chooses between the people on the list and the leavers. */
export function AppliesTo({ value, onChange }: Props) {
  return (
    <>
      <fieldset className={classes.appliesTo}>
        <legend>Apply to</legend>
        <label>
          <input
            type="radio"
            name="appliesTo"
            checked={value === 'listed'}
            onChange={() => onChange('listed')}
          />
          People on the list
        </label>
        <label>
          <input
            type="radio"
            name="appliesTo"
            aria-describedby="list-leavers"
            checked={value === 'leavers'}
            onChange={() => onChange('leavers')}
          />
          Leavers
        </label>
      </fieldset>
      <p id="list-leavers" className={layout.hint}>
        Leavers are active people who are not on the list. People who match an ambiguous line are not counted
        as leavers. If no line matches exactly one person, nobody counts as a leaver.
      </p>
    </>
  )
}
