import { createSortedIndex } from './sortedIndex.ts'

/** Texts by number, as in a string pool. */
export interface Texts {
  values: readonly (string | null)[]
  /** The texts folded for searching; '' for a text without visible characters. */
  folded: readonly string[]
  /** The texts folded with umlauts spelled out; null for a text without umlauts. */
  spelled: readonly (string | null)[]
}

/** Texts to sort per step, which takes about 10 ms. */
const textsPerStep = 1024

/**
 * Ranks texts in the order of a collator, so that users are compared by number afterwards. A collator is far slower
 * than comparing numbers.
 */
export function createSortRanks(texts: Texts, collator: Intl.Collator) {
  const trimmed = (number: number) => texts.values[number]?.trim() ?? ''
  const compare = (a: number, b: number) => collator.compare(trimmed(a), trimmed(b))
  const index = createSortedIndex({ key: () => 0, compareTies: compare }, textsPerStep)
  let indexedCount = 0
  let ranks = new Uint32Array()
  let prefixGroups = new Uint32Array()

  const assignRanks = () => {
    ranks = new Uint32Array(indexedCount)
    prefixGroups = new Uint32Array(indexedCount)
    let previous = 0
    let prefix = ''
    let currentRank = 0
    let currentGroup = 0
    for (const number of index.sorted()) {
      const folded = texts.folded[number] ?? ''
      if (folded === '') continue
      if (compare(previous, number) !== 0) currentRank++
      if (folded !== prefix && !folded.startsWith(`${prefix} `)) {
        prefix = folded
        currentGroup = currentRank
      }
      ranks[number] = currentRank
      prefixGroups[number] = currentGroup
      previous = number
    }
  }

  return {
    /** Ranks some of the new texts. Returns whether there are more. */
    sortStep(): boolean {
      while (indexedCount < texts.values.length) index.markChanged(indexedCount++)
      if (index.sortStep()) return true
      if (ranks.length < indexedCount) assignRanks()
      return false
    },

    /** Returns the rank of a text: from 1, equal for texts that are equal to the collator, 0 for a blank text. */
    rank: (number: number): number => ranks[number] ?? 0,

    /**
     * Returns the group of texts whose order depends on what follows them. "Anna", "Änna" and "Anna Maria" are in one
     * group, because the last names after them decide. Groups are in the order of the ranks.
     */
    prefixGroup: (number: number): number => prefixGroups[number] ?? 0,
  }
}

export type SortRanks = ReturnType<typeof createSortRanks>
