import { ApiError } from '../../api/error.ts'
import type { User } from '../../api/schema.ts'
import { isUuid } from '../../operations/person.ts'
import { throwNotLoaded } from '../async/notLoaded.ts'
import type { ColumnStore } from './columnStore.ts'
import type { DataDependencies, DirectoryData } from './directoryData.ts'
import type { QueryEngine } from './queryEngine.ts'
import { createReading } from './reading.ts'
import type { DirectoryAnswer, DirectoryCount, DirectoryProgress, DirectoryQuery, Query } from './types.ts'

interface Dependencies extends DataDependencies {
  /** Called on each change of state, and from time to time while reading. */
  changed: (progress: DirectoryProgress) => void
}

/**
 * Creates the directory: all users of the organization, read from the API page by page, to search, filter, sort and
 * count. It is kept in memory only. Its code is loaded when it is first needed.
 */
export function createDirectory({ changed, ...dependencies }: Dependencies) {
  let data = createData(dependencies)
  const reading = createReading({
    ...dependencies,
    version: () => data.loaded()?.store.version() ?? 0,
    changed,
    read: async (...controls) => (await data.load()).read(...controls),
  })
  const { progress } = reading

  /** Throws ApiError `unauthorized` if the directory was forgotten since `asked` was current. */
  const throwIfForgotten = (asked: typeof data) => {
    if (asked !== data) throw new ApiError({ kind: 'unauthorized' })
  }

  const isPartial = () => !progress.get().hasEveryone

  /** Asks the query engine, and once more if everyone was read meanwhile: the page has heard of that already. */
  const ask = async <T>(run: (engine: QueryEngine) => Promise<T>): Promise<T & { isPartial: boolean }> => {
    const asked = data
    const { engine } = await asked.load()
    const wasPartial = isPartial()
    let answer = await run(engine)
    if (wasPartial && !isPartial()) answer = await run(engine)
    throwIfForgotten(asked)
    return { ...answer, isPartial: isPartial() }
  }

  /** Changes the store, and notifies if that changed anything. Does nothing until reading was started once. */
  const change = (run: (store: ColumnStore) => void) => {
    if (progress.get().state === 'idle') return
    const asked = data
    const apply = ({ store }: DirectoryData) => {
      if (asked !== data) return
      const before = store.version()
      run(store)
      if (store.version() !== before) progress.notifyVersion()
    }
    const loaded = asked.loaded()
    if (loaded) apply(loaded)
    // Before any query that is asked later. If it can't be loaded, reading ends, and everyone is read again.
    else void asked.load().then(apply, () => {})
  }

  return {
    /**
     * Starts reading everyone, reads everyone again, or resumes a paused reading. Users who are already here stay
     * available meanwhile. Errors are reported by the progress.
     */
    start() {
      const { loaded } = data
      // Sorts by all columns in advance, so that no query has to.
      void reading.start()?.then(() => loaded()?.engine.warm())
    },

    untilRead: reading.untilRead,
    untilSomeone: reading.untilSomeone,
    pause: reading.pause,
    resume: reading.resume,
    cancel: reading.cancel,

    progress: progress.get,
    ageMs: reading.ageMs,

    /** Returns the ids of the roles that users have. */
    roleIds: (): string[] => data.loaded()?.store.pools.roles.values.filter((id) => id !== null) ?? [],

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
      const ids = await (await asked.load()).engine.ids(query)
      throwIfForgotten(asked)
      return ids
    },

    /** Returns the id that a search text consists of if nobody here has it, or null. */
    unknownId(text: string): string | null {
      const id = text.trim().toLowerCase()
      return isUuid(id) && !data.loaded()?.store.hasId(id) ? id : null
    },

    /** Yields all users who match, in order, in batches of up to 1000. Throws as `query` does. */
    async *batches(query: Query): AsyncGenerator<User[], void> {
      const asked = data
      for await (const users of (await asked.load()).engine.batches(query)) {
        throwIfForgotten(asked)
        yield users
      }
    },

    /** Returns the user with this id, or null if they are not here. */
    get(id: string): User | null {
      const store = data.loaded()?.store
      const row = store && isUuid(id) ? store.rowOf(id.toLowerCase()) : -1
      return store === undefined || row < 0 ? null : store.getUser(row)
    },

    /** Whether everyone is here, as far as that is known. */
    isComplete(): boolean {
      const { state, missing, moving, failedPages } = progress.get()
      return state === 'done' && missing === 0 && !moving && failedPages.length === 0
    },

    /** Stores users that were read or changed elsewhere. Does nothing until reading was started once. */
    update(users: readonly User[]) {
      change((store) => {
        for (const user of users) store.put(user)
      })
    },

    /** Removes a user who no longer exists. */
    remove(id: string) {
      change((store) => {
        const row = store.rowOf(id)
        if (row >= 0) store.remove(row)
      })
    },

    /** Removes everyone and stops reading. */
    forget() {
      reading.forget(() => {
        data = createData(dependencies)
      })
    },
  }
}

/** Holds the users, once the code for them is loaded. */
function createData(dependencies: DataDependencies) {
  let loaded: DirectoryData | null = null

  /** Loads the code, if that is needed. Throws ApiError `network`. */
  const load = async (): Promise<DirectoryData> => {
    const { createDirectoryData } = await import('./directoryData.ts').catch(throwNotLoaded)
    return (loaded ??= createDirectoryData(dependencies))
  }
  return {
    load,
    loaded: () => loaded,
  }
}

export type Directory = ReturnType<typeof createDirectory>
