import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvHeader, csvRecord, unescapeFormula, escapeFormula } from './csv.ts'

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
  '＝',
  '－',
  '|',
  '\u2028',
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

/** Reads CSV as spreadsheets do: quotes count where a cell begins with one, and text may follow the closing quote. */
function readLoosely(text: string, separator: string): string[] {
  const found: string[] = []
  let cell = ''
  let isNew = true
  let inside = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] ?? ''
    if (inside && letter === '"' && text[at + 1] === '"') cell += text[++at] ?? ''
    else if (inside && letter === '"') inside = false
    else if (inside) cell += letter
    else if (letter === '"' && isNew) [inside, isNew] = [true, false]
    else if (letter === separator || letter === '\n' || letter === '\r') {
      found.push(cell)
      cell = ''
      isNew = true
    } else {
      cell += letter
      isNew = false
    }
  }
  return [...found, cell]
}

/** Splits at every separator and line end, and removes all quotes around the parts. */
function splitPlainly(text: string, separator: string): string[] {
  const lines = text.split(/[\n\r\v\f\x85\u2028\u2029]/)
  return lines.flatMap((line) => line.split(separator).map((part) => part.replace(/^["\s]+/, '')))
}

describe('a record', () => {
  test('leaves ids, numbers and times as they are', () => {
    const plain = ['12', '2026-11-24T13:05:00.000Z', '0f8fad5b-d9cb-469f-a165-70867728950e']
    expect(csvRecord(plain)).toBe(`${plain.join(',')}\r\n`)
  })

  test('of column names quotes only where needed', () => {
    expect(csvHeader(['ID', 'First name', 'a,b'])).toBe('ID,First name,"a,b"\r\n')
  })

  test('ends with CRLF and quotes every text', () => {
    expect(csvRecord(['a', 'b c', '', "it's"])).toBe('"a","b c",,"it\'s"\r\n')
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
  test.each([
    '=1+1',
    '+1',
    '-2',
    '@x',
    '\tx',
    '\rx',
    '=',
    ' =1',
    '"=1',
    '\u200b=1',
    '＝1',
    '－1',
    '＠x',
    '−1',
  ])('escapes %j', (cell) => {
    expect(escapeFormula(cell)).toBe(`'${cell}`)
  })

  test.each([
    ['Jan;=1+1;x', "Jan;'=1+1;x"],
    ['Jan,=1+1', "Jan,'=1+1"],
    ['Jan\t@x', "Jan\t'@x"],
    ['Jan|-1', "Jan|'-1"],
    ['Jan\n=1', "Jan\n'=1"],
    ['Jan\u2028＝1', "Jan\u2028'＝1"],
    ['Jan; "=1;x', `Jan;' "=1;x`],
    ["Jan;'=1", "Jan;''=1"],
    ['=1;=2;=3', "'=1;'=2;'=3"],
    ['\t=2', "'\t'=2"],
  ])('escapes each part of %j that may become a cell', (cell, expected) => {
    expect(escapeFormula(cell)).toBe(expected)
    expect(unescapeFormula(expected)).toBe(cell)
  })

  test.each([
    '',
    'a=1',
    "'",
    "'tis",
    "O'Hara",
    '1-2',
    'Smith-Jones',
    'a+b@example.com',
    'Director - Sales',
    'R&D; Sales',
    'C, C++',
    "Jan; '=1",
  ])('keeps %j', (cell) => {
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
      { seed, numRuns: 3000 },
    )
  })

  const separators = [',', ';', '\t', '|']
  const isFormula = (cell: string) => /^[=+\-@＝＋－＠﹦﹢﹣﹫−]/.test(cell.trimStart())

  test.each(separators)('leaves no formula in a spreadsheet whose separator is %j', (separator) => {
    fc.assert(
      fc.property(fc.array(cells, { minLength: 2, maxLength: 4 }), (row) => {
        const file = csvRecord(['a', ...row.map(escapeFormula)])
        for (const readRow of [readLoosely, splitPlainly])
          expect(readRow(file, separator).filter(isFormula)).toEqual([])
      }),
      { seed, numRuns: 2000 },
    )
  })
})
