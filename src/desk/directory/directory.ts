import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role, User } from '../../api/schema.ts'
import { isUuid, roleName } from '../../operations/person.ts'
import { createRequestLimiter } from '../async/requestLimiter.ts'
import type { createRecentWrites } from '../users/recentWrites.ts'
import { createColumnStore } from './columnStore.ts'
import { createProgress, idle } from './progress.ts'
import type { QueryEngine } from './queryEngine.ts'
import type { DirectoryAnswer, DirectoryCount, DirectoryProgress, DirectoryQuery, Query } from './types.ts'

interface Dependencies {
  /** Returns the API of the session. Throws ApiError if there is no session. */
  api: () => Api
  /** The roles read so far. Users are searched and sorted by the names of their roles. */
  roles: () => readonly Role[]
  /** Changes made by Roster, which pages requested earlier must not undo. */
  recentWrites: ReturnType<typeof createRecentWrites>
  /** Resolves after this many milliseconds; rejects when the signal aborts. */
  delay: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Milliseconds since 1970. */
  now: () => number
  /** Called on each change of state, and from time to time while reading. */
  changed: (progress: DirectoryProgress) => void
  /** Locale for sorting; the browser's by default. */
  locale?: string
}

/**
 * Creates the directory: all users of the organization, read from the API page by page, to search, filter, sort and
 * count. It is kept in memory only.
 */
export function createDirectory({ api, roles, recentWrites, delay, now, changed, locale }: Dependencies) {
  const collator = new Intl.Collator(locale, { numeric: true })
  let data = createData()
  const progress = createProgress({ now, version: () => data.store.version(), changed })
  let passCount = 0
  let controller = new AbortController()
  /** Resolves at once, or when a pause ends. */
  let resumed = Promise.resolve()
  let endPause = () => {}
  /** Why the last page was given up. */
  let pageError: ApiErrorKind | null = null
  /** The current or last reading, and when it began. */
  let reading = { finished: Promise.resolve(), startedAt: 0 }

  function createData() {
    let loaded: QueryEngine | null = null
    const store = createColumnStore((row) => loaded?.markChanged(row))

    /** Returns the query engine, whose code is loaded when it is first needed. Throws ApiError `network`. */
    const engine = async (): Promise<QueryEngine> => {
      const { createQueryEngine } = await import('./queryEngine.ts').catch(throwNotLoaded)
      return (loaded ??= createQueryEngine({
        store,
        collator,
        roleName: (id) => roleName(id, roles()),
        giveWay: () => delay(0),
        now,
      }))
    }

    return {
      store,
      engine,

      /** Sorts by all columns in advance. Optional, so a failure to load is ignored: queries sort on their own. */
      async warm() {
        await engine().then(
          ({ warm }) => warm(),
          () => {},
        )
      },
    }
  }

  const pause = (error: ApiErrorKind | null) => {
    if (progress.get().state !== 'reading') return
    resumed = new Promise((resolve) => (endPause = resolve))
    progress.set({ state: 'paused', error })
  }

  const readAll = async (signal: AbortSignal) => {
    const { store } = data
    const startedAt = now()
    const { readEveryone } = await import('./readEveryone.ts').catch(throwNotLoaded)
    const result = await readEveryone(
      {
        api,
        store,
        recentWrites,
        signal,
        limiter: createRequestLimiter({
          delay,
          now,
          signal,
          resting: (waitsUntil) => progress.set({ waitsUntil }),
        }),
        untilResumed: () => resumed,
        onProgress({ read, ...counts }) {
          // A second pass counts from 0 again, while its users are already here.
          const { read: readBefore, readAt } = progress.get()
          progress.record({ ...counts, read: Math.max(read, readBefore), readAt: readAt ?? startedAt })
        },
        onFailure(kind, mustPause) {
          if (mustPause) return pause(kind)
          pageError = kind
          progress.set({ error: kind })
        },
      },
      () => ++passCount,
    )
    progress.set({
      state: 'done',
      readAt: startedAt,
      error: pageError,
      read: result.read,
      total: result.total,
      unreadable: result.unreadable,
      missing: result.missing,
      moving: result.hasMoved,
      pageSize: result.pageSize,
      failedPages: result.failedPages.map((page) => page + 1),
    })
  }

  const abort = () => {
    controller.abort()
    endPause()
  }

  const resume = () => {
    if (progress.get().state !== 'paused') return
    progress.set({ state: 'reading', error: pageError })
    endPause()
  }

  /** Throws ApiError `unauthorized` if the directory was forgotten since `asked` was current. */
  const throwIfForgotten = (asked: typeof data) => {
    if (asked !== data) throw new ApiError({ kind: 'unauthorized' })
  }

  return {
    /**
     * Starts reading everyone, reads everyone again, or resumes a paused reading. Users who are already here stay
     * available meanwhile. Errors are reported by the progress.
     */
    start() {
      const { state } = progress.get()
      if (state === 'reading') return
      if (state === 'paused') return resume()
      controller = new AbortController()
      resumed = Promise.resolve()
      pageError = null
      progress.begin()
      const { signal } = controller
      const { warm } = data
      const finished = readAll(signal).catch((error: unknown) => {
        if (signal.aborted) return
        controller.abort()
        progress.set({ state: 'cancelled', error: error instanceof ApiError ? error.kind : null })
        if (!(error instanceof ApiError)) throw error
      })
      reading = { finished, startedAt: now() }
      void finished.then(warm)
    },

    /** Resolves when reading is finished or paused, or `maxMs` milliseconds after it began. */
    async untilRead(maxMs: number) {
      const { finished, startedAt } = reading
      if (progress.get().state === 'reading')
        await Promise.race([finished, delay(Math.max(0, startedAt + maxMs - now()))])
    },

    /** Stops requesting pages until `resume`. Pages already requested are still stored. */
    pause: () => pause(pageError),

    resume,

    /** Stops reading. Users who are already here stay. */
    cancel() {
      const { state } = progress.get()
      if (state !== 'reading' && state !== 'paused') return
      abort()
      progress.set({ state: 'cancelled', waitsUntil: null })
    },

    progress: progress.get,

    /** Returns the ids of the roles that users have. */
    roleIds: (): string[] => data.store.pools.roles.values.filter((id) => id !== null),

    /**
     * Returns one page of the users who match, out of those read so far. Gives way to other tasks while it sorts or
     * looks up a list. Throws ApiError `unauthorized` if the directory is forgotten meanwhile.
     */
    async query(query: DirectoryQuery): Promise<DirectoryAnswer> {
      const asked = data
      const answer = await (await asked.engine()).query(query)
      throwIfForgotten(asked)
      return answer
    },

    /** Counts the users who match. Throws as `query` does. */
    async count(query: Query): Promise<DirectoryCount> {
      const asked = data
      const answer = await (await asked.engine()).count(query)
      throwIfForgotten(asked)
      return answer
    },

    /** Returns the ids of all users who match. Throws as `query` does. */
    async ids(query: Query): Promise<string[]> {
      const asked = data
      const ids = await (await asked.engine()).ids(query)
      throwIfForgotten(asked)
      return ids
    },

    /** Returns the id that a search text consists of if nobody here has it, or null. */
    unknownId(text: string): string | null {
      const id = text.trim().toLowerCase()
      return isUuid(id) && !data.store.hasId(id) ? id : null
    },

    /** Yields all users who match, in order, in batches of up to 1000. Throws as `query` does. */
    async *batches(query: Query): AsyncGenerator<User[], void> {
      const asked = data
      for await (const users of (await asked.engine()).batches(query)) {
        throwIfForgotten(asked)
        yield users
      }
    },

    /** Returns the user with this id, or null if they are not here. */
    get(id: string): User | null {
      const row = isUuid(id) ? data.store.rowOf(id.toLowerCase()) : -1
      return row < 0 ? null : data.store.getUser(row)
    },

    /** Whether everyone is here, as far as that is known. */
    isComplete(): boolean {
      const { state, missing, moving, failedPages } = progress.get()
      return state === 'done' && missing === 0 && !moving && failedPages.length === 0
    },

    /** Stores users that were read or changed elsewhere. Does nothing until reading was started once. */
    update(users: readonly User[]) {
      if (progress.get().state === 'idle') return
      const { store } = data
      const before = store.version()
      for (const user of users) store.put(user)
      if (store.version() !== before) progress.notifyVersion()
    },

    /** Removes a user who no longer exists. */
    remove(id: string) {
      const row = data.store.rowOf(id)
      if (row < 0) return
      data.store.remove(row)
      progress.notifyVersion()
    },

    /** Removes everyone and stops reading. */
    forget() {
      abort()
      data = createData()
      progress.set(idle)
    },
  }
}

function throwNotLoaded(): never {
  throw new ApiError({ kind: 'network' })
}

export type Directory = ReturnType<typeof createDirectory>
