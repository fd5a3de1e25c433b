import IconLock from '@tabler/icons-react/dist/esm/icons/IconLock.mjs'
import IconSearch from '@tabler/icons-react/dist/esm/icons/IconSearch.mjs'
import IconSettings from '@tabler/icons-react/dist/esm/icons/IconSettings.mjs'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { desk } from '../desk/port/client.ts'
import { lazyPart } from '../ui/lazyPart.tsx'
import { whenIdle } from '../routing/afterPage.ts'
import iconButton from '../ui/IconButton.module.css'
import { Countdown } from '../session/Countdown.tsx'
import { SignOutDialog } from '../session/SignOutDialog.tsx'
import { watchActivity } from '../session/idleActivity.ts'
import { sessionQuery } from '../organization/queries.ts'
import { Button } from '../ui/Button.tsx'
import { isLockShortcut } from './lockShortcut.ts'
import { shellDialog, showShellDialog, subscribeShellDialog } from '../keys/shellDialog.ts'
import { isMac } from '../keys/platform.ts'
import type { Command } from '../palette/commands.ts'
import { forgetOpened } from '../palette/recentPeople.ts'
import { useCommands } from '../palette/useCommands.ts'
import classes from './SessionControls.module.css'
import { useSignOut } from './useSignOut.ts'
import { commandKeywords, commandNames, jumpTo, jumpToTitle, lockTitle } from './words.ts'

const SettingsDialog = lazyPart(async () => (await import('./SettingsDialog.tsx')).SettingsDialog, 'dialog')
const Palette = lazyPart(async () => (await import('../palette/Palette.tsx')).Palette, 'dialog')
const ShortcutsDialog = lazyPart(
  async () => (await import('../keys/ShortcutsDialog.tsx')).ShortcutsDialog,
  'dialog',
)

const lock = () => void desk.lock()

/** The keys that do the same (keys/everywhere.ts). */
const commandKeys: Partial<Record<keyof typeof commandNames, string>> = { shortcuts: '?', lock: 'Shift+F8' }

const command = (name: keyof typeof commandNames, action: () => void): Command => ({
  section: 'roster',
  name: commandNames[name],
  keywords: commandKeywords[name],
  ...(name in commandKeys && { keys: commandKeys[name] }),
  action,
})

/** Forgets recently opened people and closes dialogs when the session ends. */
function forgetAtEnd() {
  showShellDialog(null)
  forgetOpened()
}

/** Loaded early, so that the palette opens in the frame after its key. */
function preloadPalette() {
  whenIdle(() => void Palette.load())
}

/** Buttons of the header: command palette, settings, lock, sign out. Also watches activity and the lock shortcut. */
export function SessionControls() {
  const { data: session } = useQuery(sessionQuery)
  const { signOut, unsaved, dismiss } = useSignOut()
  const [isSettingsOpen, setIsSettingsOpen] = useState(false)
  const dialog = useSyncExternalStore(subscribeShellDialog, shellDialog)
  useEffect(watchActivity, [])
  useEffect(() => forgetAtEnd, [])
  useEffect(preloadPalette, [])
  useLockShortcut()

  useCommands([
    command('settings', () => setIsSettingsOpen(true)),
    command('shortcuts', () => showShellDialog('shortcuts')),
    command('lock', lock),
    command('signOut', () => void signOut()),
  ])
  return (
    <>
      <button
        type="button"
        className={classes.jump}
        aria-label={jumpTo}
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        title={jumpToTitle(isMac)}
        onClick={() => showShellDialog('palette')}
      >
        <IconSearch size={18} aria-hidden />
        <span className={classes.text}>{jumpTo}</span>
      </button>
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
      {dialog === 'palette' && <Palette onClose={() => showShellDialog(null)} />}
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => showShellDialog(null)} />}
      {unsaved && (
        <SignOutDialog unsavedCount={unsaved.entries} reviewCount={unsaved.reviews} onClose={dismiss} />
      )}
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
