/** Number of texts to sort before other tasks get their turn. */
const batchSize = 1000

/** Returns the rank of each text, which can be compared like the texts themselves. Equal texts have the same rank. */
export type RankTexts = (texts: readonly string[]) => Promise<ReadonlyMap<string, number>>

/**
 * Creates a function that ranks texts in the order of a collator. It compares each text once and remembers it, since
 * comparing by a collator is slow and the same lists are sorted again and again. `giveWay` lets other tasks run first.
 */
export function createTextRanks(collator: Intl.Collator, giveWay: () => Promise<void>): RankTexts {
  const { compare } = collator
  let sorted: string[] = []
  let ranks = new Map<string, number>()
  let last: Promise<unknown> = Promise.resolve()

  const add = async (texts: readonly string[]): Promise<ReadonlyMap<string, number>> => {
    const added = [...new Set(texts)].filter((text) => !ranks.has(text))
    for (let from = 0; from < added.length; from += batchSize) {
      if (from > 0) await giveWay()
      // Two sorted runs in a row, which sorting merges.
      sorted = [...sorted, ...added.slice(from, from + batchSize).toSorted(compare)].toSorted(compare)
    }
    if (added.length > 0) ranks = rankSorted(sorted, compare)
    return ranks
  }

  return (texts) => {
    const result = last.then(() => add(texts))
    last = result.catch(() => {})
    return result
  }
}

function rankSorted(sorted: readonly string[], compare: (a: string, b: string) => number) {
  const ranks = new Map<string, number>()
  let rank = 0
  for (const [index, text] of sorted.entries()) {
    if (index > 0 && compare(sorted[index - 1] ?? '', text) !== 0) rank++
    ranks.set(text, rank)
  }
  return ranks
}
