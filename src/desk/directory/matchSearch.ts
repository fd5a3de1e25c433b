import type { ColumnStore } from './columnStore.ts'
import type { ListEntry, ParsedSearch } from './parseSearch.ts'
import type { Texts } from './sortRanks.ts'

/** The rows that match a search. */
export interface SearchMatches {
  /** 1 for each row that matches. */
  rows: Uint8Array
  /** Rows to show first in any order, because the search is exactly their id or email address. */
  exactRows: number[]
  /** The entries of a list that match nobody, as pasted. */
  notFound: string[]
}

/** Rows to look up before giving way to other work. */
const rowsPerStep = 16_384

/** Finds the rows that match a search. Yields while it looks up a list, which can take long. */
export function* matchSearch(
  store: ColumnStore,
  roles: Texts,
  { list, terms, exact }: ParsedSearch,
): Generator<void, SearchMatches> {
  const rows = liveRows(store)
  if (list) {
    const { found, notFound } = yield* findEntries(store, roles, list)
    for (const row of rows.keys()) rows[row] = (rows[row] ?? 0) & (found[row] ?? 0)
    return { rows, exactRows: [], notFound }
  }
  for (const term of terms) keepRowsWithTerm(store, roles, rows, term)
  const exactRows: number[] = []
  if (exact !== null) {
    for (const [row, lines] of store.text.entries()) {
      if (rows[row] && lines.split('\n').includes(exact)) exactRows.push(row)
    }
  }
  return { rows, exactRows, notFound: [] }
}

/** Returns 1 for each row of a user who exists. */
function liveRows({ numbers, text }: ColumnStore): Uint8Array {
  return Uint8Array.from(numbers.live.subarray(0, text.length))
}

/** Clears the rows in which a term does not occur. */
function keepRowsWithTerm(
  { text, numbers, pools }: ColumnStore,
  roles: Texts,
  rows: Uint8Array,
  term: string,
) {
  const { first, last, title, role } = numbers
  const isInName = textsWithTerm(pools.names.folded, term)
  const isInTitle = textsWithTerm(pools.titles.folded, term)
  const isInRole = textsWithTerm(roles.folded, term)
  // The id comes first in the text of a row. Only a part of a UUID can occur in it.
  const start = /^[\da-f-]+$/.test(term) ? 0 : 37
  for (let row = 0; row < rows.length; row++) {
    if (!rows[row]) continue
    if (isInName[first[row] ?? 0] || isInName[last[row] ?? 0]) continue
    if (isInTitle[title[row] ?? 0] || isInRole[role[row] ?? 0]) continue
    if (!text[row]?.includes(term, start)) rows[row] = 0
  }
}

/** Returns 1 for each text in which a term occurs, by number. */
function textsWithTerm(texts: readonly string[], term: string): Uint8Array {
  const found = new Uint8Array(texts.length)
  for (let number = 0; number < texts.length; number++) if (texts[number]?.includes(term)) found[number] = 1
  return found
}

/**
 * Finds the users of a list. An id matches the user's own id or the identity provider's; an email address matches that
 * address. Other words match a full name (last name first or last) or, if nobody has that name, users in whom all of
 * the words occur.
 */
function* findEntries(store: ColumnStore, roles: Texts, list: ListEntry[]) {
  const { text, numbers, pools } = store
  const found = new Uint8Array(text.length)
  const entryByKey = new Map(list.map(({ folded }, index) => [folded, index]))
  const isEntryFound = new Uint8Array(list.length)
  const lookUp = (key: string, row: number) => {
    const index = entryByKey.get(key)
    if (index === undefined) return
    isEntryFound[index] = found[row] = 1
  }
  const hasKind = (kind: ListEntry['kind']) => list.some((entry) => entry.kind === kind)
  const hasKeys = hasKind('id') || hasKind('address')
  const hasNames = hasKind('words')
  const foldedName = (name: number | undefined) => pools.names.folded[name ?? 0] ?? ''
  for (const [row, lines] of text.entries()) {
    if (row % rowsPerStep === rowsPerStep - 1) yield
    if (numbers.live[row] === 0) continue
    if (hasKeys) for (const line of lines.split('\n')) lookUp(line, row)
    if (!hasNames) continue
    const first = foldedName(numbers.first[row])
    const last = foldedName(numbers.last[row])
    lookUp(`${first} ${last}`.trim(), row)
    lookUp(`${last} ${first}`.trim(), row)
  }
  for (const [index, entry] of list.entries()) {
    if (isEntryFound[index] || entry.kind !== 'words') continue
    const rows = liveRows(store)
    for (const term of entry.folded.split(' ')) keepRowsWithTerm(store, roles, rows, term)
    for (const row of rows.keys()) {
      if (rows[row]) isEntryFound[index] = found[row] = 1
    }
    yield
  }
  return { found, notFound: list.filter((_, index) => !isEntryFound[index]).map((entry) => entry.text) }
}
