import type { ColumnStore } from './columnStore.ts'
import { addressKey } from '../../text/address.ts'
import { matchEntries } from './matchEntries.ts'
import { keepRowsWithTerm, liveRows } from './matchTerms.ts'
import type { ParsedSearch } from './parseSearch.ts'
import type { Texts } from './sortRanks.ts'
import type { EntryCounts } from './types.ts'

/** The rows that match a search. */
export interface SearchMatches {
  /** 1 for each row that matches. */
  rows: Uint8Array
  /** Rows to show first in any order, because the search is exactly their id or email address. */
  exactRows: number[]
  /** The entries of a list that match nobody, as pasted. */
  notFound: string[]
  /** How the entries of a list were matched; null if the search is not a list. */
  entries: EntryCounts | null
}

/**
 * Finds the rows that match a search, out of those that match a wider one (`isNarrower`) or of all. Yields while it looks
 * up a list, which can take long.
 */
export function* matchSearch(
  store: ColumnStore,
  roles: Texts,
  { list, terms, exact }: ParsedSearch,
  wider: Uint8Array | null,
): Generator<void, SearchMatches> {
  const rows = wider?.slice() ?? liveRows(store)
  if (list) {
    const { found, notFound, counts } = yield* matchEntries(store, roles, list)
    for (const row of rows.keys()) rows[row] = (rows[row] ?? 0) & (found[row] ?? 0)
    return { rows, exactRows: [], notFound, entries: counts }
  }
  for (const term of terms) keepRowsWithTerm(store, roles, rows, term)
  const exactRows: number[] = []
  if (exact !== null) {
    for (const row of rows.keys()) {
      if (!rows[row]) continue
      const { id, idpId, email } = store.getUser(row)
      if ([id, idpId, email].some((value) => addressKey(value ?? '') === exact)) exactRows.push(row)
    }
  }
  return { rows, exactRows, notFound: [], entries: null }
}

/** Whether all users who match one search match another one too, as when a letter was added. */
export function isNarrower(search: ParsedSearch, wider: ParsedSearch): boolean {
  if (search.list !== null || wider.list !== null) return false
  return wider.terms.every((part) => search.terms.some((term) => term.includes(part)))
}
