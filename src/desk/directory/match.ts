import type { Columns } from './columns.ts'
import type { Entry, Search } from './parseSearch.ts'
import type { Texts } from './sortRanks.ts'

/** Who matches a text. */
export interface Match {
  /** 1 for each row that does. */
  rows: Uint8Array
  /** Rows that come first, whatever the order. */
  first: number[]
  /** The entries of a list that nobody was found for. */
  notFound: string[]
}

/** So many rows are looked through at a time where each takes long. */
const step = 16_384

/** Finds who matches. A list takes a while and gives way now and then; terms don't. */
export function* match(
  columns: Columns,
  roles: Texts,
  { list, terms, exact }: Search,
): Generator<void, Match> {
  const rows = Uint8Array.from(columns.numbers.live.subarray(0, columns.text.length))
  if (list) {
    const { found, notFound } = yield* findEntries(columns, roles, list)
    for (const row of rows.keys()) rows[row] = (rows[row] ?? 0) & (found[row] ?? 0)
    return { rows, first: [], notFound }
  }
  for (const term of terms) narrow(columns, roles, rows, term)
  const first: number[] = []
  if (exact !== null) {
    for (const [row, lines] of columns.text.entries()) {
      if (rows[row] && lines.split('\n').includes(exact)) first.push(row)
    }
  }
  return { rows, first, notFound: [] }
}

/** Leaves of the rows those in which a term occurs. */
function narrow({ text, numbers, pools }: Columns, roles: Texts, rows: Uint8Array, term: string) {
  const { first, last, title, role } = numbers
  const names = having(pools.names.folded, term)
  const titles = having(pools.titles.folded, term)
  const roleNames = having(roles.folded, term)
  // Only what could be part of a UUID can occur in the id, which comes first.
  const from = /^[\da-f-]+$/.test(term) ? 0 : 37
  for (let row = 0; row < rows.length; row++) {
    if (!rows[row]) continue
    if (names[first[row] ?? 0] || names[last[row] ?? 0]) continue
    if (titles[title[row] ?? 0] || roleNames[role[row] ?? 0]) continue
    if (!text[row]?.includes(term, from)) rows[row] = 0
  }
}

/** 1 for each of the texts in which a term occurs, by number. */
function having(texts: readonly string[], term: string): Uint8Array {
  const found = new Uint8Array(texts.length)
  for (let number = 0; number < texts.length; number++) if (texts[number]?.includes(term)) found[number] = 1
  return found
}

/**
 * Finds everyone of a list. An id finds who has it (the own or the identity provider's), an address likewise; other
 * words find those who are called so, last name first or last, and where nobody is those in whom all of them occur.
 */
function* findEntries(columns: Columns, roles: Texts, list: Entry[]) {
  const { text, numbers, pools } = columns
  const found = new Uint8Array(text.length)
  const wanted = new Map(list.map(({ folded }, at) => [folded, at]))
  const hit = new Uint8Array(list.length)
  const record = (key: string, row: number) => {
    const at = wanted.get(key)
    if (at === undefined) return
    hit[at] = found[row] = 1
  }
  const has = (kind: Entry['kind']) => list.some((entry) => entry.kind === kind)
  const byLine = has('id') || has('address')
  const byName = has('words')
  const nameOf = (name: number | undefined) => pools.names.folded[name ?? 0] ?? ''
  for (const [row, lines] of text.entries()) {
    if (row % step === step - 1) yield
    if (numbers.live[row] === 0) continue
    if (byLine) for (const line of lines.split('\n')) record(line, row)
    if (!byName) continue
    const first = nameOf(numbers.first[row])
    const last = nameOf(numbers.last[row])
    record(`${first} ${last}`.trim(), row)
    record(`${last} ${first}`.trim(), row)
  }
  for (const [at, entry] of list.entries()) {
    if (hit[at] || entry.kind !== 'words') continue
    const rows = Uint8Array.from(numbers.live.subarray(0, text.length))
    for (const term of entry.folded.split(' ')) narrow(columns, roles, rows, term)
    for (const row of rows.keys()) {
      if (rows[row]) hit[at] = found[row] = 1
    }
    yield
  }
  return { found, notFound: list.filter((_, at) => !hit[at]).map((entry) => entry.text) }
}
