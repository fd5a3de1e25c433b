import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role, User } from '../../api/schema.ts'
import { isUuid, roleName } from '../../operations/person.ts'
import type { createRecentWrites } from '../users/recentWrites.ts'
import { createColumns } from './columns.ts'
import { createRequestLimiter } from '../async/requestLimiter.ts'
import { parseSearch } from './parseSearch.ts'
import { createProgress, idle } from './progress.ts'
import { createQueries } from './query.ts'
import { createSorting } from './sorting.ts'
import type { DirectoryAnswer, DirectoryCount, DirectoryProgress, DirectoryQuery, Query } from './types.ts'

interface Dependencies {
  /** The API of the session. Throws ApiError where there is none. */
  api: () => Api
  /** The roles as far as they are known: people are searched and sorted by their names. */
  roles: () => readonly Role[]
  /** Roster's own changes: pages asked for before don't undo them. */
  recentWrites: ReturnType<typeof createRecentWrites>
  /** Resolves after so many milliseconds, rejects when the signal aborts. */
  delay: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Milliseconds since 1970. */
  now: () => number
  /** Told of each change of state, and now and then how far reading is. */
  changed: (progress: DirectoryProgress) => void
  /** Whose alphabet people are sorted by; the browser's where it is left out. */
  locale?: string
}

/**
 * Everyone of the organization, read from the API page by page, to be searched, filtered, sorted and counted. It is in
 * memory alone.
 */
export function createDirectory({ api, roles, recentWrites, delay, now, changed, locale }: Dependencies) {
  const collator = new Intl.Collator(locale)
  let people = createPeople()
  const progress = createProgress({ now, version: () => people.columns.version(), changed })
  let rounds = 0
  let stop = new AbortController()
  let gate = Promise.resolve()
  let open = () => {}
  /** Why the last page failed that was given up. */
  let pageError: ApiErrorKind | null = null
  /** The reading under way, and when it began. */
  let reading = { over: Promise.resolve(), begun: 0 }

  function createPeople() {
    const columns = createColumns((row) => sorting.touch(row))
    const sorting = createSorting(columns, collator)
    const queries = createQueries({
      columns,
      sorting,
      roleName: (id) => roleName(id, roles()),
      giveWay: () => delay(0),
      now,
    })
    return { columns, queries }
  }

  const pause = (error: ApiErrorKind | null) => {
    if (progress.get().state !== 'reading') return
    gate = new Promise((resolve) => (open = resolve))
    progress.set({ state: 'paused', error })
  }

  const readAll = async (signal: AbortSignal) => {
    const { columns } = people
    const begun = now()
    const { readEveryone } = await import('./reading.ts').catch(throwNotLoaded)
    const read = await readEveryone(
      {
        api,
        columns,
        recentWrites,
        signal,
        limiter: createRequestLimiter({
          delay,
          now,
          signal,
          resting: (waitsUntil) => progress.set({ waitsUntil }),
        }),
        ready: () => gate,
        progress({ read: far, ...counts }) {
          // The second time through, everyone is there already.
          const { read: before, readAt } = progress.get()
          progress.record({ ...counts, read: Math.max(far, before), readAt: readAt ?? begun })
        },
        failed(kind, isHopeless) {
          if (isHopeless) return pause(kind)
          pageError = kind
          progress.set({ error: kind })
        },
      },
      () => ++rounds,
    )
    progress.set({
      state: 'done',
      readAt: begun,
      error: pageError,
      read: read.read,
      total: read.total,
      unreadable: read.unreadable,
      missing: read.missing,
      moving: read.moved,
      pageSize: read.size,
      failedPages: read.failedPages.map((page) => page + 1),
    })
  }

  const end = () => {
    stop.abort()
    open()
  }

  const resume = () => {
    if (progress.get().state !== 'paused') return
    progress.set({ state: 'reading', error: pageError })
    open()
  }

  return {
    /**
     * Reads everyone, or everyone anew; until that is done, whoever was here stays. Goes on where it is paused. What goes
     * wrong is told by the progress.
     */
    start() {
      const { state } = progress.get()
      if (state === 'reading') return
      if (state === 'paused') return resume()
      stop = new AbortController()
      gate = Promise.resolve()
      pageError = null
      progress.begin()
      const { signal } = stop
      const { queries } = people
      const over = readAll(signal).catch((error: unknown) => {
        if (signal.aborted) return
        stop.abort()
        progress.set({ state: 'cancelled', error: error instanceof ApiError ? error.kind : null })
        if (!(error instanceof ApiError)) throw error
      })
      reading = { over, begun: now() }
      void over.then(() => queries.warm())
    },

    /** Resolves when reading everyone is over or has paused, or so many milliseconds after it began. */
    async settled(ms: number) {
      const { over, begun } = reading
      if (progress.get().state === 'reading')
        await Promise.race([over, delay(Math.max(0, begun + ms - now()))])
    },

    /** Asks for no more pages; those under way still come in. */
    pause: () => pause(pageError),

    resume,

    /** Stops reading. Whoever is here stays. */
    cancel() {
      const { state } = progress.get()
      if (state !== 'reading' && state !== 'paused') return
      end()
      progress.set({ state: 'cancelled', waitsUntil: null })
    },

    progress: progress.get,

    /** Ids of the roles that people have. */
    roleIds: (): string[] => people.columns.pools.roles.values.filter((id) => id !== null),

    /**
     * Answers a question by whoever is here; gives way to others while it sorts or looks up a list. Throws ApiError
     * `unauthorized` where everyone was forgotten meanwhile.
     */
    async query(query: DirectoryQuery): Promise<DirectoryAnswer> {
      const asked = people
      const answer = await asked.queries.query(query)
      if (asked !== people) throw new ApiError({ kind: 'unauthorized' })
      return answer
    },

    /** How many match. Throws as `query` does. */
    async count(query: Query): Promise<DirectoryCount> {
      const asked = people
      const answer = await asked.queries.count(query)
      if (asked !== people) throw new ApiError({ kind: 'unauthorized' })
      return answer
    },

    /** The ids of everyone who matches. Throws as `query` does. */
    async ids(query: Query): Promise<string[]> {
      const asked = people
      const ids = await asked.queries.ids(query)
      if (asked !== people) throw new ApiError({ kind: 'unauthorized' })
      return ids
    },

    /** The id that a text is as a whole, where nobody here has it; null for any other text. */
    unknownId(text: string): string | null {
      const { exact } = parseSearch(text)
      return exact === null || exact.includes('@') || people.columns.has(exact) ? null : exact
    },

    /**
     * Everyone who matches, a thousand at a time and in the order shown. Throws as `query` does.
     */
    async *everyone(query: Query): AsyncGenerator<User[], void> {
      const asked = people
      for await (const users of asked.queries.everyone(query)) {
        if (asked !== people) throw new ApiError({ kind: 'unauthorized' })
        yield users
      }
    },

    /** The person with this id; null where they are not here. */
    get(id: string): User | null {
      const row = isUuid(id) ? people.columns.rowOf(id.toLowerCase()) : -1
      return row < 0 ? null : people.columns.get(row)
    },

    /** Whether everyone is here, as far as can be told. */
    isComplete(): boolean {
      const { state, missing, moving, failedPages } = progress.get()
      return state === 'done' && missing === 0 && !moving && failedPages.length === 0
    },

    /** Takes in people as they were read or changed elsewhere; not where reading everyone was never asked for. */
    update(users: readonly User[]) {
      if (progress.get().state === 'idle') return
      const { columns } = people
      const before = columns.version()
      for (const user of users) columns.put(user)
      if (columns.version() !== before) progress.tell()
    },

    /** Forgets everyone. */
    forget() {
      end()
      people = createPeople()
      progress.set(idle)
    },
  }
}

function throwNotLoaded(): never {
  throw new ApiError({ kind: 'network' })
}

export type Directory = ReturnType<typeof createDirectory>
