import type { User } from '../../api/schema.ts'
import { fold, foldUmlauts } from '../../text/fold.ts'
import { runSteps } from '../async/runSteps.ts'
import type { ColumnStore } from './columnStore.ts'
import { createExtraFilters } from './extraFilters.ts'
import { filterRows } from './filterRows.ts'
import { isNarrower, matchSearch, type SearchMatches } from './matchSearch.ts'
import { type ParsedSearch, parseSearch } from './parseSearch.ts'
import { createSorting } from './sorting.ts'
import type { DirectoryAnswer, DirectoryCount, DirectoryCounts, DirectoryQuery, Query } from './types.ts'

interface Dependencies {
  store: ColumnStore
  collator: Intl.Collator
  roleName: (roleId: string) => string
  /** Lets other tasks run first. */
  giveWay: () => Promise<void>
  /** Milliseconds since 1970. */
  now: () => number
}

/** The result of a query: all rows that match, in order. */
interface Result extends Pick<DirectoryAnswer, 'list' | 'entries' | 'notFound' | 'terms'> {
  rows: Uint32Array
  counts: DirectoryCounts
}

const allColumns = [null, 'name', 'title', 'role', 'status', 'created', 'activity'] as const
/** Batch size of `batches`, in users. */
const batchSize = 1000

/** Creates the engine that searches, filters, sorts and counts the users of a store. */
export function createQueryEngine({ store, collator, roleName, giveWay, now }: Dependencies) {
  const sorting = createSorting(store, collator)
  const extraFilters = createExtraFilters(store)
  /** Cached, because most queries in a row have the same search, or one more letter. */
  let last: { data: string; text: string; search: ParsedSearch; matches: SearchMatches } | null = null

  /** Returns the names of the roles, by number in the pool. */
  const roleTexts = () => {
    const values = store.pools.roles.values.map((id) => (id === null ? '' : roleName(id)))
    return { values, folded: values.map(fold), spelled: values.map(foldUmlauts) }
  }

  const findMatches = async (text: string, search: ParsedSearch): Promise<SearchMatches> => {
    const roles = roleTexts()
    const data = JSON.stringify([store.version(), roles.values])
    const cached = last?.data === data ? last : null
    if (cached?.text === text) return cached.matches
    const wider = cached && isNarrower(search, cached.search) ? cached.matches.rows : null
    const matches = await runSteps(matchSearch(store, roles, search, wider), giveWay)
    last = { data, text, search, matches }
    return matches
  }

  /** Applies the extra filters to the rows that match a search. */
  const narrow = async (matching: Uint8Array, { extra }: Query): Promise<Uint8Array> =>
    extra === undefined ? matching : runSteps(extraFilters.narrow(matching, extra, now()), giveWay)

  const run = async (query: Query): Promise<Result> => {
    const column = query.sort?.column ?? null
    const search = parseSearch(query.text)
    const matches = await findMatches(query.text, search)
    const matching = await narrow(matches.rows, query)
    sorting.setRoleNames(roleTexts())
    while (sorting.sortStep(column)) await giveWay()
    const { rows, total, counts } = filterRows(store, query, matching, now())
    const ascending = sorting.ascending(column, rows, total)
    const sorted = query.sort?.descending ? sorting.descending(ascending, query.sort.column) : ascending
    return {
      rows: matches.exactRows.length === 0 ? sorted : moveToFront(sorted, new Set(matches.exactRows)),
      counts,
      list: search.list !== null,
      entries: matches.entries,
      notFound: matches.notFound,
      terms: search.terms,
    }
  }

  return {
    /** Marks a row as new or changed. Must be called for every change of the store. */
    markChanged: sorting.markChanged,

    /** Builds the sort orders of all columns in advance. */
    async warm() {
      sorting.setRoleNames(roleTexts())
      for (const column of allColumns) while (sorting.sortStep(column)) await giveWay()
    },

    /** Returns one page of the users who match. Gives way while it sorts for the first time or looks up a list. */
    async query(query: DirectoryQuery): Promise<Omit<DirectoryAnswer, 'isPartial'>> {
      const { rows, ...answer } = await run(query)
      const from = (query.page - 1) * query.size
      const users = Array.from(rows.subarray(from, from + query.size), store.getUser)
      return { ...answer, users, total: rows.length }
    },

    /** Counts the users who match. */
    async count(query: Query): Promise<Omit<DirectoryCount, 'isPartial'>> {
      const { rows } = await findMatches(query.text, parseSearch(query.text))
      const { total, counts } = filterRows(store, query, await narrow(rows, query), now())
      return { total, counts }
    },

    /** Returns the ids of all users who match, in any order. */
    async ids(query: Query): Promise<string[]> {
      const { rows } = await run(query)
      return Array.from(rows, (row) => store.texts.id[row] ?? '')
    },

    /** Yields all users who match, in order, in batches. Who matches is determined once, at the start. */
    async *batches(query: Query): AsyncGenerator<User[], void> {
      const { rows } = await run(query)
      for (let from = 0; from < rows.length; from += batchSize) {
        if (from > 0) await giveWay()
        yield Array.from(rows.subarray(from, from + batchSize), store.getUser)
      }
    },
  }
}

export type QueryEngine = ReturnType<typeof createQueryEngine>

function moveToFront(rows: Uint32Array, front: Set<number>): Uint32Array {
  const isFront = (row: number) => front.has(row)
  return Uint32Array.from([...rows.filter(isFront), ...rows.filter((row) => !isFront(row))])
}
