import { createListeners } from '../ui/createListeners.ts'

/** A dialog that a key opens on every page: the header shows it (`shell/SessionControls.tsx`). */
type ShellDialog = 'shortcuts' | 'palette'

let shown: ShellDialog | null = null
const listeners = createListeners()

/** Returns the dialog that is open. */
export function shellDialog(): ShellDialog | null {
  return shown
}

/** Subscribes to changes, for `useSyncExternalStore`. */
export const subscribeShellDialog = listeners.subscribe

/** Opens a dialog, or closes the one that is open. */
export function showShellDialog(dialog: ShellDialog | null) {
  shown = dialog
  listeners.notify()
}
