import { ApiError } from '../api/error.ts'
import { type Api, connectApi, type Transport } from '../api/http.ts'
import { getUsers } from '../api/users.ts'
import type { UserPage } from '../api/schema.ts'
import type { Permission } from '../operations/operation.ts'

/** What pages know of the session. The token is no part of it. */
export interface SessionState {
  signedIn: boolean
  /** Why there is no session any more; null where there was none. */
  ended: 'signedOut' | 'expired' | null
  mode: 'live' | 'demo'
  /** How many people the organization has, as last told by the API. */
  people: number | null
  /** Permissions that the API has refused this token. */
  lacks: readonly Permission[]
}

interface Surroundings {
  transport: Transport
  /** Loads the made-up organization; gives the fetch that answers in its name. */
  loadDemo: () => Promise<Transport['fetch']>
  /** Called with each new state. */
  changed: (state: SessionState) => void
}

const signedOut: SessionState = { signedIn: false, ended: null, mode: 'live', people: null, lacks: [] }

/** Size of the page that a token is tried with: the table's own, so that its first page is there already. */
export const trialSize = 20
/** Failures that say nothing of the token itself, so that trying it again can help. */
const unclear = new Set(['network', 'timeout', 'server', 'rateLimited', 'unreadable', 'notFound'])
/** How long a token that could not be tried is kept for "Try again", in milliseconds. */
const candidateLife = 120_000

/** The session: holds the token, and hands out the API behind it. Nothing gives the token back. */
export function createSession({ transport, loadDemo, changed }: Surroundings) {
  let state = signedOut
  let api: Api | null = null
  let candidate: string | null = null

  const set = (next: SessionState) => {
    state = next
    changed(state)
  }

  const end = (ended: SessionState['ended']) => {
    api = null
    candidate = null
    set({ ...signedOut, ended })
  }

  /** A 401 of the session that is still on ends it; one of a session gone by tells nothing. */
  const guarded = (inner: Api): Api => {
    const self: Api = async (call) => {
      try {
        return await inner(call)
      } catch (error) {
        if (api === self && error instanceof ApiError && error.kind === 'unauthorized') end('expired')
        throw error
      }
    }
    return self
  }

  /** Tries the API with one call, the first page of users; it becomes the session's where that is answered. */
  const open = async (tried: Api, mode: SessionState['mode'], signal: AbortSignal): Promise<UserPage> => {
    const first = await getUsers(tried, { page: 0, size: trialSize }, signal)
    // Another tab was faster, perhaps for another organization: nothing of it may stay.
    if (state.signedIn) end('signedOut')
    api = guarded(tried)
    set({ signedIn: true, ended: null, mode, people: first.total, lacks: [] })
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
      if (api === null) throw new ApiError({ kind: 'unauthorized' })
      return api
    },

    /** Whether this is still the API of the session: an answer to one gone by is nobody's business any more. */
    isCurrent: (asked: Api) => asked === api,

    /**
     * Tries what was pasted as a token; null tries the last one again, which is kept where no clear answer came. Gives
     * the first page and what was taken off the pasted text. Throws ApiError.
     */
    async signIn(
      pasted: string | null,
      signal: AbortSignal,
    ): Promise<{ first: UserPage; removed: string[] }> {
      const { token, removed } = pasted === null ? { token: candidate ?? '', removed: [] } : clean(pasted)
      candidate = null
      // Anything else can't stand in a header.
      if (!/^[\x21-\x7e]+$/.test(token)) throw new ApiError({ kind: 'invalid' })
      try {
        return { first: await open(connectApi(transport, token), 'live', signal), removed }
      } catch (error) {
        if (error instanceof ApiError && unclear.has(error.kind)) keepForAWhile(token)
        throw error
      }
    },

    /** Signs in to the made-up organization. */
    async signInToDemo(signal: AbortSignal): Promise<UserPage> {
      candidate = null
      const fetch = await loadDemo()
      return open(connectApi({ ...transport, fetch }, 'tot_demo'), 'demo', signal)
    },

    /** Ends the session and forgets the token. */
    end,

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

/** Takes off what comes along when a token is copied from a header, a script or a chat; says what it was. */
export function clean(pasted: string): { token: string; removed: string[] } {
  const removed = new Set<string>()
  let token = pasted
  for (const [what, around] of wrappings) {
    const match = around.exec(token)
    if (match?.[1] === undefined || match[1] === token) continue
    token = match[1]
    removed.add(what)
  }
  return { token, removed: [...removed] }
}

const quotes = '["\'`\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb]'
const space = /^[\s\u200b\ufeff]*(.*?)[\s\u200b\ufeff]*$/s
const quoted = new RegExp(`^${quotes}*(.*?)${quotes}*,?$`, 's')
/** In the order in which they wrap each other: `"Authorization: Bearer 'tot_…'"`. */
const wrappings: [string, RegExp][] = [
  ['space', space],
  ['quotes', quoted],
  ['“Authorization:”', /^["']?Authorization["']?\s*[:=]\s*(.*)$/is],
  ['quotes', quoted],
  ['“Bearer”', /^Bearer\s+(.*)$/is],
  ['quotes', quoted],
  ['space', space],
]
