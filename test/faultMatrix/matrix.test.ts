import { afterAll, expect, test, vi } from 'vitest'
import { playReading } from './reading.ts'
import { isLongRun } from '../caseBudget.ts'
import { fewerWritings, readings, type Writing, writings } from './table.ts'
import { playWriting } from './writing.ts'

// Every call meets every fault, at every moment and in every way. docs/faults.md tells how to read a failure.

const sums = { cases: 0, met: 0, sent: 0, wrong: 0 }
const outcomes: Record<string, number> = {}

vi.spyOn(Math, 'random').mockReturnValue(0.5)
afterAll(() => {
  vi.restoreAllMocks()
  const { wrong, ...counts } = sums
  const told = Object.entries({ ...counts, ...outcomes }).map(([what, count]) => `${count} ${what}`)
  process.stdout.write(`Fault matrix: ${told.join(', ')}; wrong: ${wrong}\n`)
})

/** Plays a case and counts it. Without stacks, which take half of the time: each call that ends drops a timer by an error. */
async function play<Came extends { wrong: string[]; struck: number }>(begin: () => Promise<Came>) {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  const came = await begin().finally(() => {
    Error.stackTraceLimit = stackTraceLimit
  })
  sums.cases++
  sums.met += came.struck
  sums.wrong += came.wrong.length
  expect(came.wrong).toEqual([])
  return came
}

test.each(isLongRun ? writings : fewerWritings)('$way, $operation: $fault $moment', async (writing) => {
  const { told, sent } = await play(() => playWriting(writing))
  sums.sent += sent
  outcomes[told] = (outcomes[told] ?? 0) + 1
})

test.each(readings)('reading, $reader: $fault $often', async (reading) => {
  await play(() => playReading(reading))
})

test('no call, no fault, no moment and no way is left out', () => {
  // 23 calls in 5 ways, with 20 faults during it and 16 at each of 4 other moments; 5 readings with 20 faults, in 2 ways.
  expect([writings, readings].map(({ length }) => length)).toEqual([1932, 200])
  const rowsOf = (list: Writing[], ...by: (keyof Writing)[]) =>
    new Set(list.map((writing) => by.map((key) => writing[key]).join())).size
  const pairs: (keyof Writing)[][] = [
    ['operation', 'moment', 'fault'],
    ['way', 'operation'],
    ['way', 'moment'],
    ['way', 'fault'],
  ]
  for (const by of pairs) expect(rowsOf(fewerWritings, ...by), by.join()).toBe(rowsOf(writings, ...by))
})
