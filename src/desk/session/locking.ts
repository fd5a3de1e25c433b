/** Why a session was locked: no activity, its maximum length, or the admin's request. */
export type LockReason = 'idle' | 'limit' | 'manual'

/** The admin's preferences about locking. */
export interface LockSettings {
  /** Lock after this many minutes without activity, from 1 to 60. */
  minutes: number
  /** Whether a running plan continues or pauses when the session locks. */
  runs: 'goOn' | 'pause'
}

/** The times of a session, as they are carried over a reload. All in milliseconds. */
export interface CarriedLocking {
  settings: LockSettings
  /** Time since the session began. */
  begun: number
  /** Time since the last activity. */
  idle: number
  isLocked: boolean
  /** Whether the maximum length applies. */
  isTimed: boolean
}

/** Time left until the session locks, in the last minute before. */
export interface Countdown {
  seconds: number
  reason: LockReason
}

interface Dependencies {
  /** Milliseconds since some start. Counts while the computer sleeps, and cannot be set back. */
  elapsed: () => number
  /** Calls `tick` every `ms` milliseconds; returns what stops it. */
  every: (ms: number, tick: () => void) => () => void
  lock: (reason: LockReason) => void
  /** Called every second in the last minute before the session locks, and with null when that is over. */
  changed: (countdown: Countdown | null) => void
}

/** Maximum length of a session, in spite of activity. */
const maxSessionMs = 8 * 3_600_000
const countdownMs = 60_000

/** Locks the session after some time without activity, and after eight hours in any case. */
export function createLocking({ elapsed, every, lock, changed }: Dependencies) {
  let settings: LockSettings = { minutes: 10, runs: 'goOn' }
  let begunAt = 0
  let activeAt = 0
  let stopTimer: (() => void) | null = null
  let isLocked = false
  let isCounting = false

  const notify = (countdown: Countdown | null) => {
    if (countdown === null && !isCounting) return
    isCounting = countdown !== null
    changed(countdown)
  }
  const end = () => {
    stopTimer?.()
    stopTimer = null
    notify(null)
  }
  const check = () => {
    if (stopTimer === null) return
    const limitAt = begunAt + maxSessionMs
    const idleAt = isLocked ? limitAt : activeAt + settings.minutes * 60_000
    const reason = idleAt < limitAt ? 'idle' : 'limit'
    const left = Math.min(idleAt, limitAt) - elapsed()
    if (left <= 0) {
      if (reason === 'limit') end()
      lock(reason)
    } else notify(left <= countdownMs && !isLocked ? { seconds: Math.ceil(left / 1000), reason } : null)
  }

  return {
    begin() {
      end()
      isLocked = false
      begunAt = activeAt = elapsed()
      stopTimer = every(1000, check)
    },

    /** Records activity, which restarts the idle time. */
    active() {
      // Activity after the time is up comes too late.
      check()
      activeAt = elapsed()
      check()
    },

    /** Records that the session is locked. The maximum length still applies to a plan that continues. */
    locked() {
      isLocked = true
      notify(null)
    },

    /** Locks if the time is up, even if no timer has fired. */
    check,

    end,

    settings: () => settings,

    carry: (): CarriedLocking => ({
      settings,
      begun: elapsed() - begunAt,
      idle: elapsed() - activeAt,
      isLocked,
      isTimed: stopTimer !== null,
    }),

    /** Continues to count from these times. */
    restore({ begun, idle, isTimed, ...kept }: CarriedLocking) {
      ;({ settings, isLocked } = kept)
      begunAt = elapsed() - begun
      activeAt = elapsed() - idle
      if (isTimed) stopTimer = every(1000, check)
    },

    set({ minutes, runs }: LockSettings) {
      settings = { minutes: Math.min(60, Math.max(1, Math.round(minutes) || 10)), runs }
      check()
    },
  }
}
