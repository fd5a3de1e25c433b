import * as fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { type User, UserSchema } from '../../api/schema.ts'
import { demoOrganization } from '../../demo/demoOrganization.ts'
import { isActivityUnknown } from '../../operations/person.ts'
import { emptyUser } from '../../../test/emptyUser.ts'
import { createColumnStore } from './columnStore.ts'

const nobody = emptyUser('00000000-0000-4000-8000-000000000000')

const time = fc.oneof(
  fc
    .constantFrom(
      '2023-05-17T06:30:00Z',
      '2023-05-17T06:30:00.120Z',
      '2023-05-17T06:30:00.000Z',
      '2023-05-17T06:30:00.123456Z',
      '0001-01-01T00:00:00Z',
      '0000-02-28T23:59:59Z',
      '0000-03-01T00:00:00.001Z',
      '1900-03-01T00:00:00Z',
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
  fc
    .date({ noInvalidDate: true, min: new Date('0000-01-01'), max: new Date('9999-12-31') })
    .map((date) => `${date.toISOString().slice(0, 19)}Z`),
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

test('a time is stored as `Date.parse` reads it', () => {
  fc.assert(
    fc.property(time, (at) => {
      const store = createColumnStore(() => {})
      store.put({ ...nobody, createdDateTime: at })
      expect(store.times.created[0]).toBe(Date.parse(at))
    }),
    { numRuns: 5000 },
  )
})

test('users are returned as they were stored', () => {
  fc.assert(
    fc.property(fc.array(user, { maxLength: 50 }), (users) => {
      const store = createColumnStore(() => {})
      const latest = new Map<string, User>()
      for (const each of users) {
        store.put(each)
        // Again under the same id, with other values.
        const other = users[users.length - 1] ?? each
        store.put({ ...other, id: each.id })
        latest.set(each.id, { ...other, id: each.id })
      }
      expect(store.texts.id.map((_, row) => store.getUser(row))).toEqual([...latest.values()])
    }),
    { seed: 3, numRuns: 200 },
  )
})

test('so are the users of the demo organization, without the fields that are not kept', () => {
  const users = demoOrganization(Date.now()).users.map((row) => v.parse(UserSchema, row))
  const store = createColumnStore(() => {})
  for (const each of users) store.put(each)
  expect(store.texts.id.map((_, row) => store.getUser(row))).toEqual(
    users.map((each) =>
      Object.assign(each, {
        more: {},
        unread: isActivityUnknown(each) ? ['lastActivityDateTime'] : [],
      }),
    ),
  )
})

describe('a row', () => {
  const setUp = () => {
    const changed: number[] = []
    const store = createColumnStore((row) => changed.push(row))
    store.list(nobody, 0, 1)
    changed.length = 0
    return { store, changed, before: store.version() }
  }

  test('is reported as changed when its values or position change, and only then', () => {
    const { store, changed, before } = setUp()
    store.list(nobody, 0, 2)
    store.put({ ...nobody, more: { x: 1 } })
    expect([changed, store.version()]).toEqual([[], before])
    store.list(nobody, 1, 3)
    store.put({ ...nobody, lastName: 'A' })
    expect(changed).toEqual([0, 0])
    expect(store.version()).toBe(before + 2)
  })

  test('keeps the pass that last listed it until the user is removed', () => {
    const { store } = setUp()
    expect(store.rowsListedBetween(1, 2)).toEqual([0])
    store.list(nobody, 4, 2)
    store.put({ ...nobody, title: 'A' })
    expect(store.rowsListedBetween(0, 2)).toEqual([])
    expect(store.rowsListedBetween(2, 3)).toEqual([0])
    store.remove(0)
    expect(store.rowsListedBetween(0, 3)).toEqual([])
  })

  test('tells how the API lists it compared with earlier', () => {
    const { store } = setUp()
    expect(store.list(nobody, 0, 2)).toBe('unchanged')
    expect(store.list(nobody, 4, 3)).toBe('changed')
    expect(store.list(nobody, 4, 3)).toBe('shared')
    expect(store.list(nobody, 2, 3)).toBe('twice')
    expect(store.numbers.position[0]).toBe(2)
    // Not in the pass before.
    expect(store.list(nobody, 2, 5)).toBe('changed')
    store.remove(0)
    expect(store.list(nobody, 2, 6)).toBe('changed')
  })

  test('is found among many others', () => {
    const store = createColumnStore(() => {})
    const id = (n: number) => `${String(n).padStart(8, '0')}-0000-4000-8000-000000000000`
    for (let n = 0; n < 5000; n++) store.put({ ...nobody, id: id(n), title: String(n) })
    for (let n = 0; n < 5000; n++) store.put({ ...nobody, id: id(n), title: String(-n) })
    expect(store.texts.id).toHaveLength(5000)
    expect(store.getUser(4321)).toMatchObject({ id: id(4321), title: '-4321' })
  })
})
