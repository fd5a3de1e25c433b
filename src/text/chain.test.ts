import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chainStart, closingLine, linkRecord } from './chain.ts'
import { type Verdict, verifyChain } from './verifyChain.ts'

const giveWay = () => Promise.resolve()

/** Returns the lines of a file with these records, including the closing line. */
function linesOf(records: object[]): string[] {
  let last = chainStart
  const lines = records.map((record, place) => {
    const linked = linkRecord({ n: place + 1, ...record }, last)
    last = linked.hash
    return JSON.stringify(linked)
  })
  return [...lines, closingLine(records.length, last)]
}
const fileOf = (lines: string[]) => `${lines.join('\n')}\n`
const verdictOn = (lines: string[]) => verifyChain(fileOf(lines), giveWay)

const record = fc.record({ who: fc.string({ unit: 'binary', maxLength: 20 }), what: fc.json() })
const someLines = fc.array(record, { minLength: 1, maxLength: 8 }).map(linesOf)
const settings = { seed: 1, numRuns: 300 }
/** A place in a list, whatever its length. */
const place = fc.nat({ max: 1_000_000 })

describe('an unchanged file is intact', () => {
  test('with any records', () =>
    fc.assert(
      fc.asyncProperty(someLines, async (lines) => {
        const { hash } = JSON.parse(lines.at(-2) ?? '{}') as { hash: string }
        expect(await verdictOn(lines)).toEqual({ found: 'intact', records: lines.length - 1, seal: hash })
      }),
      settings,
    ))

  test('even when empty or without the last line break', async () => {
    const empty = linesOf([])
    expect(await verifyChain(empty.join('\n'), giveWay)).toEqual({
      found: 'intact',
      records: 0,
      seal: chainStart,
    })
  })
})

describe('tampering is found at the first line concerned', () => {
  /** Tampers with files, and expects the verdict. */
  const finds = (tamper: (lines: string[], a: number, b: number) => { to: string[]; verdict: Verdict }) =>
    fc.assert(
      fc.asyncProperty(someLines, place, place, async (lines, a, b) => {
        const { to, verdict } = tamper(lines, a, b)
        if (fileOf(to) !== fileOf(lines)) expect(await verdictOn(to)).toEqual(verdict)
      }),
      settings,
    )

  test('one character changed', () =>
    finds((lines, a, b) => {
      const at = a % lines.length
      const line = lines[at] ?? ''
      const unit = b % line.length
      const other = line[unit] === 'x' ? 'y' : 'x'
      const to = lines.with(at, line.slice(0, unit) + other + line.slice(unit + 1))
      return { to, verdict: { found: 'changed', at: at + 1, isLast: at + 1 === to.length } }
    }))

  test('one character removed', () =>
    finds((lines, a, b) => {
      const at = a % lines.length
      const line = lines[at] ?? ''
      const unit = b % line.length
      const to = lines.with(at, line.slice(0, unit) + line.slice(unit + 1))
      return { to, verdict: { found: 'changed', at: at + 1, isLast: at + 1 === to.length } }
    }))

  test('a record changed, with its hash computed again', () =>
    finds((lines, a) => {
      const at = a % (lines.length - 1)
      const { hash: _, previous, ...was } = JSON.parse(lines[at] ?? '') as { hash: string; previous: string }
      const to = lines.with(at, JSON.stringify(linkRecord({ ...was, forged: true }, previous)))
      return { to, verdict: { found: 'moved', at: at + 2 } }
    }))

  test('a line removed', () =>
    finds((lines, a) => {
      const at = a % (lines.length - 1)
      return { to: lines.toSpliced(at, 1), verdict: { found: 'moved', at: at + 1 } }
    }))

  test('the end cut off after a line', () =>
    finds((lines, a) => {
      const left = 1 + (a % (lines.length - 1))
      return { to: lines.slice(0, left), verdict: { found: 'cut', after: left } }
    }))

  test('the end cut off in the middle of a line', () =>
    finds((lines, a, b) => {
      const at = a % lines.length
      const line = lines[at] ?? ''
      const to = [...lines.slice(0, at), line.slice(0, 1 + (b % (line.length - 1)))]
      return { to, verdict: { found: 'changed', at: at + 1, isLast: at + 1 === to.length } }
    }))

  test('two lines swapped', () =>
    finds((lines, a, b) => {
      const [first = 0, second = 0] = [a % lines.length, b % lines.length].toSorted((x, y) => x - y)
      const to = lines.with(first, lines[second] ?? '').with(second, lines[first] ?? '')
      return { to, verdict: { found: 'moved', at: first + 1 } }
    }))

  test('a line duplicated', () =>
    finds((lines, a, b) => {
      const from = a % lines.length
      const at = b % (lines.length + 1)
      const to = lines.toSpliced(at, 0, lines[from] ?? '')
      // Directly before or after itself, the second copy is the duplicate.
      const found = at === from ? at + 2 : at + 1
      return { to, verdict: { found: 'moved', at: found } }
    }))

  test('a foreign line inserted', () =>
    finds((lines, a) => {
      const at = a % lines.length
      const to = lines.toSpliced(at, 0, '{"n":7}')
      return { to, verdict: { found: 'changed', at: at + 1, isLast: false } }
    }))

  test('another file appended', () =>
    finds((lines) => ({
      to: [...lines, ...linesOf([{ who: 'else' }])],
      verdict: { found: 'moved', at: lines.length + 1 },
    })))
})

test('a file that is not a journal', async () => {
  expect(await verifyChain('', giveWay)).toEqual({ found: 'changed', at: 1, isLast: true })
  expect(await verifyChain('ID,Email\n', giveWay)).toEqual({ found: 'changed', at: 1, isLast: true })
})

test('verifying a long file gives way to other tasks', async () => {
  let gave = 0
  const lines = linesOf(Array.from({ length: 1000 }, (_, n) => ({ n })))
  const verdict = await verifyChain(fileOf(lines), () => Promise.resolve(void gave++))
  expect(verdict).toMatchObject({ found: 'intact', records: 1000 })
  expect(gave).toBe(5)
})
