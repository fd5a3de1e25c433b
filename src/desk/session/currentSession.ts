import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import { createElapsedTime } from './elapsedTime.ts'
import { type CarriedLocking, type Countdown, createLocking, type LockReason } from './locking.ts'
import { type CallPermission, createPermissions } from './permissions.ts'
import { type CarriedOrganization, createOrganizationCheck } from './sameOrganization.ts'
import { type SessionState, signedOut } from './sessionState.ts'

interface Dependencies {
  /** Milliseconds since 1970. */
  now: () => number
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  /** Calls `tick` every `ms` milliseconds; returns what stops it. */
  every: (ms: number, tick: () => void) => () => void
  /** Called with each new state. */
  changed: (state: SessionState) => void
  /** Called every second in the last minute before the session locks, and with null when that is over. */
  countdown: (countdown: Countdown | null) => void
  /** Called whenever the session ends. */
  ending: () => void
}

export type CurrentSession = ReturnType<typeof createCurrentSession>

/** A session as it is carried over a reload. */
export interface CarriedSession {
  /** The token. Null where Roster has none, and if nobody is signed in. */
  key: string | null
  state: SessionState
  permissions: CallPermission[]
  organization: CarriedOrganization
  locking: CarriedLocking
}

/** The session as it is now: its state, its API, and how it begins and ends. */
export function createCurrentSession({ now, monotonic, every, changed, countdown, ending }: Dependencies) {
  let state = signedOut
  let current: Api | null = null
  let key: string | null = null
  const permissions = createPermissions(now)
  const organization = createOrganizationCheck()

  const set = (next: SessionState) => {
    state = next
    changed(state)
  }

  /** Ends the session and forgets the token. */
  const end = (ended: SessionState['ended'], lockedBy: LockReason | null = null) => {
    const { mode, hint } = state
    current = key = null
    ending()
    permissions.forget()
    if (ended === 'locked') locking.locked()
    else locking.end()
    const canResume = ended === 'expired' || ended === 'locked'
    if (!canResume) organization.forget()
    // A server that holds the token still does after signing out: nobody has one to paste.
    const kept = canResume ? { mode, hint } : ended !== null && mode === 'proxy' ? { mode } : {}
    set({ ...signedOut, ended, lockedBy, ...kept })
  }

  const lock = (reason: LockReason) => {
    // Also if it is locked already: a plan that still runs with the earlier token has to stop at the limit.
    if (state.signedIn || state.ended === 'locked') end('locked', reason)
  }
  const locking = createLocking({
    elapsed: createElapsedTime({ now, monotonic }),
    every,
    lock,
    changed: countdown,
  })

  /** Records every answer, and ends the session on a 401; but only while this API is the session's. */
  const watch = (inner: Api): Api => {
    const watched: Api = async (call) => {
      try {
        const answer = await inner(call)
        if (current === watched) permissions.record(call.name)
        return answer
      } catch (error) {
        if (current === watched) permissions.record(call.name, error)
        if (current === watched && error instanceof ApiError && error.kind === 'unauthorized') end('expired')
        throw error
      }
    }
    return watched
  }

  return {
    permissions,
    organization,
    locking,
    set,
    end,
    lock,
    state: () => state,

    /** The API of the session. Throws ApiError `unauthorized` if nobody is signed in. */
    api(): Api {
      locking.check()
      if (current === null) throw new ApiError({ kind: 'unauthorized' })
      return current
    },

    /** Whether this is still the API of the session. */
    isCurrent: (api: Api) => api === current,

    /** Begins a session with an API that has just answered. `openedBy` is the token, null where Roster has none. */
    begin(api: Api, openedBy: string | null, opened: Pick<SessionState, 'mode' | 'hint' | 'people'>) {
      current = watch(api)
      key = openedBy
      permissions.record('getUsers')
      locking.begin()
      set({ ...signedOut, signedIn: true, ...opened })
    },

    /** Returns all of the session, the token included. For `desk/carry.ts` alone, never for a page. */
    carry: () => ({
      key,
      state,
      permissions: permissions.all(),
      organization: organization.carry(),
      locking: locking.carry(),
    }),

    /** Continues a carried session, with its API; null if nobody was signed in. */
    restore(api: Api | null, carried: CarriedSession) {
      current = api && watch(api)
      key = carried.key
      permissions.restore(carried.permissions)
      organization.restore(carried.organization)
      locking.restore(carried.locking)
      set(carried.state)
    },
  }
}
