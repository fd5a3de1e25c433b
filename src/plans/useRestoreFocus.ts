import { type RefObject, useEffect, useRef } from 'react'

/**
 * Moves the focus to an element when the focused one disappears with a change of `content`. Otherwise the focus would
 * be lost, and Tab would start again at the top of the page.
 */
export function useRestoreFocus(target: RefObject<HTMLElement | null>, content: unknown) {
  const previous = useRef(content)
  useEffect(() => {
    if (previous.current === content) return
    previous.current = content
    if (document.activeElement === document.body) target.current?.focus({ preventScroll: true })
  }, [target, content])
}
