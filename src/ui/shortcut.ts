/** The part of a keyboard event that decides about shortcuts. */
export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey' | 'isComposing' | 'repeat' | 'target'
>

/** Elements that a key is typed into, or that select by it. */
const typedInto =
  'textarea, select, [contenteditable], [role=textbox], [role=searchbox], [role=combobox], input:not([type=checkbox], [type=radio])'

/**
 * Whether a key press may be a shortcut: it is not part of a text, because nothing is being composed, and it does not come
 * from a field.
 */
export function isOutsideText({ isComposing, target }: Pick<KeyPress, 'isComposing' | 'target'>): boolean {
  return !isComposing && !(target as Partial<Element> | null)?.closest?.(typedInto)
}

/** Whether a key press focuses the search field: the character `/`, with or without Shift. */
export function isSearchShortcut(press: KeyPress): boolean {
  const { key, ctrlKey, altKey, metaKey } = press
  return key === '/' && !ctrlKey && !altKey && !metaKey && isOutsideText(press)
}
