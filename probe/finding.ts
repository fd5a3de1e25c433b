import { type Answer, says } from './ask.ts'

/**
 * How a finding relates to the contract: `agrees` or `differs` where the contract is explicit, `settles` where
 * it leaves the point open, `unknown` where the responses do not answer it.
 */
export type Verdict = 'agrees' | 'differs' | 'settles' | 'unknown'

/** One point of the contract and what was found. Contains names, types and counts, never a person's data. */
export interface Finding {
  subject: string
  point: string
  verdict: Verdict
  found: string
}

/** Collects the findings of one subject as they come, so that earlier ones survive a sudden end. */
export type Notify = (verdict: Verdict, point: string, found: string) => void

/** Reports an unsuccessful response: the point differs, unless the failure is only temporary. */
export function reportFailure(notify: Notify, point: string, answer: Answer) {
  const { status } = answer
  const passing = status === null || status === 429 || status >= 500
  notify(passing ? 'unknown' : 'differs', point, `can’t be read (${says(answer)})`)
}

/** Formats counts by name, in alphabetical order: `ACTIVE 12, TERMINATED 3`. */
export function listed(counts: ReadonlyMap<string, number>): string {
  const names = [...counts].toSorted(([one], [other]) => (one < other ? -1 : 1))
  return names.map(([name, times]) => `${name} ${times}`).join(', ')
}

/** Adds one to the count of a name. */
export function count(counts: Map<string, number>, name: string) {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}
