import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role, User } from '../../api/schema.ts'
import { isUuid, roleName } from '../../operations/person.ts'
import { getUser, getUsers } from '../../api/users.ts'
import type { RecentWrites } from '../users/recentWrites.ts'
import { createColumnStore } from './columnStore.ts'
import type { QueryEngine } from './queryEngine.ts'
import { createReading } from './reading.ts'
import type { DirectoryAnswer, DirectoryCount, DirectoryProgress, DirectoryQuery, Query } from './types.ts'

interface Dependencies {
  /** Returns the API of the session. Throws ApiError if there is no session. */
  api: () => Api
  /** The roles read so far. Users are searched and sorted by the names of their roles. */
  roles: () => readonly Role[]
  /** Changes made by Roster, which pages requested earlier must not undo. */
  recentWrites: RecentWrites
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
  const reading = createReading({
    delay,
    now,
    version: () => data.store.version(),
    changed,
    async read(reader, nextPassNumber) {
      const { store } = data
      const { readEveryone } = await import('./readEveryone.ts').catch(throwNotLoaded)
      return readEveryone(
        {
          ...reader,
          call: 'getUsers',
          getPage: (request, signal) => getUsers(api(), request, signal),
          getItem: (id, signal) => getUser(api(), id, signal),
          store,
          recentWrites,
        },
        nextPassNumber,
      )
    },
  })
  const { progress } = reading

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

  /** Throws ApiError `unauthorized` if the directory was forgotten since `asked` was current. */
  const throwIfForgotten = (asked: typeof data) => {
    if (asked !== data) throw new ApiError({ kind: 'unauthorized' })
  }

  const isPartial = () => !progress.get().hasEveryone

  /** Asks the query engine, and once more if everyone was read meanwhile: the page has heard of that already. */
  const ask = async <T>(run: (engine: QueryEngine) => Promise<T>): Promise<T & { isPartial: boolean }> => {
    const asked = data
    const engine = await asked.engine()
    const wasPartial = isPartial()
    let answer = await run(engine)
    if (wasPartial && !isPartial()) answer = await run(engine)
    throwIfForgotten(asked)
    return { ...answer, isPartial: isPartial() }
  }

  return {
    /**
     * Starts reading everyone, reads everyone again, or resumes a paused reading. Users who are already here stay
     * available meanwhile. Errors are reported by the progress.
     */
    start() {
      const { warm } = data
      void reading.start()?.then(warm)
    },

    untilRead: reading.untilRead,
    pause: reading.pause,
    resume: reading.resume,
    cancel: reading.cancel,

    progress: progress.get,

    /** Returns the ids of the roles that users have. */
    roleIds: (): string[] => data.store.pools.roles.values.filter((id) => id !== null),

    /**
     * Returns one page of the users who match, out of those read so far. Gives way to other tasks while it sorts or
     * looks up a list. Throws ApiError `unauthorized` if the directory is forgotten meanwhile.
     */
    async query(query: DirectoryQuery): Promise<DirectoryAnswer> {
      return ask((engine) => engine.query(query))
    },

    /** Counts the users who match. Throws as `query` does. */
    async count(query: Query): Promise<DirectoryCount> {
      return ask((engine) => engine.count(query))
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
      reading.forget(() => {
        data = createData()
      })
    },
  }
}

function throwNotLoaded(): never {
  throw new ApiError({ kind: 'network' })
}

export type Directory = ReturnType<typeof createDirectory>
