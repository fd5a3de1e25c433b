import { createThrottle } from '../async/throttle.ts'
import type { DirectoryProgress } from './types.ts'

/** The progress before reading starts. */
export const idle: DirectoryProgress = {
  state: 'idle',
  read: 0,
  total: null,
  perSecond: 0,
  readAt: null,
  missing: 0,
  moving: false,
  unreadable: 0,
  failedPages: [],
  pageSize: null,
  hasEveryone: false,
  everyone: 0,
  error: null,
  waitsUntil: null,
  version: 0,
}

/** Minimum time between two notifications about counts, in milliseconds. */
const notifyIntervalMs = 100

interface Dependencies {
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  delay: (ms: number) => Promise<void>
  /** A number that changes whenever a user changes. */
  version: () => number
  changed: (progress: DirectoryProgress) => void
}

/** Creates the progress of reading the directory. It notifies `changed`, and computes the reading speed. */
export function createProgress({ monotonic, delay, version, changed }: Dependencies) {
  let progress = idle
  /** Milliseconds spent reading until `updatedAt`. */
  let readingMs = 0
  let updatedAt = 0

  const update = (change: Partial<DirectoryProgress>) => {
    const at = monotonic()
    if (progress.state === 'reading') readingMs += at - updatedAt
    updatedAt = at
    progress = { ...progress, ...change, version: version() }
    progress.perSecond = readingMs > 0 ? Math.round(progress.read / (readingMs / 1000)) : 0
  }
  const { soon: notifySoon, atOnce: notify } = createThrottle(() => changed(progress), notifyIntervalMs, {
    monotonic,
    delay,
  })

  return {
    get: () => progress,

    /** Updates the progress and notifies. */
    set(change: Partial<DirectoryProgress>) {
      update(change)
      notify()
    },

    /** Updates the progress, and notifies now, or a moment later if it just did. */
    record(change: Partial<DirectoryProgress>) {
      update(change)
      notifySoon()
    },

    /** Notifies after users changed while the rest of the progress did not. */
    notifyVersion() {
      update({})
      notify()
    },

    /** Starts a new reading. What is known of the users already here stays. */
    begin() {
      readingMs = 0
      updatedAt = monotonic()
      const { readAt, hasEveryone, everyone } = progress
      progress = { ...idle, state: 'reading', readAt, hasEveryone, everyone, version: version() }
      notify()
    },
  }
}
