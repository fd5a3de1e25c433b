/** How items are compared: by a numeric key, and items with equal keys by `compareTies`. */
export interface Comparison {
  /** The key of an item; Infinity for an item that comes last. */
  key: (item: number) => number
  compareTies: (a: number, b: number) => number
}

/**
 * Creates a sorted list of items (numbers of rows, or of texts in a pool). After a change only the changed items are
 * sorted again and merged into the rest. Sorting is split into steps of at most `itemsPerStep` items, so that the first
 * sort does not block other work.
 */
export function createSortedIndex({ key, compareTies }: Comparison, itemsPerStep: number) {
  let sorted = new Uint32Array()
  /** 1 for each item that has to be sorted again. */
  let isChanged = new Uint8Array(1024)
  let changedCount = 0

  /** Takes the next batch of changed items, and the sorted items that did not change. */
  const takeBatch = () => {
    const unchanged = new Uint32Array(sorted.length)
    const batch = new Uint32Array(Math.min(itemsPerStep, changedCount))
    let length = 0
    for (const item of sorted) if (!isChanged[item]) unchanged[length++] = item
    for (let filled = 0, item = 0; filled < batch.length; item++) {
      if (!isChanged[item]) continue
      batch[filled++] = item
      isChanged[item] = 0
    }
    return { unchanged: unchanged.subarray(0, length), batch }
  }

  return {
    /** Marks an item as new or changed. */
    markChanged(item: number) {
      if (item >= isChanged.length) {
        const old = isChanged
        isChanged = new Uint8Array(item * 1.5)
        isChanged.set(old)
      }
      if (isChanged[item]) return
      isChanged[item] = 1
      changedCount++
    },

    /** Sorts one batch of changed items. Returns whether there are more. */
    sortStep(): boolean {
      if (changedCount === 0) return false
      const { unchanged, batch } = takeBatch()
      changedCount -= batch.length
      // Cached, because each key is compared many times.
      const keys = new Float64Array(isChanged.length)
      for (const item of unchanged) keys[item] = key(item)
      for (const item of batch) keys[item] = key(item)
      // Infinity - Infinity is NaN, which falls through to `compareTies` as 0 does.
      const compare = (a: number, b: number) => (keys[a] ?? 0) - (keys[b] ?? 0) || compareTies(a, b)
      sorted = merge(unchanged, batch.toSorted(compare), compare)
      return changedCount > 0
    },

    /** Returns all items in order, without those that still have to be sorted. */
    sorted: () => sorted,
  }
}

export type SortedIndex = ReturnType<typeof createSortedIndex>

/**
 * Merges two sorted lists. Each item of the short list finds its place by binary search; runs of the long list are
 * copied.
 */
function merge(long: Uint32Array, short: Uint32Array, compare: (a: number, b: number) => number) {
  const merged = new Uint32Array(long.length + short.length)
  let copied = 0
  let length = 0
  for (const item of short) {
    let low = copied
    let high = long.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (compare(long[middle] ?? 0, item) <= 0) low = middle + 1
      else high = middle
    }
    while (copied < low) merged[length++] = long[copied++] ?? 0
    merged[length++] = item
  }
  merged.set(long.subarray(copied), length)
  return merged
}
