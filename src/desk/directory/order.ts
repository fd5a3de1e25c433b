/** By what numbers are ordered: the key, and then more finely. */
export interface Comparison {
  /** Infinity for what comes last. */
  key: (number: number) => number
  finer: (a: number, b: number) => number
}

/**
 * Numbers (rows, or entries of a pool) kept in an order. Only those that were touched are compared anew, so that a
 * change costs little; and in steps of so many, so that the first time holds nobody up.
 */
export function createOrder({ key, finer }: Comparison, step: number) {
  let sorted = new Uint32Array()
  let touched = new Uint8Array(1024)
  let waiting = 0

  /** Takes the next of those touched; leaves all of them out of those kept. */
  const part = () => {
    const kept = new Uint32Array(sorted.length)
    const some = new Uint32Array(Math.min(step, waiting))
    let length = 0
    for (const number of sorted) if (!touched[number]) kept[length++] = number
    for (let at = 0, number = 0; at < some.length; number++) {
      if (!touched[number]) continue
      some[at++] = number
      touched[number] = 0
    }
    return { kept: kept.subarray(0, length), some }
  }

  return {
    /** Says that a number is new, or compares otherwise than before. */
    touch(number: number) {
      if (number >= touched.length) {
        const old = touched
        touched = new Uint8Array(number * 1.5)
        touched.set(old)
      }
      if (touched[number]) return
      touched[number] = 1
      waiting++
    },

    /** Sorts some of those touched, at most a step. Gives whether there are more. */
    settle(): boolean {
      if (waiting === 0) return false
      const { kept, some } = part()
      waiting -= some.length
      // Each key is needed many times.
      const keys = new Float64Array(touched.length)
      for (const number of kept) keys[number] = key(number)
      for (const number of some) keys[number] = key(number)
      // Infinity - Infinity is not a number, and leads on to what is finer as 0 does.
      const compare = (a: number, b: number) => (keys[a] ?? 0) - (keys[b] ?? 0) || finer(a, b)
      sorted = merge(kept, some.toSorted(compare), compare)
      return waiting > 0
    },

    /** All numbers in order, but for those that wait. */
    sorted: () => sorted,
  }
}

export type Order = ReturnType<typeof createOrder>

/** One list of two, both in order. Much of `many` is only copied. */
function merge(many: Uint32Array, few: Uint32Array, compare: (a: number, b: number) => number) {
  const all = new Uint32Array(many.length + few.length)
  let from = 0
  let to = 0
  for (const number of few) {
    let place = from
    let end = many.length
    while (place < end) {
      const middle = (place + end) >> 1
      if (compare(many[middle] ?? 0, number) <= 0) place = middle + 1
      else end = middle
    }
    while (from < place) all[to++] = many[from++] ?? 0
    all[to++] = number
  }
  all.set(many.subarray(from), to)
  return all
}
