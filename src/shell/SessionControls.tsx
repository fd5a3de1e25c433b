import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { desk } from '../desk/port/client.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import iconButton from '../ui/IconButton.module.css'
import { Countdown } from '../session/Countdown.tsx'
import { watchActivity } from '../session/idleActivity.ts'
import { isReminderDue, reminderShown } from '../journal/unsavedReminder.ts'
import { sessionQuery } from '../organization/queries.ts'
import { Button } from '../ui/Button.tsx'
import { isLockShortcut } from './lockShortcut.ts'
import { shellDialog, showShellDialog, subscribeShellDialog } from '../keys/shellDialog.ts'
import { lockTitle } from './words.ts'

const SignOutDialog = lazyPart(
  async () => (await import('../session/SignOutDialog.tsx')).SignOutDialog,
  'dialog',
)
const SettingsDialog = lazyPart(async () => (await import('./SettingsDialog.tsx')).SettingsDialog, 'dialog')
const ShortcutsDialog = lazyPart(
  async () => (await import('../keys/ShortcutsDialog.tsx')).ShortcutsDialog,
  'dialog',
)

const lock = () => void desk.lock()

/** Buttons of the header: settings, lock, sign out. Also watches activity and the lock shortcut. */
export function SessionControls() {
  const { data: session } = useQuery(sessionQuery)
  const [unsavedCount, setUnsavedCount] = useState(0)
  const [isSettingsOpen, setIsSettingsOpen] = useState(false)
  const dialog = useSyncExternalStore(subscribeShellDialog, shellDialog)
  useEffect(watchActivity, [])
  useEffect(() => () => showShellDialog(null), [])
  useLockShortcut()

  const signOut = async () => {
    const journal = await desk.journal()
    if (!isReminderDue(journal)) return desk.signOut()
    reminderShown(journal)
    setUnsavedCount(journal.unsaved)
  }
  return (
    <>
      <button
        type="button"
        className={iconButton.button}
        aria-label="Settings"
        title="Settings"
        onClick={() => setIsSettingsOpen(true)}
      >
        <IconSettings size={18} aria-hidden />
      </button>
      <button
        type="button"
        className={iconButton.button}
        aria-label="Lock"
        aria-keyshortcuts="Shift+F8"
        title={lockTitle(session?.mode)}
        onClick={lock}
      >
        <IconLock size={18} aria-hidden />
      </button>
      <Button variant="default" size="xs" onClick={() => void signOut()}>
        Sign out
      </Button>
      <Countdown />
      {isSettingsOpen && <SettingsDialog onClose={() => setIsSettingsOpen(false)} />}
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => showShellDialog(null)} />}
      {unsavedCount > 0 && <SignOutDialog unsavedCount={unsavedCount} onClose={() => setUnsavedCount(0)} />}
    </>
  )
}

/** Locks on its shortcut, also while a dialog is open. */
function useLockShortcut() {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isLockShortcut(event)) return
      event.preventDefault()
      lock()
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [])
}
