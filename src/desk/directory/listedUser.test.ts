import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readUser } from '../../api/readUser.ts'
import { isActivityUnknown } from '../../operations/person.ts'
import { caseCount } from '../../../test/caseBudget.ts'
import { createColumnStore } from './columnStore.ts'
import { readListedUser, toListedUser } from './listedUser.ts'

const seed = 20261129

/** Values of any type, where the contract has a text. */
const odd: fc.Arbitrary<unknown> = fc.constantFrom(
  undefined,
  null,
  '',
  ' ',
  0,
  42,
  Number.NaN,
  true,
  [],
  ['Anna'],
  {},
  { text: 'Anna' },
)
const text = fc.oneof(fc.string(), fc.constantFrom('ANNA@x.com', 'Ünal', '\ud800'), odd)
const id = fc.oneof(
  fc.uuid(),
  fc.uuid().map((uuid) => uuid.toUpperCase()),
  fc.uuid().map((uuid) => `${uuid.slice(0, 35)}g`),
  text,
)
const time = fc.oneof(
  fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
  fc.constantFrom(
    '2024-02-29T00:00:00Z',
    '2023-02-29T00:00:00Z',
    '2024-02-30T00:00:00.000Z',
    '2024-05-06T07:08:09Z',
    '2024-05-06T07:08:09+02:00',
    '2024-05-06T25:00:00Z',
    '2024-05-06',
    '6 May 2024',
    'yesterday',
  ),
  odd,
)
/** A record with some of the fields, among others that the contract does not name. */
const record = (fields: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record({ ...fields, department: odd }, { requiredKeys: [] })
const status = fc.oneof(fc.constantFrom('ACTIVE', 'TERMINATED', 'On leave'), odd)
const profile = record({ firstName: text, lastName: text, title: text, status, lastActivityDateTime: time })
const row = fc.oneof(
  {
    weight: 9,
    arbitrary: fc
      .tuple(
        fc.oneof({ weight: 9, arbitrary: fc.uuid() }, { weight: 3, arbitrary: id }),
        record({
          idpId: fc.oneof(id, text),
          email: fc.oneof(fc.emailAddress(), text),
          roleId: fc.oneof(id, text),
          profile: fc.oneof({ weight: 4, arbitrary: profile }, { weight: 1, arbitrary: odd }),
          status,
          createdDateTime: time,
          lastActivityDateTime: time,
        }),
      )
      .map(([given, fields]) => Object.assign(fields, { id: given })),
  },
  { weight: 1, arbitrary: odd },
)

test('a row of a page is read as `readUser` reads it, whatever the API sends', () => {
  fc.assert(
    fc.property(row, (value) => {
      const user = readUser(value)
      expect(readListedUser(value)).toEqual(user && toListedUser(user))
    }),
    { seed, numRuns: caseCount({ usual: 3000, long: 100_000 }) },
  )
})

test('it is stored as a user who was read alone', () => {
  fc.assert(
    fc.property(row, (value) => {
      const listed = readListedUser(value)
      const user = readUser(value)
      if (listed === null || user === null) return
      const stores = [listed, user].map((given) => {
        const store = createColumnStore(() => {})
        store.list(given, 0, 1)
        return store.getUser(0)
      })
      const unread = isActivityUnknown(user) ? ['lastActivityDateTime'] : []
      expect(stores).toEqual([
        { ...user, more: {}, unread },
        { ...user, more: {}, unread },
      ])
    }),
    { seed, numRuns: caseCount({ usual: 500, long: 20_000 }) },
  )
})

test.each([
  ['the own one', '2024-05-06T07:08:09Z', '2024-01-01T00:00:00Z', Date.parse('2024-05-06T07:08:09Z'), false],
  ['that of the profile', undefined, '2024-01-01T00:00:00Z', Date.parse('2024-01-01T00:00:00Z'), false],
  [
    'that of the profile, if the own one is unreadable',
    'soon',
    '2024-01-01',
    Date.parse('2024-01-01'),
    false,
  ],
  ['none, if the own one is unreadable', 'soon', null, Infinity, true],
  ['none, if that of the profile is unreadable', null, 5, Infinity, true],
  ['none, if there is none', null, undefined, Infinity, false],
])('the last activity is %s', (_, own, inProfile, activity, isActivityUnread) => {
  const listed = readListedUser({
    id: 'd761e6de-d76e-4af1-938b-fb7e918961c8',
    lastActivityDateTime: own,
    profile: { lastActivityDateTime: inProfile },
  })
  expect(listed).toMatchObject({ activity, isActivityUnread })
})
