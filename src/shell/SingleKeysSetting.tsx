import { useId, useSyncExternalStore } from 'react'
import { prefer, preferences, subscribePreferences } from '../preferences/preferences.ts'
import classes from './SettingsDialog.module.css'
import { singleKeysHint } from './words.ts'

/** The switch that turns shortcuts of a single character on and off. */
export function SingleKeysSetting() {
  const { singleKeys } = useSyncExternalStore(subscribePreferences, preferences)
  const hintId = useId()
  return (
    <div>
      <label className={classes.switch}>
        <input
          type="checkbox"
          role="switch"
          aria-checked={singleKeys}
          aria-describedby={hintId}
          checked={singleKeys}
          onChange={() => prefer({ singleKeys: !singleKeys })}
        />
        Single-key shortcuts
      </label>
      <p id={hintId} className={classes.hint}>
        {singleKeysHint}
      </p>
    </div>
  )
}
