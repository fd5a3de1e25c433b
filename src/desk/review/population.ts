import { ApiError } from '../../api/error.ts'
import type { Role, User } from '../../api/schema.ts'
import { rankOf } from '../../operations/access.ts'
import { type Facts, factsOf } from '../../operations/facts.ts'
import { hasStatus, isUuid } from '../../operations/person.ts'
import { readEntries } from '../../text/readEntries.ts'
import type { Directory } from '../directory/directory.ts'
import { emptyQuery } from '../directory/emptyQuery.ts'
import type { Query } from '../directory/types.ts'
import { waitForEveryone } from '../directory/waitForEveryone.ts'
import type { Population, Scope, ScopeRequest } from './scopeTypes.ts'

interface Dependencies {
  directory: Pick<
    Directory,
    'start' | 'progress' | 'ageMs' | 'untilRead' | 'isComplete' | 'get' | 'batches' | 'query' | 'remove'
  >
  roles: () => readonly Role[]
  /** Milliseconds since 1970. */
  now: () => number
}

/** People who were read longer ago are read again before they are compared, in milliseconds. */
export const maxCompareAgeMs = 120_000
/** The lowest role that counts as privileged. */
const adminRank = 1
const byName = { column: 'name', descending: false } as const

/** Finds the people of a scope, by name, and says how they were read. Throws ApiError, or the signal's reason. */
export async function findPopulation(
  { scope, withoutTerminated }: ScopeRequest,
  dependencies: Dependencies,
  signal: AbortSignal,
): Promise<{ people: Facts[]; population: Population }> {
  await readEveryone(dependencies, signal)
  const { users, notFound, ambiguous } =
    scope.who === 'selected'
      ? findSelected(scope.ids, dependencies)
      : await findMatching(queryOf(scope, dependencies.roles()), scope.who === 'list', dependencies)
  signal.throwIfAborted()
  const isLeftOut = (user: User) => withoutTerminated && hasStatus(user, 'TERMINATED')
  const people = users.filter((user) => !isLeftOut(user)).map(factsOf)
  const { isComplete, unread, total, readAt } = howRead(dependencies)
  return {
    people,
    population: {
      people: people.length,
      terminated: users.length - people.length,
      total,
      readAt,
      isComplete: isComplete && !(scope.who === 'selected' && scope.incomplete),
      unread,
      notFound,
      ambiguous,
    },
  }
}

/**
 * Waits until everyone is read. Starts reading if it is longer ago than `maxAgeMs`. Throws ApiError, also if
 * reading them again fails.
 */
export async function readEveryone(
  { directory }: Pick<Dependencies, 'directory'>,
  signal: AbortSignal,
  maxAgeMs = Number.POSITIVE_INFINITY,
) {
  if (directory.ageMs() > maxAgeMs) directory.start()
  await waitForEveryone(directory, signal)
  const { error } = directory.progress()
  if (error !== null && directory.ageMs() > maxAgeMs) throw new ApiError({ kind: error })
}

/** Says whether everyone was read, and when. */
export function howRead({ directory, now }: Pick<Dependencies, 'directory' | 'now'>) {
  const { read, total, readAt, unreadable, missing, failedPages, pageSize, state } = directory.progress()
  const isComplete = directory.isComplete() && unreadable === 0
  const inFailedPages = failedPages.length * (pageSize ?? 0)
  const left = state === 'done' ? missing + unreadable + inFailedPages : Math.max(0, (total ?? 0) - read)
  const isKnown = state === 'done' || total !== null
  return { isComplete, unread: isKnown ? left : null, total, readAt: readAt ?? now() }
}

/** Throws ApiError `invalid` if no role is known to be an owner's or an admin's. */
function queryOf(scope: Exclude<Scope, { who: 'selected' }>, roles: readonly Role[]): Query {
  switch (scope.who) {
    case 'everyone':
      return emptyQuery
    case 'privileged': {
      const role = roles.filter(({ id }) => (rankOf(id, roles) ?? -1) >= adminRank).map(({ id }) => id)
      // Without a role the query would match everyone.
      if (role.length === 0) throw new ApiError({ kind: 'invalid' })
      return { ...emptyQuery, role }
    }
    case 'inactive':
      return { ...emptyQuery, activity: { ...emptyQuery.activity, olderThanDays: scope.days, never: true } }
    case 'filters':
      return scope.query
    case 'list':
      // The directory searches for the text of a single line. The same line twice is a list, of the same person.
      return {
        ...emptyQuery,
        text: readEntries(scope.text).length === 1 ? `${scope.text}\n${scope.text}` : scope.text,
      }
  }
}

async function findMatching(query: Query, isList: boolean, { directory }: Dependencies) {
  const users: User[] = []
  for await (const batch of directory.batches({ ...query, sort: byName })) users.push(...batch)
  if (!isList) return { users, notFound: [], ambiguous: 0 }
  const { entries, notFound } = await directory.query({ ...query, page: 1, size: 1 })
  return { users, notFound, ambiguous: entries?.ambiguous ?? 0 }
}

function findSelected(ids: readonly string[], { directory }: Dependencies) {
  const collator = new Intl.Collator(undefined, { numeric: true })
  const nameOf = ({ firstName, lastName, email }: User) =>
    `${lastName ?? ''} ${firstName ?? ''} ${email ?? ''}`
  const found = [...new Set(ids)].map((id) => ({ id, user: isUuid(id) ? directory.get(id) : null }))
  const users = found.flatMap(({ user }) => user ?? [])
  return {
    users: users.toSorted((one, other) => collator.compare(nameOf(one), nameOf(other))),
    notFound: found.flatMap(({ id, user }) => (user ? [] : id)),
    ambiguous: 0,
  }
}
