import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvRecord, unescapeFormula, escapeFormula } from './csv.ts'

/** Reads CSV character by character (RFC 4180). */
function readCsv(text: string): string[][] {
  const records: string[][] = []
  let record: string[] = []
  let cell = ''
  let inside = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (inside) {
      if (letter !== '"') cell += letter
      else if (text[at + 1] === '"') cell += text[++at]
      else inside = false
    } else if (letter === '"' && cell === '') inside = true
    else if (letter === ',') {
      record.push(cell)
      cell = ''
    } else if (letter === '\r' && text[at + 1] === '\n') {
      records.push([...record, cell])
      record = []
      cell = ''
      at++
    } else cell += letter
  }
  expect({ inside, record, cell }).toEqual({ inside: false, record: [], cell: '' })
  return records
}

const special = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  '\r\n',
  "'",
  '"',
  ',',
  ';',
  ' ',
  'a',
  'ł',
)
const cells = fc.oneof(
  fc.string({ unit: special, maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
)
const seed = 20261124

describe('a record', () => {
  test('ends with CRLF and quotes only where needed', () => {
    expect(csvRecord(['a', 'b c', '', "it's"])).toBe("a,b c,,it's\r\n")
    expect(csvRecord(['a,b', 'say "x"', 'two\nlines', 'x\r'])).toBe(
      '"a,b","say ""x""","two\nlines","x\r"\r\n',
    )
  })

  test('is read back unchanged', () => {
    const tables = fc.array(fc.array(cells, { minLength: 2, maxLength: 5 }))
    fc.assert(
      fc.property(tables, (table) => {
        expect(readCsv(table.map(csvRecord).join(''))).toEqual(table)
      }),
      { seed },
    )
  })
})

describe('escaping formulas', () => {
  test.each(['=1+1', '+1', '-2', '@x', '\t=2', '\r=2', '='])('escapes %j', (cell) => {
    expect(escapeFormula(cell)).toBe(`'${cell}`)
  })

  test.each(['', 'a=1', ' =1', "'", "'tis", "O'Hara", '\n=1', '1-2'])('keeps %j', (cell) => {
    expect(escapeFormula(cell)).toBe(cell)
    expect(unescapeFormula(cell)).toBe(cell)
  })

  test('distinguishes an escaped cell from one that looks escaped', () => {
    expect(escapeFormula("'=1")).toBe("''=1")
    expect(unescapeFormula("''=1")).toBe("'=1")
    expect(unescapeFormula("'=1")).toBe('=1')
  })

  test('leaves no formula, and can be undone exactly', () => {
    fc.assert(
      fc.property(cells, (cell) => {
        expect(escapeFormula(cell)).not.toMatch(/^[=+\-@\t\r]/)
        expect(unescapeFormula(escapeFormula(cell))).toBe(cell)
      }),
      { seed, numRuns: 1000 },
    )
  })
})
