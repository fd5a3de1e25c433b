/** The part of a keyboard event that decides about shortcuts. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey' | 'isComposing' | 'repeat' | 'target'
> &
  Partial<Pick<KeyboardEvent, 'getModifierState' | 'keyCode'>>

/** Elements that take typed text, or jump to an option by it. */
const typedInto =
  'textarea, select, [contenteditable], [role=textbox], [role=searchbox], [role=combobox], input:not([type=checkbox], [type=radio])'

/**
 * Whether a key press may be a shortcut: it is not part of a text, because nothing is being composed, and it does not come
 * from a field.
 */
export function isOutsideText({ isComposing, target }: Pick<KeyPress, 'isComposing' | 'target'>): boolean {
  return !isComposing && !(target as Partial<Element> | null)?.closest?.(typedInto)
}

/**
 * Whether a key is pressed without Ctrl, Alt, Option, Command and AltGr, which type other characters or belong to the
 * browser. Shift may be held: `?` needs it on most keyboards.
 */
export function isUnmodified(press: KeyPress): boolean {
  const { ctrlKey, altKey, metaKey } = press
  // On Linux, AltGr shows neither as Ctrl nor as Alt.
  return !ctrlKey && !altKey && !metaKey && press.getModifierState?.('AltGraph') !== true
}
