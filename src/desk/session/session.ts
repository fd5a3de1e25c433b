import { ApiError } from '../../api/error.ts'
import { type Api, connectApi, type Transport } from '../../api/http.ts'
import { getUsers } from '../../api/users.ts'
import { getRoles } from '../../api/roles.ts'
import type { Role, UserPage } from '../../api/schema.ts'
import type { Permission } from '../../operations/operation.ts'
import { createPermissions } from './permissions.ts'
import { type Countdown, createLocking, type LockReason } from './locking.ts'
import { cleanToken } from './cleanToken.ts'
import { createOrganizationCheck } from './sameOrganization.ts'

/** What pages know of the session. The token is no part of it. */
export interface SessionState {
  signedIn: boolean
  /**
   * Why there is no session any more; null where there was none. One that has expired or was locked can be gone on with
   * by a token of the same organization.
   */
  ended: 'signedOut' | 'expired' | 'locked' | null
  /** Why it was locked; null where it is not. */
  lockedBy: LockReason | null
  /** `held`: whoever serves Roster adds the token, and Roster has none. */
  mode: 'live' | 'proxy' | 'demo'
  /** All that is told of the token: `tot_…` and its last four characters. Null where Roster has none. */
  hint: string | null
  /** How many people the organization has, as last told by the API. */
  people: number | null
  /** Permissions that the API has refused this token. */
  lacks: readonly Permission[]
}

interface Dependencies {
  transport: Transport
  /** Loads the made-up organization; gives the fetch that answers in its name. */
  loadDemo: () => Promise<Transport['fetch']>
  /** Milliseconds since 1970. */
  now: () => number
  /** Calls again and again, after so many milliseconds each time; gives what ends that. */
  every: (ms: number, tick: () => void) => () => void
  /** Called with each new state. */
  changed: (state: SessionState) => void
  /** Told in the last minute before the session is locked; null when that is over. */
  countdown: (countdown: Countdown | null) => void
}

const signedOut: SessionState = {
  signedIn: false,
  ended: null,
  lockedBy: null,
  mode: 'live',
  hint: null,
  people: null,
  lacks: [],
}

/** The API to open a session for, the key by which its organization is recognized later, and how the session shows. */
interface Opening extends Pick<SessionState, 'mode' | 'hint'> {
  tried: Api
  /** Null where Roster has no token. */
  key: string | null
  /** Whether the journal and plans of another organization may be forgotten for this one. */
  forget: boolean
}

/** Size of the page that a token is tried with: the table's default, so that its first page is already there. */
export const trialSize = 20
/** Failures that say nothing about the token itself, so that trying it again can help. */
const unclear = new Set(['network', 'timeout', 'server', 'rateLimited', 'unreadable', 'notFound'])
/** How long a token that could not be tried is kept for "Try again", in milliseconds. */
const candidateLifetime = 120_000

/** The session: holds the token and gives out the API behind it. Nothing gives the token back. */
export function createSession(dependencies: Dependencies) {
  const candidate = createCandidate(dependencies.transport.delay)
  const current = createCurrent(dependencies, candidate)
  return {
    state: current.state,
    api: current.api,
    isCurrent: current.isCurrent,
    locking: current.locking,
    end: current.end,
    lock: current.lock,
    ...createSignIn(dependencies, candidate, createOpen(current)),

    /** Which calls the API has allowed and refused so far. */
    permissions: current.permissions.all,

    /** Records the organization's roles, by which it is recognized later. */
    listed: (roles: readonly Role[]) => current.organization.rememberRoles(roles),

    /** Records that the token lacks a permission. */
    lack(permission: Permission) {
      const state = current.state()
      if (!state.lacks.includes(permission)) current.set({ ...state, lacks: [...state.lacks, permission] })
    },

    /** Records how many people the organization has. */
    count(people: number | null) {
      const state = current.state()
      if (state.signedIn && people !== null && people !== state.people) current.set({ ...state, people })
    },
  }
}

type Current = ReturnType<typeof createCurrent>
type Candidate = ReturnType<typeof createCandidate>
type Open = ReturnType<typeof createOpen>

/** The session as it is now: its state, its API, and how it ends. */
function createCurrent({ now, every, changed, countdown }: Dependencies, candidate: Candidate) {
  let state = signedOut
  let api: Api | null = null
  const permissions = createPermissions(now)
  const organization = createOrganizationCheck()

  const set = (next: SessionState) => {
    state = next
    changed(state)
  }

  /** Ends the session and forgets the token. */
  const end = (ended: SessionState['ended'], lockedBy: LockReason | null = null) => {
    const { mode, hint } = state
    api = null
    candidate.forget()
    permissions.forget()
    if (ended === 'locked') locking.locked()
    else locking.end()
    const isOver = ended !== 'expired' && ended !== 'locked'
    if (isOver) organization.forget()
    set({ ...signedOut, ended, lockedBy, ...(isOver ? {} : { mode, hint }) })
  }

  const lock = (why: LockReason) => {
    // Also when locked already: a run that goes on with the earlier token has to end.
    if (state.signedIn || state.ended === 'locked') end('locked', why)
  }
  const locking = createLocking({ now, every, lock, changed: countdown })

  /** A 401 ends the session, but only while this API is the session's. */
  const watched = (inner: Api): Api => {
    const self: Api = async (call) => {
      try {
        const answer = await inner(call)
        if (api === self) permissions.record(call.name)
        return answer
      } catch (error) {
        if (api === self) permissions.record(call.name, error)
        if (api === self && error instanceof ApiError && error.kind === 'unauthorized') end('expired')
        throw error
      }
    }
    return self
  }

  return {
    permissions,
    organization,
    locking,
    set,
    end,
    lock,
    state: () => state,

    /** The API of the session. Throws ApiError `unauthorized` where nobody is signed in. */
    api(): Api {
      locking.check()
      if (api === null) throw new ApiError({ kind: 'unauthorized' })
      return api
    },

    /** Whether this is still the API of the session. */
    isCurrent: (asked: Api) => asked === api,

    begin({ tried, mode, hint }: Opening, people: number | null) {
      api = watched(tried)
      permissions.record('getUsers')
      locking.begin()
      set({ ...signedOut, signedIn: true, mode, hint, people })
    },
  }
}

/** Keeps a token that could not be tried for a while, so that nobody has to paste it again. */
function createCandidate(delay: Transport['delay']) {
  let candidate: string | null = null
  return {
    keep(token: string) {
      candidate = token
      void delay(candidateLifetime).then(() => {
        if (candidate === token) candidate = null
      })
    },

    /** Gives the token and forgets it; '' where none is kept. */
    take(): string {
      const token = candidate ?? ''
      candidate = null
      return token
    },

    forget() {
      candidate = null
    },
  }
}

/** Begins sessions, each with one call that shows whether the API accepts the token. */
function createOpen(current: Current) {
  const { organization } = current
  const isKept = () => ['expired', 'locked'].includes(current.state().ended ?? '')

  /** Whether this is the organization of the session before; false as well where that can't be told. */
  const isSame = async ({ tried, key }: Opening, { rows }: UserPage, signal: AbortSignal) => {
    if (organization.isSame(key, peopleOf(rows))) return true
    try {
      return organization.isSameByRoles(await getRoles(tried, signal))
    } catch (error) {
      if (error instanceof ApiError) return false
      throw error
    }
  }

  /**
   * Reads the first page of users; the API becomes the session's if that succeeds. Returns null, and does nothing, where
   * it is another organization than the one whose journal and plans are kept. Throws ApiError.
   */
  return async (opening: Opening, signal: AbortSignal): Promise<UserPage | null> => {
    const first = await getUsers(opening.tried, { page: 0, size: trialSize }, signal)
    const isOther = isKept() && !(await isSame(opening, first, signal))
    if (isOther && isKept() && !opening.forget) return null
    // Another tab was faster, perhaps for another organization: nothing of it may stay.
    if (current.state().signedIn || isOther) current.end('signedOut')
    organization.remember(opening.key, peopleOf(first.rows))
    current.begin(opening, first.total)
    return first
  }
}

/** The three ways to sign in. Each returns the first page of users, or null for another organization. */
function createSignIn({ transport, loadDemo }: Dependencies, candidate: Candidate, open: Open) {
  return {
    /**
     * Tries what was pasted as a token. Null tries the last one again, which is kept where no clear answer came or
     * where it belongs to another organization. Also returns what was removed from around the token. Throws ApiError.
     */
    async signIn(
      { pasted, forget = false }: SignIn,
      signal: AbortSignal,
    ): Promise<{ first: UserPage | null; removed: string[] }> {
      const last = candidate.take()
      const { text: token, removed } = pasted === null ? { text: last, removed: [] } : cleanToken(pasted)
      // Anything else can't stand in a header.
      if (!/^[\x21-\x7e]+$/.test(token)) throw new ApiError({ kind: 'invalid' })
      const tried = connectApi(transport, token)
      try {
        const first = await open({ tried, key: token, mode: 'live', hint: hintOf(token), forget }, signal)
        if (first === null) candidate.keep(token)
        return { first, removed }
      } catch (error) {
        if (error instanceof ApiError && unclear.has(error.kind)) candidate.keep(token)
        throw error
      }
    },

    /** Tries without a token, which the server that serves Roster may add. Throws ApiError. */
    async signInThroughProxy(
      { forget = false }: Pick<SignIn, 'forget'>,
      signal: AbortSignal,
    ): Promise<UserPage | null> {
      candidate.forget()
      const tried = connectApi(transport, null)
      return open({ tried, key: null, mode: 'proxy', hint: null, forget }, signal)
    },

    /** Signs in to the demo organization. */
    async signInToDemo(
      { forget = false }: Pick<SignIn, 'forget'>,
      signal: AbortSignal,
    ): Promise<UserPage | null> {
      candidate.forget()
      const fetch = await loadDemo()
      const tried = connectApi({ ...transport, fetch }, 'tot_demo')
      return open({ tried, key: 'tot_demo', mode: 'demo', hint: null, forget }, signal)
    },
  }
}

/** How a session is asked for. */
export interface SignIn {
  /** As it was pasted; null for the one that was tried last. */
  pasted: string | null
  /** Whether what is kept of another organization may be forgotten for this one. */
  forget?: boolean
}

/** Enough to tell tokens apart, and of no use to anyone. A short one would be half told by it. */
function hintOf(token: string): string {
  const prefix = token.startsWith('tot_') ? 'tot_' : ''
  return token.length < 16 ? `${prefix}…` : `${prefix}…${token.slice(-4)}`
}

function peopleOf(rows: UserPage['rows']) {
  return rows.filter((row) => row !== null)
}
