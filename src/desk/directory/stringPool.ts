import { fold, foldUmlauts } from '../../text/fold.ts'

/** Creates a pool of texts that many users share. Each text is stored once, under a number; number 0 is null. */
export function createStringPool() {
  const values: (string | null)[] = [null]
  const folded = ['']
  const spelled: (string | null)[] = [null]
  const numbers = new Map<string, number>()
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
      const existing = numbers.get(value)
      if (existing !== undefined) return existing
      values.push(value)
      spelled.push(foldUmlauts(value)?.trim() ?? null)
      const number = folded.push(fold(value).trim()) - 1
      numbers.set(value, number)
      return number
    },
  }
}

export type StringPool = ReturnType<typeof createStringPool>
