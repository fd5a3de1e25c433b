import type { LockSettings } from './session/locking.ts'
import type { SessionState } from './session/sessionState.ts'

interface Forgetful {
  forget: () => void
}

interface Dependencies {
  /** Parts that every end of a session empties: the next one reads again. */
  emptied: readonly Forgetful[]
  /** Parts that stay after `expired` and `locked`, for a sign-in to the same organization. */
  kept: readonly Forgetful[]
  pausePlans: () => void
  settings: () => LockSettings
}

/** Returns the handler for the end of a session: what it forgets depends on how the session ended. */
export function createSessionEnd({ emptied, kept, pausePlans, settings }: Dependencies) {
  return ({ ended, lockedBy }: SessionState) => {
    for (const part of emptied) part.forget()
    if (ended === 'locked') {
      // A plan must not use a token for longer than the maximum session, whatever the settings.
      if (settings().runs === 'pause' || lockedBy === 'limit') pausePlans()
    } else if (ended !== 'expired') {
      for (const part of kept) part.forget()
    }
  }
}
