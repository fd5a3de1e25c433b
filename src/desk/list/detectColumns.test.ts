import { describe, expect, test } from 'vitest'
import type { Row } from '../../text/csvRows.ts'
import { detectColumns } from './detectColumns.ts'
import { countTitleLines, hasHeader } from './headers.ts'
import { detectLayout } from './layout.ts'

const rowsOf = (text: string): Row[] =>
  text.split('\n').map((row, at) => ({ line: at + 1, cells: row.split(',') }))
const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
const roles = new Set(['owner', 'member'])
/** Runs all steps of a generator. */
function finish<T>(steps: Generator<void, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}
const withHeader = (text: string) => {
  const [head, ...rows] = rowsOf(text)
  return finish(detectColumns(rows, head?.cells ?? [], roles))
}

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
  ])('%s', (head, kinds) => {
    const rows = rowsOf(`${head}\nx,y`)
    expect(hasHeader(rows)).toBe(true)
    expect(withHeader(`${head}\nx,y`)).toEqual({ kinds, candidates: [] })
  })

  test('are detected by contents if the header is unknown', () => {
    const rows = rowsOf('Sähköposti,Rooli\nanna@x.com,owner')
    expect(hasHeader(rows)).toBe(false)
    expect(withHeader('Sähköposti,Rooli\nanna@x.com,owner').kinds).toEqual(['email', 'role'])
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
    expect(finish(detectColumns(rows, null, roles))).toEqual({ kinds, candidates: [] })
  })
})

describe('the user chooses', () => {
  test.each([
    ['Manager Email,Employee Email,Status\nb@x.com,a@x.com,active', 'email', [0, 1], [null, null, 'status']],
    ['Email,Manager Email\na@x.com,b@x.com', 'email', [0, 1], [null, null]],
    ['Email,email\na@x.com,b@x.com', 'email', [0, 1], [null, null]],
    ['Login,Kontakt\nanna,a@x.com', 'email', [0, 1], [null, null]],
    ['Address,Kontakt\nMain Street 1,a@x.com', 'email', [0, 1], [null, null]],
    ['Name,Kontakt,Status\nAnna,a@x.com,active', 'email', [1], ['name', null, 'status']],
    ['Approver,Status\na@x.com,active', 'email', [0], [null, 'status']],
    [
      `Manager,Employee no,Status\n${id},${id.replace('0', '1')},active`,
      'id',
      [0, 1],
      [null, null, 'status'],
    ],
    ['Email,Role,Role\na@x.com,owner,member', 'role', [1, 2], ['email', null, null]],
    ['Email,State,Status\na@x.com,Texas,active', 'status', [1, 2], ['email', null, null]],
    ['Name,Name\nAnna,Ben', 'name', [0, 1], [null, null]],
  ])('in %j', (text, kind, columns, kinds) => {
    expect(withHeader(text)).toEqual({ kinds, candidates: [{ kind, columns }] })
  })

  test('also without a header, and if the second address comes late', () => {
    const rows = rowsOf(`${'Anna,a@x.com,\n'.repeat(500)}Ben,b@x.com,c@x.com`)
    expect(finish(detectColumns(rows, null, roles))).toEqual({
      kinds: [null, null, null],
      candidates: [{ kind: 'email', columns: [1, 2] }],
    })
  })

  test.each([
    ['Login,Email\nanna,a@x.com', [null, 'email']],
    ['Email,Address\na@x.com,Main Street 1', ['email', null]],
    ['Name,Manager Email,Status\nAnna,b@x.com,active', ['name', null, 'status']],
    ['Employee,Status\na@x.com,active', ['person', 'status']],
    [`ID,Department,Email\n${id},${id},a@x.com`, ['id', null, 'email']],
    ['Email,Role,Role\na@x.com,owner,', ['email', 'role', null]],
  ])('nothing in %j', (text, kinds) => {
    expect(withHeader(text)).toEqual({ kinds, candidates: [] })
  })
})

describe('the layout', () => {
  test.each([
    ['a@x.com, b@x.com', 'entries'],
    ['a@x.com,b@x.com\nc@x.com,d@x.com', 'entries'],
    ['a@x.com,b@x.com,\nc@x.com', 'entries'],
    ['a@x.com\nSales Team', 'entries'],
    ['Novak,Jan <jan@x.com>\nNovak,Eva <eva@x.com>', 'entries'],
    ['Anna Nowak,Ben Bell\nEva Short,Tom Tall', 'entries'],
    ['', 'entries'],
    [`${id},a@x.com\n${id},b@x.com`, 'table'],
    ['Anna,a@x.com\nBen,b@x.com', 'table'],
    ['a@x.com,b@x.com,owner\nc@x.com,d@x.com,owner', 'table'],
    ['Nowak,Anna\nBell,Ben', 'table'],
    ['Anna,Nowak,Analyst\nBen,Bell,Analyst', 'table'],
  ])('of %j is %s', (text, layout) => {
    expect(detectLayout({ rows: rowsOf(text), delimiter: ',' })).toBe(layout)
  })
})

test.each([
  ['Staff 2026\nName,Email\nAnna,a@x.com', 1],
  ['Staff\nAll offices,,\nName,Email', 2],
  ['Staff\n\nExport of today\nName,Email\nAnna,a@x.com', 3],
  ['Name,Email\nAnna,a@x.com', 0],
  ['a@x.com\nName,Email', 0],
  ['Anna\nBen,Bell', 0],
])('%j has %i lines above its header', (text, count) => {
  expect(countTitleLines(rowsOf(text))).toBe(count)
})
