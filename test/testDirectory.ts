import { expect } from 'vitest'
import { ApiError, type ApiFailure } from '../src/api/error.ts'
import type { Role, User } from '../src/api/schema.ts'
import { createDirectory } from '../src/desk/directory/directory.ts'
// Loaded on demand by the directory. The clock of these tests does not wait for imports.
import '../src/desk/directory/directoryData.ts'
import '../src/desk/async/requestLimiter.ts'
import { emptyQuery } from '../src/desk/directory/emptyQuery.ts'
import type { DirectoryAnswer, DirectoryProgress, DirectoryQuery } from '../src/desk/directory/types.ts'
import { createRecentWrites } from '../src/desk/users/recentWrites.ts'
import { emptyUser } from './emptyUser.ts'
import { createClock } from './fakeClock.ts'
import { type Behavior, createFakeApi, numberOf, row } from './fakeUsersApi.ts'

/** Asks for everyone on one page. */
export const all: DirectoryQuery = {
  ...emptyQuery,
  page: 1,
  size: 10_000,
}

/** Creates a directory of `count` users, numbered from 0, on pages of ten. */
export function setUp(count: number, behavior: Behavior = {}) {
  const clock = createClock()
  const people = Array.from({ length: count }, (_, number) => row(number))
  const { api, requests } = createFakeApi(clock, people, {
    grant: (asked) => Math.min(asked, 10),
    ...behavior,
  })
  const notified: DirectoryProgress[] = []
  let roles: readonly Role[] = []
  const recentWrites = createRecentWrites()
  const directory = createDirectory({
    api: () => api,
    roles: () => roles,
    recentWrites,
    delay: clock.delay,
    now: clock.now,
    monotonic: clock.monotonic,
    changed: (progress) => notified.push(progress),
  })
  const ask = async (query: Partial<DirectoryQuery> = {}) => {
    let answer: DirectoryAnswer | undefined
    void directory.query({ ...all, ...query }).then((given) => (answer = given))
    await clock.until(() => answer !== undefined)
    return answer ?? expect.fail()
  }
  return {
    ...directory,
    apply(users: User[]) {
      for (const user of users) recentWrites.record(user)
      directory.update(users)
    },
    clock,
    people,
    requests,
    notified,
    setRoles: (listed: readonly Role[]) => void (roles = listed),
    ask,
    here: async () => (await ask()).users.map(numberOf),
    answered: (pages: number) => clock.until(() => directory.progress().read >= pages * 10),
    over: () => clock.until(() => directory.progress().state !== 'reading'),
    done: () => clock.until(() => directory.progress().state === 'done'),
    pages: () => requests.map(({ page }) => page),
  }
}

/** Creates an error of the API. */
export const failure = (kind: ApiFailure['kind'], more: Partial<ApiFailure> = {}) =>
  new ApiError({ kind, ...more })
/** Returns the numbers from 0 up to a count. */
export const upTo = (count: number) => Array.from({ length: count }, (_, number) => number)
/** Creates the user with this number. */
export const user = (number: number, more: Partial<User> = {}) =>
  emptyUser(String(row(number).id), { email: `${number}@x.com`, firstName: `Person ${number}`, ...more })
