import { addressKey, domainOf } from '../../text/address.ts'
import type { ColumnStore } from './columnStore.ts'
import { wantedValues } from './filterRows.ts'
import type { ExtraFilters } from './types.ts'

const dayMs = 86_400_000
/** Rows to look at before other tasks get their turn, which takes about 5 ms. */
const rowsPerStep = 4096

/** A generator that ends with a result and yields where other tasks may run. */
type Steps<T> = Generator<undefined, T>

/** Users with one name. */
interface NameGroup {
  /** The address of the first of them. */
  address: string
  /** Whether another one has another address. */
  isDuplicate: boolean
}

/** Creates the filters that only links set. They narrow the rows that match a search, before the other filters. */
export function createExtraFilters(store: ColumnStore) {
  const { numbers, times, pools } = store
  /** The last results of the slower filters, by filter, with what they depend on. */
  const cache = new Map<string, { key: string; rows: Uint8Array }>()

  /** Returns a filter's rows from the cache if nothing has changed. */
  function* cached(filter: string, input: string, find: () => Steps<Uint8Array>): Steps<Uint8Array> {
    const key = `${store.version()} ${input}`
    const last = cache.get(filter)
    if (last?.key === key) return last.rows
    const rows = yield* find()
    cache.set(filter, { key, rows })
    return rows
  }

  function* findDomains(domains: string[]): Steps<Uint8Array> {
    const isWanted = wantedValues(domains, (domain) => domain)
    const rows = new Uint8Array(store.rows())
    for (let row = 0; row < rows.length; row++) {
      if (row % rowsPerStep === rowsPerStep - 1) yield
      if (isWanted(domainOf(store.getUser(row).email))) rows[row] = 1
    }
    return rows
  }

  /** Finds users who have the same folded name as a user with another address. */
  function* findDuplicates(): Steps<Uint8Array> {
    const rows = new Uint8Array(store.rows())
    const groups = new Map<string, NameGroup>()
    /** By row; null for a user without a name. */
    const groupOf: (NameGroup | null)[] = []
    for (let row = 0; row < rows.length; row++) {
      if (row % rowsPerStep === rowsPerStep - 1) yield
      const name = nameKey(row)
      groupOf[row] = null
      if (!numbers.live[row] || name === '') continue
      const address = addressKey(store.getUser(row).email ?? '')
      const group = groups.get(name) ?? { address, isDuplicate: false }
      if (group.address !== address) group.isDuplicate = true
      groups.set(name, group)
      groupOf[row] = group
    }
    for (const [row, group] of groupOf.entries()) if (group?.isDuplicate) rows[row] = 1
    return rows
  }

  const nameKey = (row: number) => {
    const first = pools.names.folded[numbers.first[row] ?? 0] ?? ''
    const last = pools.names.folded[numbers.last[row] ?? 0] ?? ''
    return `${first} ${last}`.trim()
  }

  /** Returns whether a row passes the filters that need no preparation. */
  const createTest = ({ joinedDays, olderDays, missing, unknownActivity }: ExtraFilters, now: number) => {
    const from = joinedDays === null ? -Infinity : now - joinedDays * dayMs
    const to = olderDays === null ? Infinity : now - olderDays * dayMs
    const hasCreated = joinedDays !== null || olderDays !== null
    const isBlank = (pool: typeof pools.names, number: number | undefined) => pool.folded[number ?? 0] === ''
    return (row: number): boolean => {
      const created = times.created[row] ?? Infinity
      if (hasCreated && (created === Infinity || created < from || created > to)) return false
      if (unknownActivity && !numbers.unreadActivity[row]) return false
      if (missing === 'title') return isBlank(pools.titles, numbers.title[row])
      return (
        missing === null ||
        isBlank(pools.names, numbers.first[row]) ||
        isBlank(pools.names, numbers.last[row])
      )
    }
  }

  return {
    /** Returns the rows of `matching` that pass the filters. `now` is in milliseconds since 1970. */
    *narrow(matching: Uint8Array, extra: ExtraFilters, now: number): Steps<Uint8Array> {
      const { domain, duplicate } = extra
      const masks: Uint8Array[] = []
      if (domain.length > 0)
        masks.push(yield* cached('domain', JSON.stringify(domain), () => findDomains(domain)))
      if (duplicate) masks.push(yield* cached('duplicate', '', findDuplicates))
      const passes = createTest(extra, now)
      const rows = new Uint8Array(matching.length)
      for (let row = 0; row < rows.length; row++)
        if (matching[row] && masks.every((mask) => mask[row] === 1) && passes(row)) rows[row] = 1
      return rows
    },
  }
}
