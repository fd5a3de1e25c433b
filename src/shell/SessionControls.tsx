import { Button } from '@mantine/core'
import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs'
import { lazy, Suspense, useEffect, useState } from 'react'
import { desk } from '../desk/port/client.ts'
import iconButton from '../ui/IconButton.module.css'
import { Countdown } from '../session/Countdown.tsx'
import { watchActivity } from '../session/idleActivity.ts'

const SignOutDialog = lazy(async () => ({
  default: (await import('../session/SignOutDialog.tsx')).SignOutDialog,
}))
const SettingsDialog = lazy(async () => ({ default: (await import('./SettingsDialog.tsx')).SettingsDialog }))

const lock = () => void desk.lock()

/** What ends the session, and what keeps it: in the header of every page. */
export function SessionControls() {
  const [unsaved, remind] = useState(0)
  const [isSetting, set] = useState(false)
  useEffect(watchActivity, [])
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      // By its place on the keyboard: with Alt and Shift it types something else on some.
      if (event.code !== 'KeyL' || !event.altKey || !event.shiftKey || event.ctrlKey || event.metaKey) return
      event.preventDefault()
      lock()
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => window.removeEventListener('keydown', onKey, { capture: true })
  }, [])

  const signOut = async () => {
    const journal = await desk.journal()
    if (journal.unsaved === 0) return desk.signOut()
    await desk.reminderShown()
    remind(journal.unsaved)
  }
  return (
    <>
      <button
        type="button"
        className={iconButton.button}
        aria-label="Settings"
        title="Settings"
        onClick={() => set(true)}
      >
        <IconSettings size={18} aria-hidden />
      </button>
      <button
        type="button"
        className={iconButton.button}
        aria-label="Lock"
        aria-keyshortcuts="Alt+Shift+L"
        title="Lock: wipe what is shown, and ask for the token again (Alt+Shift+L)"
        onClick={lock}
      >
        <IconLock size={18} aria-hidden />
      </button>
      <Button variant="default" size="xs" onClick={() => void signOut()}>
        Sign out
      </Button>
      <Countdown />
      <Suspense>
        {isSetting && <SettingsDialog onClose={() => set(false)} />}
        {unsaved > 0 && <SignOutDialog unsaved={unsaved} onClose={() => remind(0)} />}
      </Suspense>
    </>
  )
}
