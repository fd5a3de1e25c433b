import { isComposed } from '../ui/isComposed.ts'
import { isOutsideText, isUnmodified, type KeyPress } from '../ui/shortcut.ts'
import { isCharacterKey, type KeyBinding } from './bindings.ts'

/** Time for the second key of a sequence such as `g u`, in milliseconds. */
const sequenceMs = 1500

interface Options {
  /** The keys that work now. */
  bindings: () => KeyBinding[]
  areSingleKeysOn: () => boolean
  isMac: boolean
  /** The time in milliseconds. */
  now: () => number
}

/** Creates a function that runs what a key press is bound to, and returns whether it did. */
export function createKeyHandler({ bindings, areSingleKeysOn, isMac, now }: Options) {
  /** The first key of a sequence, and when it was pressed. */
  let first: { key: string; at: number } | null = null

  const find = (wanted: string, press: KeyPress, isInField: boolean) =>
    bindings().find(
      ({ keys, repeats = false, inFields = false, applies }) =>
        keys.includes(wanted) &&
        (repeats || !press.repeat) &&
        (inFields || !isInField) &&
        applies?.(wanted, press) !== false,
    )

  return (press: KeyPress): boolean => {
    const key = keyNameOf(press, isMac)
    if (key === null) return false
    const sequence = first !== null && now() - first.at < sequenceMs ? `${first.key} ${key}` : null
    first = null
    const isInField = !key.startsWith('Mod+') && !isOutsideText(press)
    if (isCharacterKey(key) && (isInField || !areSingleKeysOn())) return false
    for (const wanted of [sequence, key]) {
      const binding = wanted === null ? undefined : find(wanted, press, isInField)
      if (!binding || wanted === null) continue
      binding.run(wanted)
      return true
    }
    const starts = bindings().some(({ keys }) => keys.some((other) => other.startsWith(`${key} `)))
    if (starts && !press.repeat) first = { key, at: now() }
    return false
  }
}

/** Names a key press as bindings do, such as `Mod+k`; null where it can't be a shortcut. */
export function keyNameOf(press: KeyPress, isMac: boolean): string | null {
  const { key, ctrlKey, altKey, metaKey, shiftKey } = press
  if (isComposed(press) || ['Shift', 'Control', 'Alt', 'AltGraph', 'Meta', 'CapsLock'].includes(key))
    return null
  // With Caps Lock, letters are upper case although Shift is not held.
  const lower = key.length === 1 ? key.toLowerCase() : key
  const isShifted = shiftKey && (key.length > 1 || lower !== key.toUpperCase() || key === ' ')
  if (isUnmodified(press)) return (isShifted ? 'Shift+' : '') + (key === ' ' ? 'Space' : lower)
  const [mod, other] = isMac ? [metaKey, ctrlKey] : [ctrlKey, metaKey]
  return mod && !other && !altKey && !shiftKey && press.getModifierState?.('AltGraph') !== true
    ? `Mod+${lower}`
    : null
}
