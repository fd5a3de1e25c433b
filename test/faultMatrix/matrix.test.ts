import { afterAll, expect, test, vi } from 'vitest'
import { isLongRun } from '../caseBudget.ts'
import { fewerWriteCases, readCases, type WriteCase, writeCases } from './cases.ts'
import { fewerInvitationCases, invitationCases, runInvitationCase } from './invitationCase.ts'
import { runReadCase } from './readCase.ts'
import { runWriteCase } from './writeCase.ts'

// Tests every call with every fault, at every moment and in every variant. docs/faults.md explains how to read a failure.

const totals = { cases: 0, met: 0, sent: 0, wrong: 0 }
const outcomeCounts: Record<string, number> = {}

vi.spyOn(Math, 'random').mockReturnValue(0.5)
afterAll(() => {
  vi.restoreAllMocks()
  const { wrong, ...counts } = totals
  const summary = Object.entries({ ...counts, ...outcomeCounts }).map(([what, count]) => `${count} ${what}`)
  process.stdout.write(`Fault matrix: ${summary.join(', ')}; wrong: ${wrong}\n`)
})

/**
 * Runs a case and counts it. Turns stack traces off, which take half of the time: each call that ends aborts its timer
 * with an error.
 */
async function countCase<Result extends { wrong: string[]; injected: number }>(
  runCase: () => Promise<Result>,
) {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0
  const result = await runCase().finally(() => {
    Error.stackTraceLimit = stackTraceLimit
  })
  totals.cases++
  totals.met += result.injected
  totals.wrong += result.wrong.length
  expect(result.wrong).toEqual([])
  return result
}

test.each(isLongRun ? writeCases : fewerWriteCases)(
  '$variant, $operation: $fault $moment',
  async (writeCase) => {
    const { reported, sent } = await countCase(() => runWriteCase(writeCase))
    totals.sent += sent
    outcomeCounts[reported] = (outcomeCounts[reported] ?? 0) + 1
  },
)

test.each(isLongRun ? invitationCases : fewerInvitationCases)(
  '$variant, $operation: $fault $moment',
  async (invitationCase) => {
    const { reported, sent } = await countCase(() => runInvitationCase(invitationCase))
    totals.sent += sent
    outcomeCounts[reported] = (outcomeCounts[reported] ?? 0) + 1
  },
)

test.each(readCases)('read, $reader: $fault $often', async (readCase) => {
  await countCase(() => runReadCase(readCase))
})

test('the matrix is complete', () => {
  // 23 pairs of variant and operation, with 20 faults during the write and 16 at each of 4 other moments.
  // 6 readers with 20 faults, each once and always.
  // 10 pairs of variant and operation on invitations, with 20 faults during the write and 16 at each of 3 other moments.
  const all = [writeCases, readCases, invitationCases]
  expect(all.map(({ length }) => length)).toEqual([1932, 240, 680])
  const combinations = (list: WriteCase[], keys: (keyof WriteCase)[]) =>
    new Set(list.map((writeCase) => keys.map((key) => writeCase[key]).join())).size
  const pairs: (keyof WriteCase)[][] = [
    ['operation', 'moment', 'fault'],
    ['variant', 'operation'],
    ['variant', 'moment'],
    ['variant', 'fault'],
  ]
  for (const keys of pairs)
    expect(combinations(fewerWriteCases, keys), keys.join()).toBe(combinations(writeCases, keys))
})
