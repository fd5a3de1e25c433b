import { sha256 } from '@noble/hashes/sha2.js'

/** Awaits as many microtasks as any code under test needs. */
async function flushMicrotasks() {
  for (let i = 0; i < 40; i++) await Promise.resolve()
}

/**
 * Creates a clock that jumps to the next timer as soon as everything waits for it. `flush` lets pending work finish
 * before each jump.
 */
export function createClock(flush = flushMicrotasks) {
  let now = 1_000_000
  let setBackMs = 0
  const timers = new Set<{ at: number; resolve: () => void }>()

  const delay = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const timer = { at: now + ms, resolve }
      signal?.addEventListener('abort', () => timers.delete(timer) && reject(signal.reason))
      if (signal?.aborted) reject(signal.reason)
      else timers.add(timer)
    })

  /** Fires the next timer unless it is due after `end`. Returns whether one was fired. */
  const fireNext = (end: number): boolean => {
    const [next] = [...timers].toSorted((a, b) => a.at - b.at)
    if (!next || next.at > end) return false
    now = next.at
    timers.delete(next)
    next.resolve()
    return true
  }

  return {
    /** The wall clock. */
    now: () => now - setBackMs,
    monotonic: () => now,
    delay,

    /** Sets the wall clock back by this many milliseconds. */
    setBack(ms: number) {
      setBackMs += ms
    },

    /**
     * Advances until the condition holds. Throws if there is no timer left, after a second of real time in which code
     * that is loaded on demand may arrive.
     */
    async until(condition: () => boolean) {
      for (let waits = 0; waits < 100;) {
        await flush()
        if (condition()) return
        if (fireNext(Infinity)) continue
        waits++
        await new Promise((resolve) => setTimeout(resolve, 10))
      }
      throw new Error('The clock has no timers left.')
    },

    /** Advances by this many milliseconds. */
    async pass(ms: number) {
      const end = now + ms
      do await flush()
      while (fireNext(end))
      now = end
    },
  }
}

export type Clock = ReturnType<typeof createClock>

// Node computes hashes in another thread, for which this clock does not wait.
crypto.subtle.digest = (_, data) =>
  Promise.resolve(sha256(new Uint8Array(data as ArrayBuffer)).slice().buffer)
