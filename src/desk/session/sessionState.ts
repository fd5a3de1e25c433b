import type { Permission } from '../../operations/operation.ts'
import type { LockReason } from './locking.ts'

/** The session as pages see it. The token is no part of it. */
export interface SessionState {
  signedIn: boolean
  /**
   * Why the last session ended; null if there was none. An expired or locked session can be resumed with a token for
   * the same organization.
   */
  ended: 'signedOut' | 'expired' | 'locked' | null
  /** Null unless the session is locked. */
  lockedBy: LockReason | null
  /** `proxy`: the server that serves Roster adds the token, and Roster has none. */
  mode: 'live' | 'proxy' | 'demo'
  /** The only part of the token that is shown: `tot_…` and its last four characters. Null where Roster has none. */
  hint: string | null
  /** Number of people in the organization, as last reported by the API. */
  people: number | null
  /** Permissions that the API has refused this token. */
  lacks: readonly Permission[]
}

export const signedOut: SessionState = {
  signedIn: false,
  ended: null,
  lockedBy: null,
  mode: 'live',
  hint: null,
  people: null,
  lacks: [],
}
