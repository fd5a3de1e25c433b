import type { ColumnStore } from './columnStore.ts'
import type { Texts } from './sortRanks.ts'

/** Returns 1 for each row of a user who exists. */
export function liveRows({ numbers, rows }: ColumnStore): Uint8Array {
  return Uint8Array.from(numbers.live.subarray(0, rows()))
}

/** Clears the rows in which a folded term does not occur. */
export function keepRowsWithTerm(store: ColumnStore, roles: Texts, rows: Uint8Array, term: string) {
  const { texts, numbers, pools } = store
  const { first, last, title, role } = numbers
  const isInName = textsWithTerm(pools.names, term)
  const isInTitle = textsWithTerm(pools.titles, term)
  const isInRole = textsWithTerm(roles, term)
  // Most terms are no part of a UUID, so there is no need to look for them there.
  const mayBeInId = /^[\da-f-]+$/.test(term)
  const mayBeInIdpId = mayBeInId || store.hasOtherIdpIds()
  for (let row = 0; row < rows.length; row++) {
    if (!rows[row]) continue
    if (isInName[first[row] ?? 0] || isInName[last[row] ?? 0]) continue
    if (isInTitle[title[row] ?? 0] || isInRole[role[row] ?? 0]) continue
    if (texts.email[row]?.includes(term)) continue
    if (mayBeInIdpId && texts.idpId[row]?.includes(term)) continue
    if (mayBeInId && texts.id[row]?.includes(term)) continue
    rows[row] = 0
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
