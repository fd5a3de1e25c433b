import { useQuery } from '@tanstack/react-query'
import { useRef, useState, useSyncExternalStore } from 'react'
import type { SessionState } from '../desk/session/sessionState.ts'
import { sessionQuery } from '../organization/queries.ts'
import { ServedHelp } from '../organization/ServedHelp.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { colorScheme, setColorScheme, subscribeColorScheme } from '../preferences/colorScheme.ts'
import { Density } from '../preferences/Density.tsx'
import { FirstStepsSetting } from './FirstStepsSetting.tsx'
import { MyAccount } from './MyAccount.tsx'
import { SingleKeysSetting } from './SingleKeysSetting.tsx'
import { keepRunningHint } from './words.ts'
import { isLockTime, prefer, preferences, subscribePreferences } from '../preferences/preferences.ts'
import { Button } from '../ui/Button.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import classes from './SettingsDialog.module.css'
import dialog from '../ui/Dialog.module.css'

const schemes = [
  { value: 'auto', label: 'Match system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

const planWhenLocked = (mode: SessionState['mode'] | undefined) =>
  [
    { value: 'goOn', label: 'Keep running', hint: keepRunningHint(mode) },
    { value: 'pause', label: 'Pause', hint: 'You can resume the plan after you unlock.' },
  ] as const

/** The admin's preferences. Each change takes effect at once, in every tab of this browser. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const { data: session } = useQuery(sessionQuery)
  const current = useSyncExternalStore(subscribePreferences, preferences)
  const scheme = useSyncExternalStore(subscribeColorScheme, colorScheme)
  const [minutesText, setMinutesText] = useState(String(current.minutes))
  const minutesField = useRef<HTMLInputElement>(null)
  const isValid = isLockTime(Number(minutesText.trim() || Number.NaN))
  return (
    <Dialog title="Settings" onDismiss={onClose}>
      <div className={classes.settings}>
        <TextInput
          ref={minutesField}
          label="Lock after (minutes)"
          description="Time without activity in any tab, from 1 to 60."
          error={
            isValid
              ? undefined
              : `Enter a whole number from 1 to 60. The setting stays at ${current.minutes}.`
          }
          inputMode="numeric"
          autoComplete="off"
          className={classes.minutes}
          value={minutesText}
          onChange={({ currentTarget: { value } }) => {
            setMinutesText(value)
            const minutes = Number(value.trim() || Number.NaN)
            if (isLockTime(minutes)) prefer({ minutes })
          }}
        />
        <RadioGroup
          label="When Roster locks while a plan runs"
          options={planWhenLocked(session?.mode)}
          value={current.runs}
          onChange={(chosen) => prefer({ runs: chosen })}
        />
        <div className={classes.pair}>
          <RadioGroup label="Color scheme" options={schemes} value={scheme} onChange={setColorScheme} />
          <Density />
        </div>
        <SingleKeysSetting />
        <MyAccount onLeave={onClose} />
        {session?.mode === 'demo' && <FirstStepsSetting onShow={onClose} />}
      </div>
      <p className={classes.note}>Saved in this browser, except your account.</p>
      <ServedHelp className={classes.note ?? ''} />
      <div className={dialog.buttons}>
        <Button onClick={() => (isValid ? onClose() : minutesField.current?.focus())}>Done</Button>
      </div>
    </Dialog>
  )
}
