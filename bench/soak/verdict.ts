import { median } from '../figures.ts'
import { markdown } from '../markdown.ts'
import type { Gauge } from './gauge.ts'

/** A round of work, and what was left after signing out. */
export interface Round extends Gauge {
  /** Bytes before signing out, with the directory read. */
  deskHeap: number
  /** Bytes after signing out. */
  deskHeapLeft: number
  /** End of the round, in minutes since the start. */
  minute: number
  steps: number
  /** Number of writes that the API received. */
  writes: number
  /** Number of calls with an injected fault. */
  faults: number
}

/** How many of each are left at the end of a round: the tab, and what it needs. A document is the file of the icons. */
const expected = { tabs: 1, ports: 1, workers: 1, documents: 2 } as const

/** Figures that may grow by a tenth, or by `allowedGrowth` where that is more. */
const growthLimits: Partial<Record<keyof Round, { name: string; allowedGrowth: number }>> = {
  pageHeap: { name: 'Bytes of the page’s heap', allowedGrowth: 0 },
  deskHeap: { name: 'Bytes of the desk’s heap with everyone in it', allowedGrowth: 0 },
  deskHeapLeft: { name: 'Bytes of the desk’s heap with nobody in it', allowedGrowth: 0 },
  pageTimers: { name: 'Timers of the page', allowedGrowth: 3 },
  deskTimers: { name: 'Timers of the desk', allowedGrowth: 3 },
  listeners: { name: 'Listeners', allowedGrowth: 0 },
}

/** Lists what is wrong with the figures: more than one of what must be single, or growth since the warm-up. */
export function judge(rounds: Round[]): string[] {
  const breaches = rounds.flatMap((round) =>
    Object.entries(expected)
      .map(([of, number]) => ({ of, number, found: round[of as keyof typeof expected] }))
      .filter(({ number, found }) => found !== number)
      .map(
        ({ of, number, found }) =>
          `After ${round.minute.toFixed(1)} min there are ${found} ${of} instead of ${number}.`,
      ),
  )
  // The first fifth is the warm-up, in which code is compiled and caches fill. A single round may be an outlier.
  const warm = rounds.slice(Math.ceil(rounds.length / 5))
  const some = Math.ceil(warm.length / 4)
  for (const [of, { name, allowedGrowth }] of Object.entries(growthLimits) as [
    keyof Round,
    { name: string; allowedGrowth: number },
  ][]) {
    const values = warm.map((round) => round[of])
    const [from, to] = [median(values.slice(0, some)), median(values.slice(-some))]
    if (to > Math.max(from * 1.1, from + allowedGrowth)) breaches.push(`${name} grew from ${from} to ${to}.`)
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

/** Formats the rounds as a Markdown table. */
export function table(rounds: Round[]): string {
  return markdown(
    columns.map(([head]) => head),
    rounds.map((round) => columns.map(([, notify]) => notify(round))),
  )
}
