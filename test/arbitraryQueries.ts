import * as fc from 'fast-check'
import type { User } from '../src/api/schema.ts'
import type { DirectoryQuery, ExtraFilters, SortColumn } from '../src/desk/directory/types.ts'
import { roleNames, uuid } from './testEngine.ts'
import { simpleFold } from './naiveDirectory.ts'

/* Random users and queries, with few different values, so that many match. */

const orNull = <T>(values: readonly T[]) => fc.constantFrom(...values, null)
const name = orNull([
  'Anna',
  'anna',
  'ANNA',
  'Änna',
  'Anna Maria',
  'Annabel',
  'Anne-Marie',
  'Łukasz',
  'Lukasz',
  'Øyvind',
  'Zoë',
  'Zoe\u0308',
  'Zoe',
  'Thị',
  'Thị Hương',
  'Nowak',
  'Nowakowski',
  'Groß',
  'Gross',
  'Đặng',
  '',
  ' ',
  'Ærø',
  '山田',
  'أحمد',
  "O'Brien",
  'van Bülow',
  'Gröning',
  'User 2',
  'User 10',
  'User 02',
])
const time = orNull(
  [2020, 2024, 2026].flatMap((year) =>
    ['-01-01T00:00:00Z', '-05-31T23:59:59.999999Z'].map((it) => year + it),
  ),
)
const user: fc.Arbitrary<User> = fc
  .record({
    id: fc.nat(40).map(uuid),
    idpId: orNull([uuid(77), 'auth0|Anna', uuid(3)]),
    email: orNull(['anna@x.com', 'Anna@X.com', 'hanna@x.com', 'groß@x.com', 'b.nowak@y.com']),
    roleId: orNull([...Object.keys(roleNames), uuid(903)]),
    firstName: name,
    lastName: name,
    title: orNull(['Engineer', 'engineer', 'Żołnierz', 'Sales, EMEA', ' ', '']),
    status: orNull(['ACTIVE', 'active', 'TERMINATED', 'SUSPENDED', 'On leave', 'ON_LEAVE', 'unknown', ' ']),
    createdDateTime: time,
    lastActivityDateTime: time,
    more: fc.constant({}),
    unread: fc.constantFrom<string[]>([], [], ['profile.lastActivityDateTime']),
  })
  // Without a path in the profile, as the directory keeps it.
  .map((it) =>
    Object.assign(it, {
      unread: it.unread.length > 0 && it.lastActivityDateTime === null ? ['lastActivityDateTime'] : [],
    }),
  )

const word = fc.constantFrom(
  'a',
  'an',
  'Anna',
  'lukasz',
  'ŁUK',
  'zoe',
  'zoë',
  'gros',
  'ß',
  'ss',
  'dang',
  'æ',
  'eng',
  'zolnierz',
  'owner',
  'adm',
  '00000903',
  'anna@x.com',
  'ANNA@X.COM',
  'groß@x.com',
  'groening',
  '(',
  'user 1',
  '@x',
  'abcd',
  'auth0',
  "o'b",
  '山',
  'zzz',
  uuid(3),
  uuid(77),
  'thi',
  'huong',
  'nowak',
)
const entry = fc.oneof(
  word,
  fc.constantFrom(
    'Bülow, Anna',
    'van Buelow',
    'Anna Nowak',
    'nowak anna',
    'Anna Maria Nowak',
    'nobody at all',
    'no@body.com',
  ),
)
const searched = fc.oneof(
  fc.constant(''),
  fc
    .array(word, { minLength: 1, maxLength: 3 })
    .filter((words) => !words.some((it) => /@.|-4000-/.test(it)) || words.length === 1)
    .map((words) => words.join(' ')),
  fc
    .uniqueArray(entry, { minLength: 2, maxLength: 5, selector: simpleFold })
    .chain((entries) => fc.constantFrom(', ', '\n', ';').map((separator) => entries.join(separator))),
)
const point = fc.option(fc.constantFrom('2020-01-01', '2024-01-01', '2026-05-31').map((it) => Date.parse(it)))
const extraFilters = fc.record<ExtraFilters>({
  domain: fc.oneof(fc.constant<string[]>([]), fc.subarray(['x.com', 'y.com', '', '-x.com', '-'])),
  joinedDays: fc.option(fc.constantFrom(2, 900)),
  olderDays: fc.option(fc.constantFrom(2, 900)),
  missing: fc.constantFrom(null, 'name', 'title'),
  duplicate: fc.boolean(),
  unknownActivity: fc.boolean(),
})
export const query: fc.Arbitrary<DirectoryQuery> = fc
  .record({
    extra: fc.option(extraFilters),
    text: searched,
    status: fc.oneof(
      fc.constant<string[]>([]),
      fc.subarray(['ACTIVE', 'Terminated', 'on leave', '', 'OTHER', '-Terminated', '-']),
    ),
    role: fc.oneof(fc.constant<string[]>([]), fc.subarray([uuid(901), uuid(903), '', `-${uuid(902)}`])),
    created: fc.record({ from: point, to: point }),
    activity: fc
      .record({
        from: point,
        to: point,
        olderThanDays: fc.option(fc.constantFrom(0, 1, 800)),
        withinDays: fc.option(fc.constantFrom(1, 800, 9000), { nil: undefined }),
        never: fc.boolean(),
      })
      .map(({ withinDays, ...rest }) =>
        withinDays === undefined ? rest : Object.assign(rest, { withinDays }),
      ),
    incomplete: fc.boolean(),
    sort: fc.option(
      fc.record({
        column: fc.constantFrom<SortColumn>('name', 'title', 'role', 'status', 'created', 'activity'),
        descending: fc.boolean(),
      }),
    ),
    page: fc.integer({ min: 1, max: 4 }),
    size: fc.constantFrom(1, 3, 20),
  })
  .map(({ extra, ...rest }) => (extra === null ? rest : Object.assign(rest, { extra })))

/** Users are added, moved and removed, with queries in between. */
export const event = fc.oneof(
  { weight: 6, arbitrary: fc.record({ put: user, position: fc.option(fc.nat(50)) }) },
  { weight: 1, arbitrary: fc.record({ remove: fc.nat(40).map(uuid) }) },
  { weight: 3, arbitrary: fc.record({ ask: query }) },
)
