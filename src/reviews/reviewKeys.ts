import { type RefObject, useEffect, useEffectEvent } from 'react'
import { keyNameOf } from '../keys/createKeyHandler.ts'
import { isMac } from '../keys/platform.ts'
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

/**
 * Returns what a key press does in a review; null for any other key. Letters work only while single-key shortcuts are on,
 * and once for each press.
 */
function actionOf(press: KeyboardEvent): ReviewAction | null {
  const key = keyNameOf(press, isMac)
  if (key === null || !isOutsideText(press)) return null
  const letter = areSingleKeysOn() && !press.repeat ? letters[key] : undefined
  return arrows[key] ?? letter ?? null
}

/** Runs the actions of keys that are pressed while the focus is in the element, and in no dialog. */
export function useReviewKeys(
  element: RefObject<HTMLElement | null>,
  onAction: (action: ReviewAction) => void,
) {
  const handleKey = useEffectEvent((event: KeyboardEvent) => {
    const isInDialog = event.target instanceof Element && event.target.closest('dialog') !== null
    const action = isInDialog ? null : actionOf(event)
    if (action === null) return
    event.preventDefault()
    onAction(action)
  })
  useEffect(() => {
    const node = element.current
    const onKeyDown = (event: KeyboardEvent) => handleKey(event)
    node?.addEventListener('keydown', onKeyDown)
    return () => node?.removeEventListener('keydown', onKeyDown)
  }, [element])
}
