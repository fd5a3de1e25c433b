import type { ColumnStore } from './columnStore.ts'
import type { Texts } from './sortRanks.ts'

/** Returns 1 for each row of a user who exists. */
export function liveRows({ numbers, text }: ColumnStore): Uint8Array {
  return Uint8Array.from(numbers.live.subarray(0, text.length))
}

/** Clears the rows in which a folded term does not occur. */
export function keepRowsWithTerm(
  { text, numbers, pools }: ColumnStore,
  roles: Texts,
  rows: Uint8Array,
  term: string,
) {
  const { first, last, title, role } = numbers
  const isInName = textsWithTerm(pools.names, term)
  const isInTitle = textsWithTerm(pools.titles, term)
  const isInRole = textsWithTerm(roles, term)
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
function textsWithTerm({ folded, spelled }: Texts, term: string): Uint8Array {
  const found = new Uint8Array(folded.length)
  for (let number = 0; number < folded.length; number++) {
    if (folded[number]?.includes(term) || spelled[number]?.includes(term)) found[number] = 1
  }
  return found
}
