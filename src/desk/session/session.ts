import { ApiError } from '../../api/error.ts'
import { connectApi, type Transport } from '../../api/http.ts'
import type { Role, UserPage } from '../../api/schema.ts'
import type { Permission } from '../../operations/operation.ts'
import { type CarriedSession, createCurrentSession } from './currentSession.ts'
import { loadSignInParts } from './loadSignInParts.ts'
import type { Countdown } from './locking.ts'
import { createOpenSession, type OpenSession } from './openSession.ts'
import type { SessionState } from './sessionState.ts'

interface Dependencies {
  transport: Transport
  /** Loads the demo organization; resolves with a fetch that answers for it. */
  loadDemo: () => Promise<Transport['fetch']>
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
}

/** How to sign in. */
export interface SignIn {
  /** The text as pasted; null tries the last token again. */
  pasted: string | null
  /** Whether the journal and plans of another organization may be forgotten. */
  forget?: boolean
}

/** Errors that do not decide whether the token is valid, so that trying it again can help. */
const inconclusive = new Set(['network', 'timeout', 'server', 'rateLimited', 'unreadable', 'notFound'])
/** How long a token is kept for "Try again". */
const candidateLifetimeMs = 120_000

/** Holds the token and gives out the API behind it. Nothing gives the token back. */
export function createSession({ transport, loadDemo, ...dependencies }: Dependencies) {
  const candidate = createCandidate(transport.delay)
  const current = createCurrentSession({ ...dependencies, ending: candidate.forget })
  return {
    state: current.state,
    api: current.api,
    isCurrent: current.isCurrent,
    locking: current.locking,
    end: current.end,
    lock: current.lock,
    carry: current.carry,
    ...createSignIn({ transport, loadDemo, candidate, open: createOpenSession(current) }),

    /** Continues a carried session. */
    async restore(carried: CarriedSession) {
      const { key, state } = carried
      const fetch = state.mode === 'demo' ? await loadDemo() : transport.fetch
      current.restore(state.signedIn ? connectApi({ ...transport, fetch }, key) : null, carried)
      current.locking.check()
    },

    /** Which calls the API has allowed and refused so far. */
    permissions: current.permissions.all,

    /** Records the roles of the organization, by which it is recognized later. */
    rememberRoles(roles: readonly Role[]) {
      // Without it, the organization is recognized by its users alone.
      current.organization.rememberRoles(roles).catch(() => {})
    },

    /** Records that the token lacks a permission. */
    lack(permission: Permission) {
      const state = current.state()
      if (!state.lacks.includes(permission)) current.set({ ...state, lacks: [...state.lacks, permission] })
    },

    /** Records the number of people in the organization. */
    count(people: number | null) {
      const state = current.state()
      if (state.signedIn && people !== null && people !== state.people) current.set({ ...state, people })
    },
  }
}

type Candidate = ReturnType<typeof createCandidate>

export type Session = ReturnType<typeof createSession>

/** Keeps a token that could not be checked for a while, so that nobody has to paste it again. */
function createCandidate(delay: Transport['delay']) {
  let candidate: string | null = null
  return {
    keep(token: string) {
      candidate = token
      void delay(candidateLifetimeMs).then(() => {
        if (candidate === token) candidate = null
      })
    },

    /** Returns the token and forgets it; returns '' if none is kept. */
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

/** The three ways to sign in. Each returns the first page of users, or null for another organization. */
function createSignIn({
  transport,
  loadDemo,
  candidate,
  open,
}: Pick<Dependencies, 'transport' | 'loadDemo'> & { candidate: Candidate; open: OpenSession }) {
  return {
    /**
     * Tries a pasted token. Null tries the last one again, which is kept after an inconclusive error or if it belongs to
     * another organization. Also returns what was removed from around the token. Throws ApiError.
     */
    async signIn(
      { pasted, forget = false }: SignIn,
      signal: AbortSignal,
    ): Promise<{ first: UserPage | null; removed: string[] }> {
      const last = candidate.take()
      const { text: token, removed } =
        pasted === null ? { text: last, removed: [] } : (await loadSignInParts()).cleanToken(pasted)
      // Nothing else is allowed in a header.
      if (!/^[\x21-\x7e]+$/.test(token)) throw new ApiError({ kind: 'invalid' })
      const api = connectApi(transport, token)
      try {
        const first = await open({ api, key: token, mode: 'live', hint: hintOf(token), forget }, signal)
        if (first === null) candidate.keep(token)
        return { first, removed }
      } catch (error) {
        if (error instanceof ApiError && inconclusive.has(error.kind)) candidate.keep(token)
        throw error
      }
    },

    /** Tries without a token, which the server that serves Roster may add. Throws ApiError. */
    async signInThroughProxy(
      { forget = false }: Pick<SignIn, 'forget'>,
      signal: AbortSignal,
    ): Promise<UserPage | null> {
      candidate.forget()
      const api = connectApi(transport, null)
      return open({ api, key: null, mode: 'proxy', hint: null, forget }, signal)
    },

    /** Signs in to the demo organization. */
    async signInToDemo(
      { forget = false }: Pick<SignIn, 'forget'>,
      signal: AbortSignal,
    ): Promise<UserPage | null> {
      candidate.forget()
      const fetch = await loadDemo()
      const api = connectApi({ ...transport, fetch }, 'tot_demo')
      return open({ api, key: 'tot_demo', mode: 'demo', hint: null, forget }, signal)
    },
  }
}

/** Enough to tell tokens apart, and useless to anyone else. Four characters of a short token would reveal too much. */
function hintOf(token: string): string {
  const prefix = token.startsWith('tot_') ? 'tot_' : ''
  return token.length < 16 ? `${prefix}…` : `${prefix}…${token.slice(-4)}`
}
