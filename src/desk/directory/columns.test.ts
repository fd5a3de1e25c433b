import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { type User, UserSchema } from '../../api/schema.ts'
import { demoOrganization } from '../../demo/demoOrganization.ts'
import { createColumns } from './columns.ts'

const nobody: User = {
  id: '00000000-0000-4000-8000-000000000000',
  idpId: null,
  email: null,
  roleId: null,
  firstName: null,
  lastName: null,
  title: null,
  status: null,
  createdDateTime: null,
  lastActivityDateTime: null,
  more: {},
  unread: [],
}

const time = fc.oneof(
  fc
    .constantFrom(
      '2023-05-17T06:30:00Z',
      '2023-05-17T06:30:00.120Z',
      '2023-05-17T06:30:00.000Z',
      '2023-05-17T06:30:00.123456Z',
      '0001-01-01T00:00:00Z',
      '+012345-01-01T00:00:00Z',
      '2024-02-29',
      '2999-12-31T23:59:59+05:45',
      '2024-02-30T00:00:00Z',
      '2024-02-29T24:00:00Z',
      '2024-02-29',
      'Sun, 06 Nov 1994 08:49:37 GMT',
    )
    .filter((text) => !Number.isNaN(Date.parse(text))),
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
)
const text = fc.option(
  fc.oneof(fc.string(), fc.constantFrom('', ' ', 'a\nb', 'ANNA@x.com', 'ß@x', '__proto__')),
)

const user = fc.record<User>({
  id: fc.uuid(),
  idpId: fc.oneof(text, fc.uuid()),
  email: fc.oneof(text, fc.emailAddress()),
  roleId: text,
  firstName: text,
  lastName: text,
  title: text,
  status: text,
  createdDateTime: fc.option(time),
  lastActivityDateTime: fc.option(time),
  more: fc.constant({}),
  unread: fc.constant([]),
})

test('everyone comes back as they were given', () => {
  fc.assert(
    fc.property(fc.array(user, { maxLength: 50 }), (users) => {
      const columns = createColumns(() => {})
      const latest = new Map<string, User>()
      for (const each of users) {
        columns.put(each)
        // Again under the same id, with other values.
        const other = users[users.length - 1] ?? each
        columns.put({ ...other, id: each.id })
        latest.set(each.id, { ...other, id: each.id })
      }
      expect(columns.text.map((_, row) => columns.get(row))).toEqual([...latest.values()])
    }),
    { seed: 3, numRuns: 200 },
  )
})

test('so do the people of the demo organization, awkward ones too, but for what is not kept', () => {
  const users = demoOrganization(Date.now()).users.map((row) => v.parse(UserSchema, row))
  const columns = createColumns(() => {})
  for (const each of users) columns.put(each)
  expect(columns.text.map((_, row) => columns.get(row))).toEqual(
    users.map((each) => Object.assign(each, { more: {}, unread: [] })),
  )
})

describe('a row', () => {
  const setUp = () => {
    const touched: number[] = []
    const columns = createColumns((row) => touched.push(row))
    columns.put(nobody, { place: 0, round: 1 })
    touched.length = 0
    return { columns, touched, before: columns.version() }
  }

  test('is touched by a change of values or place, and by nothing else', () => {
    const { columns, touched, before } = setUp()
    columns.put(nobody, { place: 0, round: 2 })
    columns.put({ ...nobody, more: { x: 1 } })
    expect([touched, columns.version()]).toEqual([[], before])
    columns.put(nobody, { place: 1, round: 2 })
    columns.put({ ...nobody, lastName: 'A' })
    expect(touched).toEqual([0, 0])
    expect(columns.version()).toBe(before + 2)
  })

  test('knows the round that saw it last, until the person is taken out', () => {
    const { columns } = setUp()
    expect(columns.put(nobody, { place: 0, round: 2 })).toBe(1)
    expect(columns.put({ ...nobody, title: 'A' })).toBe(2)
    expect(columns.notSeenSince(2)).toEqual([])
    expect(columns.notSeenSince(3)).toEqual([0])
    columns.remove(0)
    expect(columns.notSeenSince(3)).toEqual([])
    expect(columns.put(nobody)).toBe(0)
  })

  test('is found among many', () => {
    const columns = createColumns(() => {})
    const id = (n: number) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`
    for (let n = 0; n < 5000; n++) columns.put({ ...nobody, id: id(n), title: String(n) })
    for (let n = 0; n < 5000; n++) columns.put({ ...nobody, id: id(n), title: String(-n) })
    expect(columns.text).toHaveLength(5000)
    expect(columns.get(4321)).toMatchObject({ id: id(4321), title: '-4321' })
  })
})
