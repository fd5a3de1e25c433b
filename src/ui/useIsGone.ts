import { useEffect, useRef } from 'react'

/** Returns a function that says whether the component was removed. What it waited for then has to be shown elsewhere. */
export function useIsGone(): () => boolean {
  const isGone = useRef(false)
  useEffect(() => {
    isGone.current = false
    return () => {
      isGone.current = true
    }
  }, [])
  return () => isGone.current
}
