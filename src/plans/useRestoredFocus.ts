import { type RefObject, useEffect, useRef } from 'react'

/**
 * Where what had the focus went away with what is shown now, the focus comes here: on the body, the keyboard would
 * have to begin anew.
 */
export function useRestoredFocus(here: RefObject<HTMLElement | null>, shown: unknown) {
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    if (document.activeElement === document.body) here.current?.focus({ preventScroll: true })
  }, [here, shown])
}
