import { fold, foldUmlauts } from '../../text/fold.ts'

/** Creates a pool of texts that many users share. Each text is stored once, under a number; number 0 is null. */
export function createStringPool() {
  const values: (string | null)[] = [null]
  const folded = ['']
  const spelled: (string | null)[] = [null]
  const numbers = new Map<string, number>()
  /** Numbers of the texts that were looked up last, one for each `placeOf`. */
  const recent = new Uint32Array(places)

  const add = (value: string): number => {
    values.push(value)
    spelled.push(foldUmlauts(value)?.trim() ?? null)
    const number = folded.push(fold(value).trim()) - 1
    numbers.set(value, number)
    return number
  }

  return {
    /** The texts, by number. */
    values: values as readonly (string | null)[],
    /** The texts folded for searching, by number; '' for a text without visible characters. */
    folded: folded as readonly string[],
    /** The texts folded with umlauts spelled out, by number; null for a text without umlauts. */
    spelled: spelled as readonly (string | null)[],
    /** Returns the number of a text, adding the text if it is new. */
    number(value: string | null): number {
      if (value === null) return 0
      const place = placeOf(value)
      const last = recent[place] ?? 0
      if (values[last] === value) return last
      const number = numbers.get(value) ?? add(value)
      recent[place] = number
      return number
    },
  }
}

/** Number of recent texts in a pool, a power of 2. */
const places = 2048

/**
 * Where a text is remembered. Comparing two texts is faster than a hash of one that was just parsed, as the map needs it.
 * The length and three characters tell most names apart.
 */
function placeOf(text: string): number {
  const { length } = text
  const start = Math.imul(text.charCodeAt(0), 31) + text.charCodeAt(length >> 1)
  return (Math.imul(start, 31) + text.charCodeAt(length - 1) + Math.imul(length, 131)) & (places - 1)
}

export type StringPool = ReturnType<typeof createStringPool>
