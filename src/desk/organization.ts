import type { Api, Transport } from '../api/http.ts'
import type { Role, User } from '../api/schema.ts'
import { createDirectory } from './directory/directory.ts'
import { createSearch } from './directory/search.ts'
import type { DeskEvents } from './interface.ts'
import type { Session } from './session/session.ts'
import { createPages } from './users/pages.ts'
import { createRecentWrites } from './users/recentWrites.ts'
import { createRoles } from './users/roles.ts'
import { createUserCache } from './users/userCache.ts'

interface Dependencies {
  session: Session
  delay: Transport['delay']
  /** Milliseconds since 1970. */
  now: () => number
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  notify: <E extends keyof DeskEvents>(event: E, detail: DeskEvents[E]) => void
}

/** Creates everything that is known about the people and roles of the organization. */
export function createOrganization({ session, delay, now, monotonic, notify }: Dependencies) {
  const pages = createPages(session.api)
  const recentWrites = createRecentWrites()
  const roles = createRoles()
  const userCache = createUserCache()
  /** When the people were read who were counted last. */
  let countedAt: number | null = null
  const directory = createDirectory({
    api: session.api,
    roles: roles.listed,
    recentWrites,
    delay,
    now,
    monotonic,
    changed(progress) {
      notify('directory', progress)
      const { state, readAt, total } = progress
      // Once for each reading: later, a page of the list may know better.
      if (state !== 'done' || readAt === countedAt) return
      countedAt = readAt
      session.count(total)
    },
  })
  const search = createSearch({ directory, firstRolesRead: roles.firstRead, delay })
  return {
    pages,
    recentWrites,
    roles,
    userCache,
    directory,
    search,

    /** Records the roles that the API listed. */
    rememberRoles(listed: Role[]) {
      session.rememberRoles(listed)
      return roles.answer(listed, directory.roleIds())
    },

    /** Records people who were read one by one, not in a list, and notifies every tab. Ignores an ended session's API. */
    onRead(api: Api, users: readonly User[]) {
      if (users.length === 0 || !session.isCurrent(api)) return
      for (const user of users) recentWrites.record(user)
      notify('users', [...users])
      userCache.add(users)
      directory.update(users)
    },

    forget() {
      for (const part of [userCache, pages, directory, search, recentWrites, roles]) part.forget()
    },
  }
}

export type Organization = ReturnType<typeof createOrganization>
