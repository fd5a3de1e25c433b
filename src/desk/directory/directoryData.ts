import type { Api } from '../../api/http.ts'
import type { Role } from '../../api/schema.ts'
import { getUser, getUserRows } from '../../api/users.ts'
import { roleName } from '../../operations/person.ts'
import type { RecentWrites } from '../users/recentWrites.ts'
import { createColumnStore } from './columnStore.ts'
import { readListedUser } from './listedUser.ts'
import { createQueryEngine, type QueryEngine } from './queryEngine.ts'
import { readEveryone } from './readEveryone.ts'
import type { ReadingControls } from './reading.ts'

export interface DataDependencies {
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
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  /** Locale for sorting; the browser's by default. */
  locale?: string | undefined
}

/** Creates what the directory holds: the users, and what answers queries about them. Loaded when reading starts. */
export function createDirectoryData({ api, roles, recentWrites, delay, now, locale }: DataDependencies) {
  const store = createColumnStore((row) => engine.markChanged(row))
  const engine: QueryEngine = createQueryEngine({
    store,
    collator: new Intl.Collator(locale, { numeric: true }),
    roleName: (id) => roleName(id, roles()),
    giveWay: () => delay(0),
    now,
  })
  return {
    store,
    engine,

    /** Reads everyone into the store. Throws ApiError. */
    read: (controls: ReadingControls, nextPassNumber: () => number) =>
      readEveryone(
        {
          ...controls,
          call: 'getUsers',
          getPage: async (request, signal) => {
            const page = await getUserRows(api(), request, signal)
            return { ...page, rows: page.rows.map(readListedUser) }
          },
          getItem: (id, signal) => getUser(api(), id, signal),
          store,
          recentWrites,
        },
        nextPassNumber,
      ),
  }
}

export type DirectoryData = ReturnType<typeof createDirectoryData>
