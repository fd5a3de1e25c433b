import type { Location } from 'react-router'

/** A navigation that was stopped. `proceed` lets it happen, `reset` gives it up. */
export interface Blocked {
  proceed: () => void
  reset: () => void
}

/** Time after which the browser has finished moving through the history, in milliseconds. */
const settleMs = 50

/**
 * Stops navigations while the page that is shown says so. `go` moves through the history. `onBlocked` is called with each
 * navigation that is stopped, and with null once it proceeds or is given up.
 */
export function createBlocking(go: (delta: number) => void, onBlocked: (blocked: Blocked | null) => void) {
  let shouldBlock: ((to: Location) => boolean) | null = null
  let isProceeding = false
  /** How far the address bar is from the page that stays; 0 where it is there. */
  let away = 0
  let returning: ReturnType<typeof setTimeout> | undefined

  const block = (proceed: () => void) =>
    onBlocked({
      proceed() {
        onBlocked(null)
        isProceeding = true
        proceed()
      },
      reset: () => onBlocked(null),
    })

  return {
    /** Stops navigations for which this returns true. One at a time; null removes it. */
    setBlocker(blocker: typeof shouldBlock) {
      shouldBlock = blocker
    },

    /** Called when a navigation begins: the page is asked again about the next one. */
    begin() {
      isProceeding = false
    },

    /** Stops a navigation, if the page says so, before the address changes. Returns whether it did. */
    stops(to: Location, proceed: () => void): boolean {
      if (!shouldBlock?.(to)) return false
      block(proceed)
      return true
    },

    /** Takes back a move through the history that the browser has made already, by `delta`. Returns whether it did. */
    stopsMove(to: Location, delta: number): boolean {
      if (away !== 0) {
        away += delta
        clearTimeout(returning)
        // Someone who goes back twice in a row is further away. Only then, because `go` may still be under way.
        returning = setTimeout(() => away !== 0 && go(-away), settleMs)
        return true
      }
      if (isProceeding || !shouldBlock?.(to)) return false
      away = delta
      go(-delta)
      block(() => go(delta))
      return true
    },
  }
}
