import { describe, expect, test } from 'vitest'
import type { Row } from '../../text/readCsv.ts'
import { detectColumns, hasHeader, splitEntries } from './detectColumns.ts'

const rowsOf = (text: string): Row[] =>
  text.split('\n').map((row, at) => ({ line: at + 1, cells: row.split(',') }))
const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
const roles = new Set(['owner', 'member'])

describe('columns with a header', () => {
  test.each([
    [
      'ID,Email,First name,Last name,Title,Role,Status,Created,Last activity',
      ['id', 'email', 'firstName', 'lastName', 'title', 'role', 'status', null, null],
    ],
    ['E-mail,Imię,Nazwisko,Stanowisko,Rola', ['email', 'firstName', 'lastName', 'title', 'role']],
    ['Vorname,Name,E-Mail-Adresse,Rolle', ['firstName', 'lastName', 'email', 'role']],
    ['Name,Job title', ['name', 'title']],
    ['full_name,STATUS,shoe size', ['name', 'status', null]],
    ['Email,email', ['email', null]],
  ])('%s', (head, kinds) => {
    const rows = rowsOf(`${head}\nx,y`)
    expect(hasHeader(rows)).toBe(true)
    expect(detectColumns(rows, true, roles)).toEqual(kinds)
  })

  test('are detected by contents if the header is unknown', () => {
    const rows = rowsOf('Sähköposti,Rooli\nanna@x.com,owner')
    expect(hasHeader(rows)).toBe(false)
    expect(detectColumns(rows, true, roles)).toEqual(['email', 'role'])
  })
})

describe('columns without a header', () => {
  test.each([
    ['anna@x.com\nben@x.com', ['email']],
    [`${id}\n${id}`, ['id']],
    ['Anna Kowalska\nBen Nowak', ['name']],
    ['Kowalska, Anna\nNowak, Ben', ['name', 'name']],
    [`anna@x.com\n${id}\nBen Nowak`, ['person']],
    ['anna@x.com\nNowak, Ben', ['person', 'name']],
    ['Anna <anna@x.com>\nBen <ben@x.com>', ['email']],
    [`${id},anna@x.com,Anna,owner,Active,2020`, ['id', 'email', null, 'role', 'status', null]],
    ['Anna,Kowalska,Analyst', ['name', 'name', null]],
    [',,', [null, null, null]],
  ])('%s', (text, kinds) => {
    const rows = rowsOf(text)
    expect(hasHeader(rows)).toBe(false)
    expect(detectColumns(rows, false, roles)).toEqual(kinds)
  })
})

describe('splitting entries', () => {
  const cellsOf = (text: string) => splitEntries(rowsOf(text)).map(({ cells }) => cells)

  test('splits a single line, and lines of different lengths', () => {
    expect(cellsOf('a@x.com, b@x.com')).toEqual([['a@x.com'], [' b@x.com']])
    expect(cellsOf('a@x.com,b@x.com,\nc@x.com')).toEqual([['a@x.com'], ['b@x.com'], ['c@x.com']])
  })

  test('keeps lines that are one user each', () => {
    for (const text of [`${id},a@x.com`, 'a@x.com,b@x.com\nc@x.com,d@x.com', 'Kowalska, Anna', '']) {
      expect(cellsOf(text)).toEqual(rowsOf(text).map(({ cells }) => cells))
    }
  })
})
