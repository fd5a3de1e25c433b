import type { User } from '../../api/schema.ts'
import type { Columns } from './columns.ts'
import { filter } from './filter.ts'
import { fold } from '../../text/fold.ts'
import { type Match, match } from './match.ts'
import { parseSearch, type Search } from './parseSearch.ts'
import type { Sorting } from './sorting.ts'
import type { DirectoryAnswer, DirectoryCount, DirectoryCounts, DirectoryQuery, Query } from './types.ts'

interface Dependencies {
  columns: Columns
  sorting: Sorting
  /** What a role is called. */
  roleName: (roleId: string) => string
  /** Lets others go first. */
  giveWay: () => Promise<void>
  /** Milliseconds since 1970. */
  now: () => number
}

/** Everyone who matches, in the order in which they are shown. */
interface Shown extends Pick<DirectoryAnswer, 'list' | 'notFound' | 'terms'> {
  rows: Uint32Array
  counts: DirectoryCounts
}

const warmed = [null, 'name', 'title', 'role', 'status', 'created', 'activity'] as const
/** So many people are handed out at a time where everyone is asked for. */
const batch = 1000

/** Answers questions to the columns. */
export function createQueries({ columns, sorting, roleName, giveWay, now }: Dependencies) {
  let last: { key: string; answer: Match } | null = null

  /** What roles are called, by their number in the pool. */
  const ensureRoles = () => {
    const values = columns.pools.roles.values.map((id) => (id === null ? '' : roleName(id)))
    return { values, folded: values.map(fold) }
  }

  const find = async (text: string, search: Search): Promise<Match> => {
    const roles = ensureRoles()
    const key = JSON.stringify([columns.version(), text, roles.values])
    if (last?.key === key) return last.answer
    const steps = match(columns, roles, search)
    let step = steps.next()
    for (; !step.done; step = steps.next()) await giveWay()
    last = { key, answer: step.value }
    return step.value
  }

  const show = async (query: Query): Promise<Shown> => {
    const column = query.sort?.column ?? null
    const search = parseSearch(query.text)
    const matched = await find(query.text, search)
    sorting.ensureRoles(ensureRoles())
    while (sorting.settle(column)) await giveWay()
    const { rows, total, counts } = filter(columns, query, matched.rows, now())
    const ordered = sorting.ascending(column, rows, total)
    const turned = query.sort?.descending ? sorting.descending(ordered, query.sort.column) : ordered
    return {
      rows: matched.first.length === 0 ? turned : withFirst(turned, new Set(matched.first)),
      counts,
      list: search.list !== null,
      notFound: matched.notFound,
      terms: search.terms,
    }
  }

  return {
    /** Puts everyone in every order ahead of time. */
    async warm() {
      sorting.ensureRoles(ensureRoles())
      for (const column of warmed) while (sorting.settle(column)) await giveWay()
    },

    /** One page of those who match. Gives way while it sorts for the first time, and while it looks up a list. */
    async query(query: DirectoryQuery): Promise<DirectoryAnswer> {
      const { rows, ...answer } = await show(query)
      const from = (query.page - 1) * query.size
      const users = Array.from(rows.subarray(from, from + query.size), columns.get)
      return { ...answer, users, total: rows.length }
    },

    /** How many match. */
    async count(query: Query): Promise<DirectoryCount> {
      const { rows } = await find(query.text, parseSearch(query.text))
      const { total, counts } = filter(columns, query, rows, now())
      return { total, counts }
    },

    /** The ids of everyone who matches, in no particular order. */
    async ids(query: Query): Promise<string[]> {
      const { rows } = await show(query)
      return Array.from(rows, (row) => columns.text[row]?.slice(0, 36) ?? '')
    },

    /** Everyone who matches, as they are at that moment, in the order shown and some at a time. */
    async *everyone(query: Query): AsyncGenerator<User[], void> {
      const { rows } = await show(query)
      for (let from = 0; from < rows.length; from += batch) {
        if (from > 0) await giveWay()
        yield Array.from(rows.subarray(from, from + batch), columns.get)
      }
    },
  }
}

function withFirst(rows: Uint32Array, first: Set<number>): Uint32Array {
  const isFirst = (row: number) => first.has(row)
  return Uint32Array.from([...rows.filter(isFirst), ...rows.filter((row) => !isFirst(row))])
}
