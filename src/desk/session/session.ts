import { ApiError } from '../../api/error.ts'
import { type Api, connectApi, type Transport } from '../../api/http.ts'
import { getUsers } from '../../api/users.ts'
import { getRoles } from '../../api/roles.ts'
import type { Role, UserPage } from '../../api/schema.ts'
import type { Permission } from '../../operations/operation.ts'
import { createGrants } from './permissions.ts'
import { type Countdown, createLocking, type LockReason } from './locking.ts'
import { clean } from './cleanToken.ts'
import { createRecognition } from './sameOrganization.ts'

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
  mode: 'live' | 'held' | 'demo'
  /** All that is told of the token: `tot_…` and its last four characters. Null where Roster has none. */
  hint: string | null
  /** How many people the organization has, as last told by the API. */
  people: number | null
  /** Permissions that the API has refused this token. */
  lacks: readonly Permission[]
}

interface Surroundings {
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

/** Whom a session is opened for: the API, by what key it is known again, and how it shows. */
interface Opening extends Pick<SessionState, 'mode' | 'hint'> {
  tried: Api
  /** Null where Roster has no token. */
  key: string | null
  /** Whether what is kept of another organization may be forgotten for this one. */
  forget: boolean
}

/** Size of the page that a token is tried with: the table's own, so that its first page is there already. */
export const trialSize = 20
/** Failures that say nothing of the token itself, so that trying it again can help. */
const unclear = new Set(['network', 'timeout', 'server', 'rateLimited', 'unreadable', 'notFound'])
/** How long a token that could not be tried is kept for "Try again", in milliseconds. */
const candidateLife = 120_000

/** The session: holds the token, and hands out the API behind it. Nothing gives the token back. */
export function createSession({ transport, loadDemo, now, every, changed, countdown }: Surroundings) {
  let state = signedOut
  let api: Api | null = null
  let candidate: string | null = null
  const grants = createGrants(now)
  const recognition = createRecognition()

  const set = (next: SessionState) => {
    state = next
    changed(state)
  }

  const isKept = () => state.ended === 'expired' || state.ended === 'locked'

  const end = (ended: SessionState['ended'], lockedBy: LockReason | null = null) => {
    const { mode, hint } = state
    api = null
    candidate = null
    grants.forget()
    if (ended === 'locked') locking.locked()
    else locking.end()
    const isOver = ended !== 'expired' && ended !== 'locked'
    if (isOver) recognition.forget()
    set({ ...signedOut, ended, lockedBy, ...(isOver ? {} : { mode, hint }) })
  }

  const lock = (why: LockReason) => {
    // Locked already: what goes on by the token of before has to end.
    if (state.signedIn || state.ended === 'locked') end('locked', why)
  }
  const locking = createLocking({ now, every, lock, changed: countdown })

  /** A 401 of the session that is still on ends it; one of a session gone by tells nothing. */
  const guarded = (inner: Api): Api => {
    const self: Api = async (call) => {
      try {
        const answer = await inner(call)
        if (api === self) grants.note(call.name)
        return answer
      } catch (error) {
        if (api === self) grants.note(call.name, error)
        if (api === self && error instanceof ApiError && error.kind === 'unauthorized') end('expired')
        throw error
      }
    }
    return self
  }

  /** Whether this is the organization of the session before; false as well where that can't be told. */
  const isSame = async ({ tried, key }: Opening, { rows }: UserPage, signal: AbortSignal) => {
    if (recognition.isSame(key, peopleOf(rows))) return true
    try {
      return recognition.isSameByRoles(await getRoles(tried, signal))
    } catch (error) {
      if (error instanceof ApiError) return false
      throw error
    }
  }

  /**
   * Tries the API with one call, the first page of users; it becomes the session's where that is answered. Null where it
   * is another organization than the one of which things are kept: then nothing was done. Throws ApiError.
   */
  const open = async (opening: Opening, signal: AbortSignal): Promise<UserPage | null> => {
    const { tried, key, mode, hint, forget } = opening
    const first = await getUsers(tried, { page: 0, size: trialSize }, signal)
    const isOther = isKept() && !(await isSame(opening, first, signal))
    if (isOther && isKept() && !forget) return null
    // Another tab was faster, perhaps for another organization: nothing of it may stay.
    if (state.signedIn || isOther) end('signedOut')
    api = guarded(tried)
    grants.note('getUsers')
    recognition.remember(key, peopleOf(first.rows))
    locking.begin()
    set({ ...signedOut, signedIn: true, mode, hint, people: first.total })
    return first
  }

  const keepForAWhile = (token: string) => {
    candidate = token
    void transport.wait(candidateLife).then(() => {
      if (candidate === token) candidate = null
    })
  }

  return {
    state: () => state,

    /** The API of the session. Throws ApiError `unauthorized` where nobody is signed in. */
    api(): Api {
      locking.check()
      if (api === null) throw new ApiError({ kind: 'unauthorized' })
      return api
    },

    /** Whether this is still the API of the session: an answer to one gone by is nobody's business any more. */
    isCurrent: (asked: Api) => asked === api,

    /**
     * Tries what was pasted as a token; null tries the last one again, which is kept where no clear answer came, or
     * where it is another organization's. Gives the first page, null for another organization, and what was taken off
     * the pasted text. Throws ApiError.
     */
    async signIn(
      { pasted, forget = false }: SignIn,
      signal: AbortSignal,
    ): Promise<{ first: UserPage | null; removed: string[] }> {
      const { text: token, removed } =
        pasted === null ? { text: candidate ?? '', removed: [] } : clean(pasted)
      candidate = null
      // Anything else can't stand in a header.
      if (!/^[\x21-\x7e]+$/.test(token)) throw new ApiError({ kind: 'invalid' })
      const tried = connectApi(transport, token)
      try {
        const first = await open({ tried, key: token, mode: 'live', hint: hintOf(token), forget }, signal)
        if (first === null) keepForAWhile(token)
        return { first, removed }
      } catch (error) {
        if (error instanceof ApiError && unclear.has(error.kind)) keepForAWhile(token)
        throw error
      }
    },

    /** Tries without a token: whoever serves Roster may add it. Gives the first page as `signIn` does. Throws ApiError. */
    async signInHeld(
      { forget = false }: Pick<SignIn, 'forget'>,
      signal: AbortSignal,
    ): Promise<UserPage | null> {
      candidate = null
      return open({ tried: connectApi(transport, null), key: null, mode: 'held', hint: null, forget }, signal)
    },

    /** Signs in to the made-up organization. */
    async signInToDemo(
      { forget = false }: Pick<SignIn, 'forget'>,
      signal: AbortSignal,
    ): Promise<UserPage | null> {
      candidate = null
      const fetch = await loadDemo()
      const tried = connectApi({ ...transport, fetch }, 'tot_demo')
      return open({ tried, key: 'tot_demo', mode: 'demo', hint: null, forget }, signal)
    },

    /** Ends the session and forgets the token. */
    end,

    lock,

    locking,

    /** What the API has allowed and refused so far. */
    grants: grants.all,

    /** The organization's roles were listed, by which it is known again. */
    listed: (roles: readonly Role[]) => recognition.rememberRoles(roles),

    /** Remembers that the token lacks a permission. */
    lack(permission: Permission) {
      if (!state.lacks.includes(permission)) set({ ...state, lacks: [...state.lacks, permission] })
    },

    /** Remembers how many people there are. */
    count(people: number | null) {
      if (state.signedIn && people !== null && people !== state.people) set({ ...state, people })
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
