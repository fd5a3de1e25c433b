import { median } from './figures.ts'
import { markdown } from './markdown.ts'
import { type Condition, steps, type Visit } from './visit.ts'

/** One visit of each page, made right after each other. */
export interface Pair {
  roster: Visit
  floor: Visit
}

const names: Record<keyof Visit, string> = {
  cold: 'cold start to sign-in form',
  submit: 'submit to first row',
  reload: 'reload to first row',
  reloadAgain: 'second reload to first row',
  next: 'next page (prefetched) to rows',
  open: 'open a person',
  act: 'action to new state',
}

/** Highest ratio that meets the goal. */
const aims: Partial<Visit> = { submit: 1.5, reload: 1.2, reloadAgain: 1.2, next: 0.5 }

/** Formats the measurements under one condition as a Markdown table. */
export function table({ latency, cpu }: Condition, pairs: Pair[]): string {
  const head = ['step', 'Roster ms', 'min–max', 'floor ms', 'min–max', 'ratio', 'min–max', 'aim']
  const rows = steps.map((step) => {
    const roster = pairs.map((pair) => pair.roster[step])
    const floor = pairs.map((pair) => pair.floor[step])
    const ratios = pairs.map((pair) => pair.roster[step] / pair.floor[step])
    const aim = aims[step]
    const kept = aim !== undefined && (median(ratios) <= aim ? 'kept' : 'MISSED')
    const told = aim === undefined ? '' : `≤ ${aim} ${kept}`
    return [names[step], figure(roster, 0), figure(floor, 0), figure(ratios, 2), told].flat()
  })
  return [`Latency ${latency} ms, CPU ×${cpu}, ${pairs.length} runs`, '', markdown(head, rows), ''].join('\n')
}

function figure(values: number[], digits: number): [string, string] {
  const told = (value: number) => value.toFixed(digits)
  return [told(median(values)), `${told(Math.min(...values))}–${told(Math.max(...values))}`]
}
