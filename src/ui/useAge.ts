import { useSyncExternalStore } from 'react'
import { elapsedSince } from './elapsedSince.ts'

/** How often an age is updated, and to what it is rounded down, in milliseconds. */
const intervalMs = 10_000

/**
 * Returns how long ago a time (in milliseconds since 1970) was, in milliseconds: rounded down to ten seconds, and updated every
 * ten seconds and when the tab becomes visible. Null where there is no time, or where it is in the future: then the clock was
 * set back before this tab learned of the time.
 */
export function useAge(at: number | null): number | null {
  return useSyncExternalStore(subscribe, () => ageOf(at))
}

function ageOf(at: number | null): number | null {
  if (at === null) return null
  const intervals = Math.floor(elapsedSince(at) / intervalMs)
  return intervals < -1 ? null : Math.max(0, intervals) * intervalMs
}

function subscribe(update: () => void): () => void {
  const timer = setInterval(update, intervalMs)
  document.addEventListener('visibilitychange', update)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', update)
  }
}
