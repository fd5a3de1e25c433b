import { fold } from '../../text/fold.ts'

/** Texts that many people share, each kept once under a number. Number 0 is null. */
export function createStringPool() {
  const values: (string | null)[] = [null]
  const folded = ['']
  const numbers = new Map<string, number>()
  return {
    /** By number. */
    values: values as readonly (string | null)[],
    /** The same texts as they are searched, by number; '' for one that shows nothing. */
    folded: folded as readonly string[],
    /** The number of a text, a new one where it was not known. */
    number(value: string | null): number {
      if (value === null) return 0
      const known = numbers.get(value)
      if (known !== undefined) return known
      values.push(value)
      const number = folded.push(fold(value).trim()) - 1
      numbers.set(value, number)
      return number
    },
  }
}

export type StringPool = ReturnType<typeof createStringPool>
