import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cpuSeconds } from '../../test/cpuSeconds.ts'
import { byteOrderMark, csvRecord, escapeFormula } from './csv.ts'
import { type Delimiter, delimiters } from './detectDelimiter.ts'
import { runNow } from '../../test/runNow.ts'
import { readCsv, type Table } from './readCsv.ts'

const seed = 20261124

const read = (text: string, delimiter: Delimiter | null = null): Table => runNow(readCsv(text, delimiter))

const cellsOf = (text: string, delimiter: Delimiter | null = null) =>
  read(text, delimiter).rows.map(({ cells }) => cells)

describe('a table', () => {
  test('is split by delimiters and by line breaks of any kind', () => {
    expect(cellsOf('a,b\nc,d\r\ne,f\rg,h')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ])
    expect(cellsOf('a,\n,b\n')).toEqual([
      ['a', ''],
      ['', 'b'],
    ])
  })

  test('may have quoted cells with quotes, line breaks and delimiters in them', () => {
    expect(cellsOf('"a,""b""",c\n"d\r\ne",f\n')).toEqual([
      ['a,"b"', 'c'],
      ['d\r\ne', 'f'],
    ])
    expect(cellsOf('5" screen,x')).toEqual([['5" screen', 'x']])
  })

  test('has the line number of each row, and no blank rows', () => {
    const { rows } = read('a,b\n\n"c\nd",e\n  ,\nf,g')
    expect(rows.map(({ line }) => line)).toEqual([1, 3, 6])
  })

  test('has no escapes of formulas', () => {
    expect(cellsOf("'=1+1,'-Anna,'tis,''@x")).toEqual([['=1+1', '-Anna', "'tis", "'@x"]])
  })

  test.each(['sep=;', '"sep=;"', 'SEP=;', '"sep=;";;'])('may declare its delimiter: %s', (line) => {
    expect(read(`${line}\na;b,c\nd;e,f`)).toMatchObject({
      delimiter: ';',
      rows: [{ line: 2, cells: ['a', 'b,c'] }, { line: 3 }],
    })
  })

  test('may declare its delimiter as Excel does', () => {
    expect(read('sep=;\r\na;b,c\r\n')).toMatchObject({
      delimiter: ';',
      rows: [{ line: 2, cells: ['a', 'b,c'] }],
    })
  })
})

describe('the delimiter is detected', () => {
  test.each([
    [';', 'id;name\n1;Kowalski, Jan\n2;Nowak, Anna\n'],
    [',', 'id,name\n1,a;b\n2,c\n'],
    ['\t', 'id\tname\n1\tNowak, Anna\n'],
    ['|', 'id|name\n1|x\n'],
    [',', 'anna@x.com\nben@x.com\n'],
    [',', ''],
    [';', '"a, b";c\n"d, e";f\n'],
    [';', 'Anna K <anna@x.com>; Ben <ben@x.com>'],
  ] as const)('%j in %j', (delimiter, text) => {
    expect(read(text).delimiter).toBe(delimiter)
  })
})

describe('delimiters that split a table equally well', () => {
  test.each([
    ['Name;Site,Desk\nAnna Nowak;Berlin,4\nJan Bell;Oslo,9\n', [',', ';']],
    ['a@x.com;b,5\nc@x.com;d,6\n', []],
    ['Nowak, Anna;Sales\nBell, Tom;Sales\n', []],
    ['id;name\n1;x,y\n2;z\n', []],
    ['Anna\nBen\n', []],
    ['sep=;\nName;Site,Desk\nAnna;Berlin,4\n', []],
  ] as const)('%j', (text, expected) => {
    const { delimiter, otherDelimiters } = read(text)
    expect(otherDelimiters.length === 0 ? [] : [delimiter, ...otherDelimiters]).toEqual(expected)
  })

  test('are none where one was requested', () => {
    expect(read('Name;Site,Desk\nAnna;Berlin,4\n', ';').otherDelimiters).toEqual([])
  })
})

describe('oddities are read, with a warning', () => {
  test('a quote that is never closed', () => {
    expect(read('a,b\n"c,d\ne,f\n')).toEqual({
      delimiter: ',',
      rows: [
        { line: 1, cells: ['a', 'b'] },
        { line: 2, cells: ['"c', 'd'] },
        { line: 3, cells: ['e', 'f'] },
      ],
      otherDelimiters: [],
      odd: [{ line: 2, says: 'This quote is never closed. Roster treats it as part of the text.' }],
    })
  })

  test('text after a closing quote', () => {
    expect(read('"a" b,c')).toMatchObject({ rows: [{ cells: ['ab', 'c'] }], odd: [{ line: 1 }] })
  })

  test('a cell that spans many lines', () => {
    expect(read(`"${'a\n'.repeat(30)}",b\nc,d`)).toMatchObject({
      odd: [{ line: 1 }],
      rows: [{}, { line: 32 }],
    })
  })

  test('more cells than the maximum', () => {
    const { rows, odd } = read(`${'a,'.repeat(100_000)}\nb,c`)
    expect(rows.map(({ cells }) => cells.length)).toEqual([200, 2])
    expect(odd).toEqual([{ line: 1, says: 'Only the first 200 cells of a line are read.' }])
  })
})

const special = fc.constantFrom(...'=+-@\t\r\n\'",;| ałx'.split(''), '\0', '\ud800', '\r\n')
const cells = fc.oneof(
  fc.string({ unit: special, maxLength: 8 }),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

test('any export is read back unchanged', () => {
  const tables = fc.array(fc.array(cells, { minLength: 2, maxLength: 5 }), { maxLength: 8 })
  fc.assert(
    fc.property(tables, (table) => {
      const text = table.map((row) => csvRecord(row.map(escapeFormula))).join('')
      const rows = table.filter((row) => row.some((cell) => cell.trim() !== ''))
      expect(read(text, ',')).toMatchObject({ rows: rows.map((row) => ({ cells: row })), odd: [] })
    }),
    { seed, numRuns: 1000 },
  )
})

test('any delimiter is detected in a proper table', () => {
  const cell = fc.stringMatching(/^[a-z ]{1,6}x$/)
  const table = fc
    .integer({ min: 2, max: 6 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 9 }),
    )
  fc.assert(
    fc.property(table, fc.constantFrom(...delimiters), (rows, delimiter) => {
      expect(cellsOf(rows.map((row) => row.join(delimiter)).join('\n'))).toEqual(rows)
    }),
    { seed },
  )
})

test('a delimiter inside names is not taken for the one between cells', () => {
  const last = fc.constantFrom('Nowak', 'Bell', 'de la Cruz')
  const rows = fc.array(fc.tuple(last, fc.nat(999)), { minLength: 1, maxLength: 80 })
  fc.assert(
    fc.property(rows, fc.constantFrom(';', '\t', '|'), fc.boolean(), (list, delimiter, hasHeader) => {
      const lines = list.map(([name, n]) => `${name}, Anna${delimiter}p${n}@x.com`)
      const text = [...(hasHeader ? [`Name${delimiter}Email`] : []), ...lines].join('\n')
      expect(read(text).delimiter).toBe(delimiter)
      expect(read(text.replaceAll(/p(\d+)@x.com/g, 'Sales $1')).delimiter).toBe(delimiter)
    }),
    { seed, numRuns: 300 },
  )
})

test('the delimiter is chosen by all lines', () => {
  const names = 'Nowak, Anna;Sales\n'.repeat(60)
  expect(read(`${names}Bell;Sales\n`).delimiter).toBe(';')
})

test('any text is read', () => {
  const texts = fc.string({ unit: special, maxLength: 60 })
  fc.assert(
    fc.property(texts, fc.constantFrom(null, ...delimiters), (text, delimiter) => {
      const { rows } = read(byteOrderMark + text, delimiter)
      const lines = rows.map(({ line }) => line)
      expect(lines).toEqual([...new Set(lines)].toSorted((a, b) => a - b))
    }),
    { seed, numRuns: 1000 },
  )
})

test.each([
  ['unclosed quotes', '"x\n'.repeat(100_001)],
  ['a quote on each line, doubled', `"\n${'""\n'.repeat(100_000)}`],
  ['one cell of several megabytes', 'x'.repeat(5_000_000)],
  ['only delimiters', ','.repeat(1_000_000)],
])('reading stays fast: %s', (_, text) => {
  expect(cpuSeconds(() => read(text))).toBeLessThan(4)
})
