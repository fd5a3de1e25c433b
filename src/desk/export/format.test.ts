import { emptyQuery } from '../directory/emptyQuery.ts'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role, User } from '../../api/schema.ts'
import { idle } from '../directory/progress.ts'
import type { DirectoryProgress, Query, SortColumn } from '../directory/types.ts'
import { unescapeFormula } from '../../text/csv.ts'
import { type ExportRequest, writeFile } from './export.ts'
import { emptyUser } from '../../../test/emptyUser.ts'

const roles: Role[] = [
  { id: 'c2957f30-4e8b-4d19-86fa-19e4d0b57c03', name: 'member', organizationId: null },
  { id: '8b64e2d9-1a5f-4c37-bd20-7f3c61a98e02', name: '=admin, "all"', organizationId: null },
]
const unlisted = '00000000-feed-4bad-8bad-000000000bad'
const done: DirectoryProgress = { ...idle, state: 'done', read: 3, total: 3, readAt: 0, pageSize: 1000 }
const at = Date.parse('2026-11-24T13:05:00Z')
const { signal } = new AbortController()

const anna: User = {
  id: '00000001-0000-4000-8000-000000000000',
  idpId: null,
  email: 'anna@x.com',
  roleId: roles[0]?.id ?? null,
  firstName: 'Anna "Ann", née',
  lastName: '=1+1',
  title: 'Smith\r\nJones',
  status: 'ON_LEAVE',
  createdDateTime: '2023-05-17T06:30:00Z',
  lastActivityDateTime: '2999-12-31T23:59:59+05:45',
  more: {},
  unread: [],
}
const nobody = emptyUser('00000002-0000-4000-8000-000000000000', { idpId: anna.idpId })

async function* batches(users: User[], size: number) {
  for (let from = 0; from < users.length; from += size) {
    await Promise.resolve()
    yield users.slice(from, from + size)
  }
}

/** Exports users, and returns the text of the file with its byte order mark. */
async function write(
  users: User[],
  request: Partial<ExportRequest> = {},
  progress: DirectoryProgress = done,
  size = 2,
) {
  const made = await writeFile(
    { query: emptyQuery, format: 'csv', columns: 'all', ...request },
    { batches: batches(users, size), progress, roles, isDemo: false, at },
    signal,
  )
  return {
    ...made,
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await made.file.arrayBuffer()),
  }
}

/** Reads CSV, in which only quoted cells may hold line breaks. */
function readCsv(text: string): string[][] {
  const records: string[][] = [[]]
  for (const [, quoted, bare, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    if (end !== ',') records.push([])
  }
  expect(records.pop()).toEqual([])
  return records
}

const headers = 'ID,Email,First name,Last name,Title,Role,Status,Created,Last activity'

describe('CSV', () => {
  test('has all columns, with a byte order mark', async () => {
    const { text, file, rows } = await write([anna, nobody, { ...nobody, roleId: unlisted }])
    expect(text).toBe(
      [
        `\ufeff${headers}`,
        `${anna.id},"anna@x.com","Anna ""Ann"", née","'=1+1","Smith\r\nJones","member","On leave",2023-05-17T06:30:00.000Z,2999-12-31T18:14:59.000Z`,
        `${nobody.id},,,,,,,,`,
        `${nobody.id},,,,,${unlisted},,,`,
        '',
      ].join('\r\n'),
    )
    expect(file.type).toBe('text/csv;charset=utf-8')
    expect(rows).toBe(3)
  })

  test('has the chosen columns in their order', async () => {
    const columns: SortColumn[] = ['activity', 'name', 'role']
    const { text } = await write([{ ...anna, roleId: roles[1]?.id ?? null }], { columns })
    expect(readCsv(text.slice(1))).toEqual([
      ['Last activity', 'Email', 'First name', 'Last name', 'Role'],
      ['2999-12-31T18:14:59.000Z', 'anna@x.com', 'Anna "Ann", née', "'=1+1", `'=admin, "all"`],
    ])
  })

  test('without users is only the header', async () => {
    expect((await write([])).text).toBe(`\ufeff${headers}\r\n`)
  })
})

describe('JSON', () => {
  test('describes itself, and has values as in the API', async () => {
    const query: Query = {
      ...emptyQuery,
      status: ['ON_LEAVE'],
      created: { from: 0, to: null },
      activity: { ...emptyQuery.activity, to: 86_400_000 },
      sort: { column: 'name', descending: true },
    }
    const { text, file } = await write(
      [anna, nobody, { ...nobody, roleId: unlisted }],
      { query, format: 'json' },
      {
        ...done,
        read: 900,
        total: 903,
        missing: 3,
      },
    )
    const { users, ...about } = JSON.parse(text)
    expect(about).toEqual({
      exportedAt: '2026-11-24T13:05:00.000Z',
      complete: false,
      people: 903,
      read: 900,
      readAt: '1970-01-01T00:00:00.000Z',
      query: {
        ...query,
        created: { from: '1970-01-01T00:00:00.000Z', to: null },
        activity: { ...query.activity, to: '1970-01-02T00:00:00.000Z' },
      },
      exported: 3,
    })
    expect(users[0]).toEqual({
      id: anna.id,
      email: 'anna@x.com',
      firstName: 'Anna "Ann", née',
      lastName: '=1+1',
      title: 'Smith\r\nJones',
      role: { id: roles[0]?.id, name: 'member' },
      status: 'ON_LEAVE',
      createdDateTime: '2023-05-17T06:30:00.000Z',
      lastActivityDateTime: '2999-12-31T18:14:59.000Z',
    })
    expect(users[1]).toMatchObject({ email: null, role: null, status: null, createdDateTime: null })
    expect(users[2].role).toEqual({ id: unlisted, name: null })
    expect(file.type).toBe('application/json')
  })

  test('without users is valid JSON', async () => {
    expect(JSON.parse((await write([], { format: 'json' })).text)).toMatchObject({ exported: 0, users: [] })
  })
})

describe('any users, in batches of any size', () => {
  const unit = fc.oneof(
    fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ',', ';'),
    fc.constantFrom('ł', '👩🏽‍🚀', '\u202e', 'a'),
  )
  const text = fc.option(fc.string({ unit, maxLength: 6 }))
  const users = fc.array(fc.record({ email: text, firstName: text, lastName: text, title: text }))
  const size = fc.integer({ min: 1, max: 4 })

  test('are read back as they went in', async () => {
    await fc.assert(
      fc.asyncProperty(users, size, async (given, pieces) => {
        const people = given.map((fields, number) => ({ ...anna, ...fields, id: String(number) }))
        const { text: file } = await write(people, {}, done, pieces)
        const [, ...records] = readCsv(file.slice(1))
        expect(records.map((record) => record.slice(0, 5).map(unescapeFormula))).toEqual(
          people.map((user) => [
            user.id,
            ...[user.email, user.firstName, user.lastName, user.title].map((it) => it ?? ''),
          ]),
        )
        for (const cell of records.flat()) expect(cell).not.toMatch(/^[=+\-@\t\r]/)

        const { text: whole } = await write(people, { format: 'json' }, done, pieces)
        expect(JSON.parse(whole).users).toMatchObject(given)
      }),
      { seed: 20261124 },
    )
  })
})
