import type { MouseEvent } from 'react'

/** Whether a click on a link means to follow it in this tab. Other clicks open a tab or a window, or save what is linked to. */
export function isPlainClick({ button, metaKey, altKey, ctrlKey, shiftKey }: MouseEvent): boolean {
  return button === 0 && !(metaKey || altKey || ctrlKey || shiftKey)
}
