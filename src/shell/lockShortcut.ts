import { isComposed } from '../ui/isComposed.ts'
import type { KeyPress } from '../ui/shortcut.ts'

/**
 * Whether a key press locks Roster: Shift+F8, in text fields too. A function key types nothing on any keyboard. Letters do
 * with nearly every combination of keys: Option+Shift+L is Ł on a Polish Mac, and Ctrl+Alt+Shift+L on Windows.
 */
export function isLockShortcut(press: KeyPress): boolean {
  const { key, ctrlKey, altKey, shiftKey, metaKey, repeat } = press
  const isExact = shiftKey && !ctrlKey && !altKey && !metaKey && !repeat
  return key === 'F8' && isExact && !isComposed(press)
}
