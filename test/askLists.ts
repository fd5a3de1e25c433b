import * as fc from 'fast-check'
import type { User } from '../src/api/schema.ts'
import { createLists } from '../src/desk/list/lists.ts'
import type { ListRequest } from '../src/desk/list/types.ts'
import { person, plainListRequest, roles, uuid } from './listPeople.ts'

/* Lists over a directory that is made of some users. */

/** Creates lists over a directory of these users. */
export function listsFor(users: User[], state: { isComplete?: boolean; unreadable?: number } = {}) {
  const { isComplete = true, unreadable = 0 } = state
  let version = 1
  let scans = 0
  let ways = 0
  let time = 0
  const lists = createLists({
    directory: {
      progress: () => ({ version, unreadable }) as never,
      start: () => {},
      untilRead: () => Promise.resolve(),
      isComplete: () => isComplete,
      get: (id) => users.find((user) => user.id === id) ?? null,
      roleIds: () => users.flatMap(({ roleId }) => roleId ?? []),
      async *batches({ status }) {
        scans++
        for (const user of users) if (status.length === 0 || status.includes(user.status ?? '')) yield [user]
      },
    },
    journal: { state: () => ({ entries: 0, unsaved: 0 }) },
    roles: () => roles,
    rules: () => ({ lacks: [], roles, refused: {} }),
    readAll: () => Promise.resolve({ enrollments: [], isComplete: true }),
    giveWay: () => Promise.resolve(void ways++),
    monotonic: () => (time += 100),
  })
  return { lists, scans: () => scans, ways: () => ways, change: () => version++ }
}

/** Asks for one page of a list, and for the requests it results in. */
export async function ask(
  users: User[],
  source: string | Uint8Array,
  request: Partial<ListRequest> = {},
  state: { isComplete?: boolean; unreadable?: number } = {},
) {
  const { lists } = listsFor(users, state)
  lists.keep('list', source)
  const answer = await lists.answer({ ...plainListRequest, ...request })
  const plan = await lists.plan({ ...plainListRequest, ...request })
  if (answer === null || plan?.source !== 'list') throw new Error('The list is not kept.')
  return { answer, requests: plan.requests }
}

export const anna = person(1, { firstName: 'Anna', lastName: 'Kowalska', email: 'anna@x.com' })
export const ben = person(2, { firstName: 'Ben', lastName: 'Nowak', email: 'ben@x.com' })
export const ben2 = person(3, { firstName: 'Ben', lastName: 'Nowak', email: 'ben2@x.com' })
const gone = person(4, { email: 'gone@x.com', status: 'TERMINATED' })
const away = person(5, { email: 'away@x.com', status: 'ON_LEAVE' })
export const eve = person(6, { email: 'eve@x.com' })
export const everyone = [anna, ben, ben2, gone, away, eve]

const hostile = fc.string({ unit: fc.constantFrom(...'=+-@\t\r\n\'", ;aŁß\0\ud800'.split('')), maxLength: 5 })
const maybe = (texts: fc.Arbitrary<string>) => fc.option(fc.oneof(texts, hostile), { freq: 3 })

/** Users with few different names and addresses, so that many share them. Ids are unique. */
export const everyones: fc.Arbitrary<User[]> = fc
  .array(
    fc.record({
      idpId: maybe(fc.integer({ min: 0, max: 9 }).map(uuid)),
      email: maybe(fc.constantFrom('a@x.com', 'B@x.com', 'ł@x.com')),
      roleId: fc.option(fc.constantFrom(901, 902, 903, 904, 905, 906, 907, 999).map(uuid)),
      firstName: maybe(fc.constantFrom('Anna', 'Łucja', 'Li')),
      lastName: maybe(fc.constantFrom('Anna', 'Nowak', 'Müller-Weiß')),
      title: maybe(fc.constantFrom('Analyst')),
      status: fc.option(fc.oneof(fc.constantFrom('ACTIVE', 'TERMINATED', 'ON_LEAVE'), hostile)),
    }),
    { maxLength: 8 },
  )
  .map((list) => list.map((more, at) => person(at, { ...more, status: more.status || null })))
