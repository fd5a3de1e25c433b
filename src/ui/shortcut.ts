type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey' | 'isComposing' | 'repeat' | 'target'
>

/** Elements that a key is typed into, or that select by it. */
const typedInto =
  'textarea, select, [contenteditable]:not([contenteditable="false"]), ' +
  '[role="textbox"], [role="searchbox"], [role="combobox"], ' +
  'input:not([type="checkbox"], [type="radio"], [type="button"], [type="submit"], [type="reset"], [type="file"])'

/**
 * Whether a key press may be a shortcut: it is not part of a text, because nothing is being composed, and it does not come
 * from a field.
 */
export function isOutsideText({ isComposing, target }: Pick<KeyPress, 'isComposing' | 'target'>): boolean {
  return !isComposing && !(target as Partial<Element> | null)?.closest?.(typedInto)
}

/**
 * Whether a key press locks Roster: Shift+F8. A function key types nothing on any keyboard. Letters do with nearly every
 * combination of keys: Option+Shift+L is Ł on a Polish Mac, and Ctrl+Alt+Shift+L on Windows.
 */
export function isLockShortcut(press: KeyPress): boolean {
  const { key, ctrlKey, altKey, shiftKey, metaKey, repeat } = press
  const isExact = shiftKey && !ctrlKey && !altKey && !metaKey && !repeat
  return key === 'F8' && isExact && isOutsideText(press)
}

/** Whether a key press focuses the search field: the character `/`, with or without Shift. */
export function isSearchShortcut(press: KeyPress): boolean {
  const { key, ctrlKey, altKey, metaKey } = press
  return key === '/' && !ctrlKey && !altKey && !metaKey && isOutsideText(press)
}
