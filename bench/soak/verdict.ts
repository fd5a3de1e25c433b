import { median } from '../figures.ts'
import { markdown } from '../markdown.ts'
import type { Gauge } from './gauge.ts'

/** A round of the admin's work, and what was left of it after signing out. */
export interface Round extends Gauge {
  /** Bytes, with everyone read, before signing out. */
  deskHeap: number
  /** Bytes, after it. */
  deskHeapLeft: number
  /** When it ended, in minutes from the start. */
  minute: number
  steps: number
  /** Writes that the API received. */
  writes: number
  /** Calls that the API let go wrong. */
  faults: number
}

/** Of these there is one at the end of each round: the one tab, and what it needs. */
const single = ['tabs', 'ports', 'workers', 'documents'] as const

/** These may grow by so much: a tenth, and few things by a few. */
const flat: Partial<Record<keyof Round, { name: string; few: number }>> = {
  pageHeap: { name: 'Bytes of the page’s heap', few: 0 },
  deskHeap: { name: 'Bytes of the desk’s heap with everyone in it', few: 0 },
  deskHeapLeft: { name: 'Bytes of the desk’s heap with nobody in it', few: 0 },
  pageTimers: { name: 'Timers of the page', few: 3 },
  deskTimers: { name: 'Timers of the desk', few: 3 },
  listeners: { name: 'Listeners', few: 0 },
}

/** What is wrong with the figures: more than one of what is single, or growth since the warm-up. */
export function judge(rounds: Round[]): string[] {
  const breaches = rounds.flatMap((round) =>
    single
      .filter((of) => round[of] !== 1)
      .map((of) => `After ${round.minute.toFixed(1)} min there are ${round[of]} ${of} instead of 1.`),
  )
  // The first fifth is the warm-up, in which code is compiled and caches fill. One round alone may be an odd one.
  const warm = rounds.slice(Math.ceil(rounds.length / 5))
  const some = Math.ceil(warm.length / 4)
  for (const [of, { name, few }] of Object.entries(flat) as [keyof Round, { name: string; few: number }][]) {
    const values = warm.map((round) => round[of])
    const [from, to] = [median(values.slice(0, some)), median(values.slice(-some))]
    if (to > Math.max(from * 1.1, from + few)) breaches.push(`${name} grew from ${from} to ${to}.`)
  }
  return breaches
}

const mb = (bytes: number) => (bytes / 1e6).toFixed(1)

const columns: [string, (round: Round) => string][] = [
  ['minute', ({ minute }) => minute.toFixed(1)],
  ['steps', ({ steps }) => String(steps)],
  ['writes', ({ writes }) => String(writes)],
  ['faults', ({ faults }) => String(faults)],
  ['page MB', ({ pageHeap }) => mb(pageHeap)],
  ['desk MB, full and empty', (round) => `${mb(round.deskHeap)}, ${mb(round.deskHeapLeft)}`],
  ['tabs', ({ tabs }) => String(tabs)],
  ['ports', ({ ports }) => String(ports)],
  ['workers', ({ workers }) => String(workers)],
  ['documents', ({ documents }) => String(documents)],
  ['listeners', ({ listeners }) => String(listeners)],
  ['timers of page, desk', ({ pageTimers, deskTimers }) => `${pageTimers}, ${deskTimers}`],
]

/** The rounds as a Markdown table. */
export function table(rounds: Round[]): string {
  return markdown(
    columns.map(([head]) => head),
    rounds.map((round) => columns.map(([, notify]) => notify(round))),
  )
}
