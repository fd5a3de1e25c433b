import { type Answer, says } from './ask.ts'

/**
 * How what was found stands to the contract: `agrees` and `differs` where the contract says something, `settles` where
 * it leaves the point open, `unknown` where the answers did not tell.
 */
export type Verdict = 'agrees' | 'differs' | 'settles' | 'unknown'

/** One point of the contract and what was found of it. Holds names, types and counts, never a value of anyone's. */
export interface Finding {
  subject: string
  point: string
  verdict: Verdict
  found: string
}

/** Takes the findings of one subject as they come, so that those before a sudden end are kept. */
export type Tell = (verdict: Verdict, point: string, found: string) => void

/** Tells of an answer that is no success: a point that differs, unless it is only that nothing was to be had now. */
export function tellMissed(notify: Tell, point: string, answer: Answer) {
  const { status } = answer
  const passing = status === null || status === 429 || status >= 500
  notify(passing ? 'unknown' : 'differs', point, `cannot be read (${says(answer)})`)
}

/** Counts under their names, in the order of the names: `ACTIVE 12, TERMINATED 3`. */
export function listed(counts: ReadonlyMap<string, number>): string {
  const names = [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return names.map(([name, times]) => `${name} ${times}`).join(', ')
}

/** Adds one to what is counted under a name. */
export function count(counts: Map<string, number>, name: string) {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}
