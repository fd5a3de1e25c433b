/** Creates a tally of people by a key. */
export function createTally() {
  const counts = new Map<string, number>()
  return {
    add: (key: string) => void counts.set(key, (counts.get(key) ?? 0) + 1),
    /** Returns the keys with their counts, the most common first. */
    sorted: () => [...counts].toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : Number(a > b))),
  }
}
