import type { User } from '../src/api/schema.ts'
import type { DirectoryAnswer, DirectoryQuery, SortColumn } from '../src/desk/directory/types.ts'
import { addressKey } from '../src/text/address.ts'
import { readEntries } from '../src/text/readEntries.ts'
import { dayMs, now, roleName } from './testEngine.ts'

/* A simple implementation of the directory's queries over plain objects, to compare the engine with. */

/** Folds a text, implemented in another way than `fold`. */
export function simpleFold(text: string | null): string {
  const letters = [
    ['ł', 'l'],
    ['ø', 'o'],
    ['ß', 'ss'],
    ['đ', 'd'],
    ['æ', 'ae'],
    ['ı', 'i'],
  ] as const
  const bare = (text ?? '')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[\p{Mn}\u200b]/gu, '')
    .trim()
  return letters.reduce((all, [letter, base]) => all.replaceAll(letter, base), bare)
}

const nameOf = (user: User) =>
  [user.firstName, user.lastName]
    .map((part) => part?.trim() ?? '')
    .join(' ')
    .trim()
const fieldsOf = (user: User) => [
  nameOf(user),
  user.email,
  user.title,
  roleName(user.roleId ?? ''),
  user.id,
  user.idpId,
]
/** Returns a text folded, and folded with umlauts spelled out. */
const formsOf = (text: string | null) => [
  simpleFold(text),
  simpleFold((text ?? '').normalize('NFC').replaceAll(/[äöüø]/gi, (letter) => `${simpleFold(letter)}e`)),
]
const hasAll = (user: User, text: string) =>
  simpleFold(text)
    .split(/[\s,]+/)
    .every((term) =>
      fieldsOf(user).some((field, index) =>
        // Emails and ids are searched as they are.
        (index % 3 === 1 || index > 3 ? [simpleFold(field)] : formsOf(field)).some((it) => it.includes(term)),
      ),
    )

type SimpleResult = Record<'users' | 'first', User[]> & Pick<DirectoryAnswer, 'notFound' | 'entries'>

function simpleSearch(users: User[], text: string): SimpleResult {
  const entries = readEntries(text).map((entry) => entry.text)
  const hasKey = (user: User, key: string) =>
    [user.id, user.email, user.idpId].some((it) => it !== null && addressKey(it) === addressKey(key))
  if (entries.length < 2) {
    const exact = users.filter((user) => hasKey(user, text))
    const isExact = /@.|-4000-/.test(text) && !text.includes(' ')
    const found = users.filter((user) => hasAll(user, text))
    return { users: found, first: isExact ? exact : [], notFound: [], entries: null }
  }
  const isKey = (entry: string) => /^[^@ ]+@[^@ ]+$|-4000-/.test(entry)
  const hasKeys = entries.some((entry) => isKey(entry) || entry.includes('@'))
  const found = entries.map((entry) => {
    if (isKey(entry)) return users.filter((user) => hasKey(user, entry))
    const called = users.filter(({ firstName, lastName }) =>
      formsOf(firstName).some((first) =>
        formsOf(lastName).some((last) =>
          [`${first} ${last}`, `${last} ${first}`].some(
            (it) => it.trim() === simpleFold(entry).replaceAll(/[\s,]+/g, ' '),
          ),
        ),
      ),
    )
    return called.length > 0 || hasKeys ? called : users.filter((user) => hasAll(user, entry))
  })
  const all = new Set(found.flat())
  const single = found.filter(({ length }) => length === 1)
  const matched = new Set(single.flat()).size
  return {
    users: users.filter((user) => all.has(user)),
    first: [],
    notFound: [...new Set(entries.filter((_, index) => found[index]?.length === 0))],
    entries: {
      matched,
      duplicates: single.length - matched,
      ambiguous: found.filter(({ length }) => length > 1).length,
      notFound: found.filter(({ length }) => length === 0).length,
    },
  }
}

const at = (text: string | null) => (text === null ? null : Date.parse(text))
const isIn = (time: number | null, { from, to }: DirectoryQuery['created']) =>
  time !== null && (from === null || time >= from) && (to === null || time < to)

/** What of a status shows on screen; '' for an unknown one. */
const comparedStatus = (status: string | null) =>
  (status ?? '')
    .replaceAll('_', ' ')
    .trim()
    .toUpperCase()
    .replaceAll(' ', '_')
    .replace(/^UNKNOWN$/, '')

const filters: Record<string, (query: DirectoryQuery, user: User) => boolean> = {
  status: ({ status }, user) => isWanted(status, comparedStatus(user.status), comparedStatus),
  role: ({ role }, user) => isWanted(role, user.roleId ?? ''),
  created: ({ created }, user) =>
    (created.from === null && created.to === null) || isIn(at(user.createdDateTime), created),
  activity({ activity }, user) {
    const { from, to, olderThanDays, withinDays, never } = activity
    const time = at(user.lastActivityDateTime)
    const hasRange = from !== null || to !== null || olderThanDays !== null || withinDays !== undefined
    if (!hasRange && !never) return true
    if (time === null) return never && user.unread.length === 0
    const isRecent = withinDays === undefined || time >= now - withinDays * dayMs
    const isOld = olderThanDays === null || time < now - olderThanDays * dayMs
    return hasRange && isIn(time, activity) && isRecent && isOld
  },
  incomplete: ({ incomplete }, user) => !incomplete || isIncomplete(user),
  domain: ({ extra }, user) =>
    extra === undefined ||
    isWanted(extra.domain, (user.email ?? '').toLowerCase().split('@').slice(1).at(-1) ?? ''),
  joined({ extra }, user) {
    const created = at(user.createdDateTime)
    const { joinedDays = null, olderDays = null } = extra ?? {}
    return (
      (joinedDays === null || (created !== null && created >= now - joinedDays * dayMs)) &&
      (olderDays === null || (created !== null && created <= now - olderDays * dayMs))
    )
  },
  missing({ extra }, { firstName, lastName, title }) {
    const isBlank = (text: string | null) => (text ?? '').trim() === ''
    if (extra?.missing === 'title') return isBlank(title)
    return extra?.missing !== 'name' || isBlank(firstName) || isBlank(lastName)
  },
  unknownActivity: ({ extra }, user) => !extra?.unknownActivity || user.unread.length > 0,
}

/** Whether a filter with included and excluded values matches a value. */
function isWanted(wanted: string[], value: string, keyOf = (text: string) => text) {
  const excluded = wanted.filter((it) => it.startsWith('-')).map((it) => keyOf(it.slice(1)))
  const included = wanted.filter((it) => !it.startsWith('-')).map(keyOf)
  return !excluded.includes(value) && (included.length === 0 || included.includes(value))
}

/** The users who have the same name as one of these with another address. */
function duplicatesAmong(people: User[]): User[] {
  const folded = (user: User) =>
    simpleFold(`${(user.firstName ?? '').trim()} ${(user.lastName ?? '').trim()}`)
  const address = (user: User) => (user.email ?? '').toLowerCase()
  return people.filter(
    (user) =>
      folded(user) !== '' &&
      people.some((other) => folded(other) === folded(user) && address(other) !== address(user)),
  )
}
const isIncomplete = (user: User) =>
  [user.firstName, user.lastName, user.title].some((it) => (it ?? '').trim() === '')

const keyOf: Record<SortColumn, (user: User) => string | number | null> = {
  name: (user) => nameOf(user) || null,
  title: (user) => user.title?.trim() || null,
  role: (user) => (user.roleId === null ? null : roleName(user.roleId)),
  status: (user) => user.status?.trim() || null,
  created: (user) => at(user.createdDateTime),
  activity: (user) => at(user.lastActivityDateTime),
}

function sorted(users: User[], sort: DirectoryQuery['sort'], collator: Intl.Collator) {
  if (sort === null) return users
  const key = keyOf[sort.column]
  const compare = (a: User, b: User) => {
    const [left, right] = [key(a), key(b)]
    if (left === null || right === null) return Number(left === null) - Number(right === null)
    const order = typeof left === 'number' ? left - Number(right) : collator.compare(left, String(right))
    return sort.descending ? -order : order
  }
  return users.toSorted(compare)
}

/** Returns the expected answer for users in the API's order. */
export function expectedAnswer(people: User[], query: DirectoryQuery, locale = 'en') {
  const { users, first, notFound, entries } = simpleSearch(people, query.text)
  const candidates = query.extra?.duplicate ? duplicatesAmong(people) : people
  const passing = (but?: string) =>
    users.filter(
      (user) =>
        candidates.includes(user) &&
        Object.entries(filters).every(([name, passes]) => name === but || passes(query, user)),
    )
  const count = (filter: string, valueOf: (user: User) => string) => {
    const counts = Object.fromEntries(people.map((user) => [valueOf(user), 0]))
    for (const user of passing(filter)) counts[valueOf(user)] = (counts[valueOf(user)] ?? 0) + 1
    return counts
  }
  const all = sorted(passing(), query.sort, new Intl.Collator(locale, { numeric: true }))
  const shown = [
    ...all.filter((user) => first.includes(user)),
    ...all.filter((user) => !first.includes(user)),
  ]
  return {
    users: shown.slice((query.page - 1) * query.size, query.page * query.size),
    total: all.length,
    counts: {
      status: count('status', (user) => comparedStatus(user.status)),
      role: count('role', (user) => user.roleId ?? ''),
      incomplete: passing('incomplete').filter(isIncomplete).length,
      never: passing('activity').filter(
        (user) => user.lastActivityDateTime === null && user.unread.length === 0,
      ).length,
    },
    notFound,
    entries,
  }
}
