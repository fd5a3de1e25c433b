import { throwNotLoaded } from '../async/notLoaded.ts'
import type { Role, User } from '../../api/schema.ts'
import { getUser } from '../../api/users.ts'
import type { AskInSession } from '../session/askInSession.ts'
import type { createPages, PageRequest, UsersPage } from '../users/pages.ts'
import type { RecentWrites } from '../users/recentWrites.ts'
import type { createRoles, RolesAnswer } from '../users/roles.ts'
import type { createUserCache } from '../users/userCache.ts'
import type { Directory } from './directory.ts'
import type { createSearch } from './search.ts'
import type { DirectoryAnswer, DirectoryCount, DirectoryProgress, DomainCounts, Query } from './types.ts'

/** Methods for reading users and roles. All but `directory` and `controlReading` throw ApiError. */
export interface UserMethods {
  /** Reads a page of the API's list, or of the users who match a query. */
  users: (request: UsersRequest, signal: AbortSignal) => Promise<UsersAnswer>
  /** Counts the users who match a query. */
  count: (query: Query) => Promise<DirectoryCount>
  /** Counts the users who match a query by the domain of their email address. */
  domains: (query: Query, signal: AbortSignal) => Promise<DomainCounts>
  /** Reads one user from the API. */
  user: (input: { userId: string }, signal: AbortSignal) => Promise<User>
  /** Reads the organization's roles. */
  roles: (input: null, signal: AbortSignal) => Promise<RolesAnswer>
  /** Returns the progress of reading the directory. */
  directory: () => DirectoryProgress
  /** Starts, pauses or cancels reading the directory. `auto` starts it if the organization is small. */
  controlReading: (what: 'auto' | 'start' | 'pause' | 'cancel') => void
}

interface UsersRequest extends PageRequest {
  /** Null for the API's list. */
  query: Query | null
}

/** One page of users, and how the query was read. */
export interface UsersAnswer extends UsersPage {
  /** Null if there was no query. */
  found: Omit<DirectoryAnswer, 'users' | 'total'> | null
}

interface Dependencies {
  askInSession: AskInSession
  session: {
    state: () => { signedIn: boolean; people: number | null }
    /** Records how many users the organization has. */
    count: (people: number | null) => void
  }
  pages: ReturnType<typeof createPages>
  roles: ReturnType<typeof createRoles>
  /** Records the roles as listed by the API. */
  rememberRoles: (listed: Role[]) => RolesAnswer
  recentWrites: RecentWrites
  userCache: ReturnType<typeof createUserCache>
  directory: Directory
  search: ReturnType<typeof createSearch>
}

/** Up to this many users, the directory is read automatically. */
const autoReadLimit = 5000

/** Creates the methods that pages call about users and roles. They use the API's list or the directory. */
export function createUserMethods(dependencies: Dependencies): UserMethods {
  const { askInSession, session, roles, rememberRoles, directory } = dependencies
  return {
    ...createListMethods(dependencies),

    count: (query) => askInSession(() => directory.count(query)),

    domains: (query, signal) =>
      askInSession(async () =>
        (await import('./countDomains.ts').catch(throwNotLoaded)).countDomains(directory, query, signal),
      ),

    roles: (_, signal) =>
      roles.recordRead(askInSession((api) => roles.read(api, signal)).then(rememberRoles)),

    directory: directory.progress,

    controlReading(what) {
      const { signedIn, people } = session.state()
      const { state } = directory.progress()
      if (!signedIn) return
      if (what === 'pause') directory.pause()
      else if (what === 'cancel') directory.cancel()
      else if (what === 'start') directory.start()
      else if (state === 'idle' && people !== null && people <= autoReadLimit) directory.start()
    },
  }
}

function createListMethods(dependencies: Dependencies): Pick<UserMethods, 'users' | 'user'> {
  const { askInSession, session, pages, roles, recentWrites, userCache, directory, search } = dependencies

  const cacheUsers = (users: readonly User[]) => {
    roles.record(users)
    userCache.add(users)
    directory.update(users)
  }

  const listUsers = async (request: PageRequest, signal: AbortSignal): Promise<UsersAnswer> => {
    const mark = recentWrites.mark()
    const answer = await askInSession(() => pages.get(request, signal))
    const users = answer.users.map((user) => recentWrites.newest(user, mark))
    session.count(answer.total)
    cacheUsers(users)
    return { ...answer, users, found: null }
  }

  return {
    async users({ query, ...request }, signal) {
      if (query === null) return listUsers(request, signal)
      pages.unprime()
      const answer = await askInSession((api) => search.find(api, { ...query, ...request }, signal))
      const { users, total, ...found } = answer
      userCache.add(users)
      const more = request.page * request.size < total
      return { users, unreadable: 0, total, more, found }
    },

    async user({ userId }, signal) {
      pages.unprime()
      const mark = recentWrites.mark()
      const read = await askInSession((api) => getUser(api, userId, signal))
      const user = recentWrites.newest(read, mark)
      cacheUsers([user])
      return user
    },
  }
}
