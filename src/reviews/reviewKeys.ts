import { type RefObject, useEffect, useRef } from 'react'
import { areSingleKeysOn } from '../keys/singleKeys.ts'
import { isOutsideText } from '../ui/shortcut.ts'

/** What a key does in a review. */
export type ReviewAction =
  | 'keep'
  | 'changeRole'
  | 'terminate'
  | 'unsure'
  | 'note'
  | 'undo'
  | 'next'
  | 'previous'

const letters: Record<string, ReviewAction> = {
  k: 'keep',
  c: 'changeRole',
  t: 'terminate',
  u: 'unsure',
  n: 'note',
  z: 'undo',
}
const arrows: Record<string, ReviewAction> = { ArrowDown: 'next', ArrowUp: 'previous' }

type Press = Pick<
  KeyboardEvent,
  | 'key'
  | 'ctrlKey'
  | 'altKey'
  | 'shiftKey'
  | 'metaKey'
  | 'isComposing'
  | 'repeat'
  | 'target'
  | 'getModifierState'
>

/**
 * Whether a key press may be a shortcut of a single character: not if these are turned off, not while text is typed or
 * composed, and not with a modifier. AltGr types letters of its own on many keyboards. This is the one place that decides it.
 */
function isSingleKey(press: Press): boolean {
  const { ctrlKey, altKey, shiftKey, metaKey, repeat } = press
  const hasModifier = ctrlKey || altKey || shiftKey || metaKey || press.getModifierState('AltGraph')
  return areSingleKeysOn() && !hasModifier && !repeat && isOutsideText(press)
}

/** Returns what a key press does in a review; null for any other key. */
function actionOf(press: Press): ReviewAction | null {
  const { key, ctrlKey, altKey, shiftKey, metaKey } = press
  const arrow = arrows[key]
  if (arrow) return ctrlKey || altKey || shiftKey || metaKey || !isOutsideText(press) ? null : arrow
  return isSingleKey(press) ? (letters[key.toLowerCase()] ?? null) : null
}

/** Runs the actions of keys that are pressed while the focus is in the element, and in no dialog. */
export function useReviewKeys(
  element: RefObject<HTMLElement | null>,
  onAction: (action: ReviewAction) => void,
) {
  const latest = useRef(onAction)
  useEffect(() => {
    latest.current = onAction
  })
  useEffect(() => {
    const node = element.current
    const onKeyDown = (event: KeyboardEvent) => {
      const isInDialog = event.target instanceof Element && event.target.closest('dialog') !== null
      const action = isInDialog ? null : actionOf(event)
      if (action === null) return
      event.preventDefault()
      latest.current(action)
    }
    node?.addEventListener('keydown', onKeyDown)
    return () => node?.removeEventListener('keydown', onKeyDown)
  }, [element])
}
