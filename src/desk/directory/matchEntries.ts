import { addressKey } from '../../text/address.ts'
import { fold } from '../../text/fold.ts'
import type { ColumnStore } from './columnStore.ts'
import { keepRowsWithTerm, liveRows } from './matchTerms.ts'
import type { ListEntry } from './parseSearch.ts'
import type { Texts } from './sortRanks.ts'
import type { EntryCounts } from './types.ts'

/** The users that the entries of a list refer to. */
interface EntryMatches {
  /** 1 for each row of a user that an entry refers to. */
  found: Uint8Array
  /** The entries that match nobody, as pasted. */
  notFound: string[]
  counts: EntryCounts
}

const textFields = ['id', 'idpId', 'email'] as const
/** Rows to look up before giving way to other work. */
const rowsPerStep = 16_384

/**
 * Finds the users of a list. An id matches the user's own id or the identity provider's; an email address matches that
 * address, with its diacritics. Other words match a full name (last name first or last). In a list of words alone, they
 * match users who have all of the words in their data if nobody has that name.
 */
export function* matchEntries(
  store: ColumnStore,
  roles: Texts,
  list: readonly ListEntry[],
): Generator<void, EntryMatches> {
  const rows = yield* findRows(store, list)
  if (list.every(({ kind }) => kind === 'words')) {
    for (const [index, { keys }] of list.entries()) {
      if (rows[index]?.length !== 0) continue
      const isMatch = liveRows(store)
      for (const term of keys[0]?.split(' ') ?? []) keepRowsWithTerm(store, roles, isMatch, term)
      rows[index] = [...isMatch.keys()].filter((row) => isMatch[row])
      yield
    }
  }
  const found = new Uint8Array(store.rows())
  const counts: EntryCounts = { matched: 0, ambiguous: 0, notFound: 0, duplicates: 0 }
  const matched = new Set<number>()
  for (const [row = -1, ...more] of rows) {
    if (row < 0) counts.notFound++
    else if (more.length > 0) counts.ambiguous++
    else if (matched.has(row)) counts.duplicates++
    else {
      matched.add(row)
      counts.matched++
    }
  }
  for (const row of rows.flat()) found[row] = 1
  const notFound = list.flatMap(({ text }, index) => (rows[index]?.length === 0 ? [text] : []))
  return { found, notFound: [...new Set(notFound)], counts }
}

/** A key of an entry. Of several, the one with the lowest rank counts. */
interface Key {
  entry: number
  key: string
  rank: number
}

/** Returns the rows of each entry that has a key of it. */
function* findRows({ texts, numbers, pools, getUser, rows }: ColumnStore, list: readonly ListEntry[]) {
  const { byText, byName } = indexKeys(list)
  const hits = list.map(() => [] as { row: number; rank: number }[])
  const namesOf = (name: number | undefined) =>
    [pools.names.folded[name ?? 0] ?? '', pools.names.spelled[name ?? 0] ?? null].filter((it) => it !== null)
  for (let row = 0; row < rows(); row++) {
    if (row % rowsPerStep === rowsPerStep - 1) yield
    if (numbers.live[row] === 0) continue
    if (byText.size > 0) {
      for (const field of textFields) {
        const sought = byText.get(texts[field][row] ?? '')
        if (!sought) continue
        // The texts to search are folded. Of addresses, the diacritics count too.
        const value = addressKey(getUser(row)[field] ?? '')
        for (const { entry, key, rank } of sought) if (key === value) hits[entry]?.push({ row, rank })
      }
    }
    if (byName.size === 0) continue
    for (const first of namesOf(numbers.first[row])) {
      for (const last of namesOf(numbers.last[row])) {
        for (const name of [`${first} ${last}`, `${last} ${first}`]) {
          for (const { entry } of byName.get(name.replaceAll(/[\s,]+/g, ' ').trim()) ?? []) {
            hits[entry]?.push({ row, rank: 0 })
          }
        }
      }
    }
  }
  return hits.map(bestRows)
}

/** Returns the different rows that were hit with the lowest rank. */
function bestRows(hits: readonly { row: number; rank: number }[]): number[] {
  const best = Math.min(...hits.map(({ rank }) => rank))
  const rows = new Set(hits.flatMap(({ row, rank }) => (rank === best ? [row] : [])))
  return [...rows]
}

/** Indexes the keys of all entries by what they are compared with first. */
function indexKeys(list: readonly ListEntry[]) {
  const byText = new Map<string, Key[]>()
  const byName = new Map<string, Key[]>()
  for (const [entry, { kind, keys }] of list.entries()) {
    for (const [rank, key] of keys.entries()) {
      const [index, indexed] = kind === 'words' ? [byName, key] : [byText, fold(key)]
      const same = index.get(indexed)
      if (same) same.push({ entry, key, rank })
      else index.set(indexed, [{ entry, key, rank }])
    }
  }
  return { byText, byName }
}
