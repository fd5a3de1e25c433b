import { Fragment } from 'react'
import classes from './Keys.module.css'
import { isMac } from './platform.ts'
import { keyLabel } from './words.ts'

/** Keys as they are pressed: together, or one after the other. */
export function Keys({ names }: { names: string }) {
  const isSequence = names.includes(' ')
  const isHeld = names.startsWith('Mod+')
  return names.split(/[ +]/).map((name, at) => (
    <Fragment key={name}>
      {at > 0 && <span className={classes.or}>{isSequence ? ' then ' : ' '}</span>}
      <kbd className={classes.key}>
        {keyLabel(isHeld && name.length === 1 ? name.toUpperCase() : name, isMac)}
      </kbd>
    </Fragment>
  ))
}
