import type { KeyPress } from '../ui/shortcut.ts'

/** What a key does. */
export interface KeyBinding {
  /**
   * Alternatives, each named as in `KeyboardEvent.key`, letters in lower case: `j`, `Shift+ArrowDown`. `g u` is two keys one
   * after the other. `Mod+k` is Command on a Mac and Ctrl elsewhere.
   */
  keys: string[]
  /** What it does, as shown in "Keyboard shortcuts". */
  name: string
  /** Whether it repeats while the key is held down. */
  repeats?: boolean
  /** Whether it works in text fields too. Not for characters. Keys with Ctrl or Command always do. */
  inFields?: boolean
  /** Whether there is something to do now, for keys that mean something else elsewhere. Left out: always. */
  applies?: (key: string, press: KeyPress) => boolean
  run: (key: string) => void
}

/** The keys of a page, or of all pages. */
export interface KeyGroup {
  title: string
  /** Whether they work on the page that is shown. */
  isHere: () => boolean
  bindings: KeyBinding[]
}

const groups: KeyGroup[] = []

/** Adds keys. They are listed in the order in which they were added. */
export function addKeys(group: KeyGroup) {
  if (!groups.includes(group)) groups.push(group)
}

/** Returns the keys that work on the page that is shown. */
export function keysHere(): KeyGroup[] {
  return groups.filter(({ isHere }) => isHere())
}

/** Whether a key is a single character, which "Single-key shortcuts" turns off. The space bar works only on a row. */
export function isCharacterKey(key: string): boolean {
  return key.split(' ').every((part) => part.length === 1)
}
