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

/** What was measured under one condition. */
export interface Measured {
  condition: Condition
  pairs: Pair[]
}

/** Highest ratios that meet the goals, at 100 ms latency, by the slowdown of the CPU. */
const goals: Record<number, Partial<Visit>> = {
  1: { cold: 1.8, submit: 1.2, reload: 1.15, reloadAgain: 1.15, next: 0.35, open: 0.45, act: 1.15 },
  4: { cold: 2, submit: 2, reload: 1.6, reloadAgain: 1.6, next: 0.8, open: 1.5, act: 1.4 },
}

/** Steps in the table of goals. The second reload is measured to see whether the first one was typical. */
const stepsWithGoals = steps.filter((step) => step !== 'reloadAgain')

/** Formats the measurements under one condition as a Markdown table. */
export function table({ condition, pairs }: Measured): string {
  const { latency, cpu } = condition
  const head = ['step', 'Roster ms', 'min–max', 'floor ms', 'min–max', 'ratio', 'min–max', 'goal']
  const rows = steps.map((step) => {
    const roster = pairs.map((pair) => pair.roster[step])
    const floor = pairs.map((pair) => pair.floor[step])
    const told = [figure(roster, 0), figure(floor, 0), figure(ratios(pairs, step), 2)]
    return [names[step], ...told, verdict({ condition, pairs }, step)].flat()
  })
  return [`Latency ${latency} ms, CPU ×${cpu}, ${pairs.length} runs`, '', markdown(head, rows), ''].join('\n')
}

/** Formats the ratios of all steps that have a goal, with a verdict on each. */
export function goalsTable(measured: Measured[]): string {
  const judged = measured.filter(({ condition }) => goalOf(condition, 'cold') !== undefined)
  const head = [
    'step, as a ratio to the floor',
    ...judged.flatMap(({ condition: { latency, cpu } }) => [`${latency} ms, CPU ×${cpu}`, 'goal']),
  ]
  const rows = stepsWithGoals.map((step) => {
    const told = judged.map((it) => [median(ratios(it.pairs, step)).toFixed(2), verdict(it, step)])
    return [names[step], told].flat(2)
  })
  const missed = rows.flat().filter((cell) => cell.endsWith('MISSED')).length
  const end =
    missed === 0 ? 'All goals are met.' : missed === 1 ? '1 goal is missed.' : `${missed} goals are missed.`
  return ['Goals', '', markdown(head, rows), '', end, ''].join('\n')
}

function goalOf({ latency, cpu }: Condition, step: keyof Visit): number | undefined {
  return latency === 100 ? goals[cpu]?.[step] : undefined
}

function verdict({ condition, pairs }: Measured, step: keyof Visit): string {
  const goal = goalOf(condition, step)
  if (goal === undefined) return ''
  return `≤ ${goal} ${median(ratios(pairs, step)) <= goal ? 'met' : 'MISSED'}`
}

function ratios(pairs: Pair[], step: keyof Visit): number[] {
  return pairs.map((pair) => pair.roster[step] / pair.floor[step])
}

function figure(values: number[], digits: number): [string, string] {
  const told = (value: number) => value.toFixed(digits)
  return [told(median(values)), `${told(Math.min(...values))}–${told(Math.max(...values))}`]
}
