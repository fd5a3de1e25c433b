import type { DirectoryProgress } from './types.ts'

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
  error: null,
  waitsUntil: null,
  version: 0,
}

/** At most so often is told how far reading is, in milliseconds. */
const interval = 100

interface Dependencies {
  now: () => number
  /** Another number after each change of anyone. */
  version: () => number
  changed: (progress: DirectoryProgress) => void
}

/** How far reading everyone is; tells it. */
export function createProgress({ now, version, changed }: Dependencies) {
  let progress = idle
  let told = 0
  /** Milliseconds spent reading until `since`. */
  let spent = 0
  let since = 0

  const set = (change: Partial<DirectoryProgress>) => {
    const at = now()
    if (progress.state === 'reading') spent += at - since
    since = at
    progress = { ...progress, ...change, version: version() }
    progress.perSecond = spent > 0 ? Math.round(progress.read / (spent / 1000)) : 0
  }
  const tell = () => {
    told = now()
    changed(progress)
  }

  return {
    get: () => progress,
    /** Changes it and tells. */
    set(change: Partial<DirectoryProgress>) {
      set(change)
      tell()
    },
    /** Changes it, and tells unless that was done just now. */
    record(change: Partial<DirectoryProgress>) {
      set(change)
      if (now() - told >= interval) tell()
    },
    /** Tells anew, where nothing changed but people. */
    tell() {
      set({})
      tell()
    },
    /** Begins a reading; the age of what is here stays. */
    begin() {
      spent = 0
      since = now()
      progress = { ...idle, state: 'reading', readAt: progress.readAt, version: version() }
      tell()
    },
  }
}
