import { Button, TextInput, useMantineColorScheme } from '@mantine/core'
import { useState, useSyncExternalStore } from 'react'
import { Dialog } from '../ui/Dialog.tsx'
import { RadioGroup } from '../ui/RadioGroup.tsx'
import { Density } from '../preferences/Density.tsx'
import { MyAccount } from './MyAccount.tsx'
import { isLockTime, prefer, preferences, subscribePreferences } from '../preferences/preferences.ts'
import classes from './SettingsDialog.module.css'

const schemes = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

const runs = [
  {
    value: 'goOn',
    label: 'Goes on',
    hint: 'The desk keeps the token until the plan ends, eight hours at most.',
  },
  { value: 'pause', label: 'Pauses', hint: 'It can be gone on with after unlocking.' },
] as const

/** How the admin likes it. Each choice holds at once, in every tab of this browser. */
export function SettingsDialog({ onClose }: { onClose: () => void }) {
  const current = useSyncExternalStore(subscribePreferences, preferences)
  // Mantine would write a <style> element to stop transitions, which the Content-Security-Policy forbids.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true })
  const [typed, setTyped] = useState(String(current.minutes))
  const isTime = isLockTime(Number(typed.trim() || Number.NaN))
  return (
    <Dialog title="Settings" onDismiss={onClose}>
      <div className={classes.settings}>
        <TextInput
          label="Lock after (minutes)"
          description="Without activity in any tab; from 1 to 60."
          error={isTime ? undefined : `Give a whole number from 1 to 60. It stays at ${current.minutes}.`}
          inputMode="numeric"
          autoComplete="off"
          className={classes.minutes ?? ''}
          value={typed}
          onChange={({ currentTarget: { value } }) => {
            setTyped(value)
            const minutes = Number(value.trim() || Number.NaN)
            if (isLockTime(minutes)) prefer({ minutes })
          }}
        />
        <RadioGroup
          label="A running plan, when Roster locks"
          options={runs}
          value={current.runs}
          onChange={(chosen) => prefer({ runs: chosen })}
        />
        <RadioGroup label="Color scheme" options={schemes} value={colorScheme} onChange={setColorScheme} />
        <Density />
        <MyAccount onLeave={onClose} />
      </div>
      <p className={classes.note}>Remembered in this browser, all but your account.</p>
      <div className={classes.buttons}>
        <Button onClick={onClose}>Done</Button>
      </div>
    </Dialog>
  )
}
