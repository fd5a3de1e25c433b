import { median, p95 } from '../figures.ts'
import { markdown } from '../markdown.ts'
import type { Answers } from './reader.ts'
import type { Tasks, Visit } from './visit.ts'

/** Time to read everyone in Node from an API that answers at once, in milliseconds. */
export interface Reading {
  people: number
  atOnce: Pair[]
}

/** All measurements for one number of people. */
export interface Measured extends Reading {
  /** As `atOnce`, from an API that answers after 50 ms. */
  after50: Pair[]
  answers: Answers
  /** Together with the time that the loop in Node took through the same server. */
  visits: (Visit & { loop: number })[]
  tasks: Tasks
}

interface Pair {
  loop: number
  desk: number
}

interface Line {
  name: string
  of: (measured: Measured) => number | undefined
  digits?: number
  /** Whether it is a ratio, for which growth says nothing. */
  isRatio?: true
  /** Highest value that meets the goal, with 100,000 people, or with another number of them. */
  goal?: number
  goalAt?: Record<number, number>
}

const ratio = (pairs: Pair[]) => median(pairs.map(({ loop, desk }) => desk / loop))
const loops = (pairs: Pair[]) => median(pairs.map(({ loop }) => loop))
const desks = (pairs: Pair[]) => median(pairs.map(({ desk }) => desk))

/** Returns the median over the visits that measured it. */
function each(visits: Measured['visits'], of: (visit: Visit & { loop: number }) => number | undefined) {
  const values = visits.map(of).filter((value) => value !== undefined)
  return values.length === 0 ? undefined : median(values)
}

const all = (visits: Measured['visits'], of: 'search' | 'filter' | 'sort') =>
  visits.flatMap((visit) => visit[of])

/** Goal for the desk's time, compared with the loop's. */
const maxRatio = 1.5
/** Goal with 250,000 people for what takes 50 ms at most with 100,000. */
const goalAt = { 250_000: 60 }

const groups: Record<string, Line[]> = {
  'Reading everyone': [
    { name: 'Node, API answers at once: loop, ms', of: ({ atOnce }) => loops(atOnce) },
    { name: 'desk, ms', of: ({ atOnce }) => desks(atOnce) },
    { name: 'ratio', of: ({ atOnce }) => ratio(atOnce), digits: 2, isRatio: true, goal: maxRatio },
    { name: 'Node, API answers after 50 ms: loop, ms', of: ({ after50 }) => loops(after50) },
    { name: 'desk, ms', of: ({ after50 }) => desks(after50) },
    { name: 'ratio', of: ({ after50 }) => ratio(after50), digits: 2, isRatio: true, goal: 1.3 },
    {
      name: 'through `vite preview`: loop in Node, ms',
      of: ({ visits }) => each(visits, ({ loop }) => loop),
    },
    {
      name: 'Roster in Chromium, click to painted, ms',
      of: ({ visits }) => each(visits, ({ read }) => read),
    },
    {
      name: 'ratio',
      of: ({ visits }) => each(visits, ({ read, loop }) => read && read / loop),
      digits: 2,
      isRatio: true,
      goal: 1.3,
    },
    { name: 'longest task of the page, ms', of: ({ tasks }) => tasks.reading, digits: 1, goal: 50 },
    { name: 'memory in Node, bytes a person', of: ({ answers }) => answers.bytesAPerson, goal: 400 },
    {
      name: 'memory in Chromium, bytes a person',
      of: ({ visits }) => each(visits, ({ bytesAPerson }) => bytesAPerson),
      goal: 400,
    },
    {
      name: 'heap of the page, MB',
      of: ({ visits }) => each(visits, ({ heap }) => heap / 1e6),
      digits: 1,
      goal: 6,
    },
  ],
  'Answers of the desk, in Node, ms': [
    { name: 'a letter of a search: median', of: ({ answers }) => median(answers.search), digits: 1 },
    { name: 'p95', of: ({ answers }) => p95(answers.search), digits: 1 },
    { name: 'a filter, with counts: median', of: ({ answers }) => median(answers.filter), digits: 1 },
    { name: 'p95', of: ({ answers }) => p95(answers.filter), digits: 1 },
    { name: 'a sort: median', of: ({ answers }) => median(answers.sort), digits: 1 },
    { name: 'p95', of: ({ answers }) => p95(answers.sort), digits: 1 },
    { name: 'all orders for the first time', of: ({ answers }) => answers.order },
  ],
  'In Chromium, until it is painted, ms': [
    { name: 'a letter of a search: median', of: ({ visits }) => median(all(visits, 'search')), digits: 1 },
    { name: 'p95', of: ({ visits }) => p95(all(visits, 'search')), digits: 1, goal: 50, goalAt },
    { name: 'a filter, with counts: median', of: ({ visits }) => median(all(visits, 'filter')), digits: 1 },
    { name: 'p95', of: ({ visits }) => p95(all(visits, 'filter')), digits: 1, goal: 50, goalAt },
    { name: 'a sort: median', of: ({ visits }) => median(all(visits, 'sort')), digits: 1 },
    { name: 'p95', of: ({ visits }) => p95(all(visits, 'sort')), digits: 1, goal: 50, goalAt },
    { name: 'export of everyone, to the whole file', of: ({ visits }) => each(visits, (it) => it.export) },
    { name: 'longest task of the page meanwhile', of: ({ tasks }) => tasks.exporting, digits: 1 },
  ],
}

/** Formats only the reading as a Markdown table: a row for each number of people. */
export function readingTable(readings: Reading[]): string {
  const rows = readings.map(({ people, atOnce }) => {
    const [value, ms] = [ratio(atOnce), [loops(atOnce), desks(atOnce)].map((it) => it.toFixed(0))]
    return [
      people.toLocaleString('en'),
      ...ms,
      value.toFixed(2),
      `≤ ${maxRatio} ${value <= maxRatio ? 'met' : 'missed'}`,
    ]
  })
  return markdown(['people', 'loop, ms', 'desk, ms', 'ratio', 'goal'], rows)
}

/** Number of people that the goals apply to. */
const aimedAt = 100_000

/** Formats everything as Markdown tables: a column for each number of people, and the growth for ten times as many. */
export function tables(measured: Measured[]): string {
  const head = measured.map(({ people }) => people.toLocaleString('en'))
  return Object.entries(groups)
    .map(([title, lines]) => {
      const rows = lines.map((line) => row(line, measured))
      return `### ${title}\n\n${markdown(['', ...head, '×10', 'goal'], rows)}\n`
    })
    .join('\n')
}

function row(
  { name, of, digits = 0, isRatio, goal, goalAt: other = {} }: Line,
  measured: Measured[],
): string[] {
  const values = measured.map(of)
  const figures = values.map((value) => (value === undefined ? '–' : value.toFixed(digits)))
  const goals: Record<number, number> = goal === undefined ? {} : { [aimedAt]: goal, ...other }
  const verdicts = measured.flatMap(({ people }, at) => {
    const [most, value] = [goals[people], values[at]]
    return most === undefined || value === undefined ? [] : `≤ ${most} ${value <= most ? 'met' : 'missed'}`
  })
  return [name, ...figures, isRatio ? '' : growth(measured, values), verdicts.join(', ')]
}

/** Returns the growth factor for ten times as many people, from the second number to the last. */
function growth(measured: Measured[], values: (number | undefined)[]): string {
  const from = Math.min(1, measured.length - 1)
  const [few, many] = [values[from], values.at(-1)]
  const tens = Math.log10((measured.at(-1)?.people ?? 0) / (measured[from]?.people ?? 0))
  if (few === undefined || many === undefined || !(tens > 0)) return '–'
  return ((many / few) ** (1 / tens)).toFixed(1)
}
