/** Why a session was locked, or is about to be: nobody did anything, it lasted too long, or someone asked for it. */
export type LockReason = 'idle' | 'limit' | 'asked'

/** What the admin has chosen about locking. */
export interface LockSettings {
  /** Without activity, from 1 to 60. */
  minutes: number
  /** What becomes of a plan that is running then. */
  runs: 'goOn' | 'pause'
}

/** How long it is until the session is locked, in the last minute before. */
export interface Countdown {
  seconds: number
  why: LockReason
}

interface Dependencies {
  /** Milliseconds since 1970: a computer that slept has the time, but no timers. */
  now: () => number
  /** Calls again and again, after so many milliseconds each time; gives what ends that. */
  every: (ms: number, tick: () => void) => () => void
  lock: (why: LockReason) => void
  /** Told once a second in the last minute, and with null when that is over. */
  changed: (countdown: Countdown | null) => void
}

/** However active someone is: after so long a token is to be given anew. */
const longest = 8 * 3_600_000
const lastMinute = 60_000

/** Locks the session after some time without activity, and in any case after eight hours. */
export function createLocking({ now, every, lock, changed }: Dependencies) {
  let settings: LockSettings = { minutes: 10, runs: 'goOn' }
  let begun = 0
  let active = 0
  let stop: (() => void) | null = null
  let isLocked = false
  let isTold = false

  const tell = (countdown: Countdown | null) => {
    if (countdown === null && !isTold) return
    isTold = countdown !== null
    changed(countdown)
  }
  const end = () => {
    stop?.()
    stop = null
    tell(null)
  }
  const check = () => {
    if (stop === null) return
    const limit = begun + longest
    const idle = isLocked ? limit : active + settings.minutes * 60_000
    const why = idle < limit ? 'idle' : 'limit'
    const left = Math.min(idle, limit) - now()
    if (left <= 0) {
      if (why === 'limit') end()
      lock(why)
    } else tell(left <= lastMinute && !isLocked ? { seconds: Math.ceil(left / 1000), why } : null)
  }

  return {
    begin() {
      end()
      isLocked = false
      begun = active = now()
      stop = every(1000, check)
    },

    /** Someone is there. */
    active() {
      // Too late is too late: whoever comes back after that finds it locked.
      check()
      active = now()
      check()
    },

    /** It is locked. What goes on all the same, by the token of before, has the longest time still to keep. */
    locked() {
      isLocked = true
      tell(null)
    },

    /** Locks if it is time for that, whether or not a timer could tell. */
    check,

    end,

    settings: () => settings,

    set({ minutes, runs }: LockSettings) {
      settings = { minutes: Math.min(60, Math.max(1, Math.round(minutes) || 10)), runs }
      check()
    },
  }
}
