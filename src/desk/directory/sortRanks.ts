import { createOrder } from './order.ts'

/** Texts by number, as a pool has them. */
export interface Texts {
  values: readonly (string | null)[]
  /** '' for one that shows nothing. */
  folded: readonly string[]
}

/** So many texts are put in order at a time: some 10 ms. */
const step = 1024

/** Ranks texts as a collator orders them, so that people are then compared by number. */
export function createSortRanks(texts: Texts, collator: Intl.Collator) {
  const shown = (number: number) => texts.values[number]?.trim() ?? ''
  const compare = (a: number, b: number) => collator.compare(shown(a), shown(b))
  const order = createOrder({ key: () => 0, finer: compare }, step)
  let known = 0
  let ranks = new Uint32Array()
  let families = new Uint32Array()

  const rank = () => {
    ranks = new Uint32Array(known)
    families = new Uint32Array(known)
    let before = 0
    let head = ''
    let rankNow = 0
    let family = 0
    for (const number of order.sorted()) {
      const folded = texts.folded[number] ?? ''
      if (folded === '') continue
      // What the collator holds for equal looks alike when folded, which is quicker to compare.
      if (folded !== texts.folded[before] || compare(before, number) !== 0) rankNow++
      if (folded !== head && !folded.startsWith(`${head} `)) {
        head = folded
        family = rankNow
      }
      ranks[number] = rankNow
      families[number] = family
      before = number
    }
  }

  return {
    /** Takes in some of the texts that are new. Gives whether there are more. */
    settle(): boolean {
      while (known < texts.values.length) order.touch(known++)
      if (order.settle()) return true
      if (ranks.length < known) rank()
      return false
    },
    /** From 1; the same for texts that the collator holds for equal; 0 for one that shows nothing. */
    rank: (number: number): number => ranks[number] ?? 0,
    /**
     * Shared by texts that only what follows them can put in order: "Anna", "Änna" and "Anna Maria", followed by a last
     * name. In the order of the ranks.
     */
    family: (number: number): number => families[number] ?? 0,
  }
}

export type SortRanks = ReturnType<typeof createSortRanks>
