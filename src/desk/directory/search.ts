import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import { getUser } from '../../api/users.ts'
import type { Directory } from './directory.ts'
import type { DirectoryAnswer, DirectoryQuery } from './types.ts'

/**
 * How long a query waits until the directory is read, in milliseconds after reading began, and then for the roles. Longer
 * only for a first page.
 */
const maxWaitMs = 1000

interface Dependencies {
  directory: Directory
  /** The read of the roles to wait for; null if there are roles, or nobody has asked for them. */
  firstRolesRead: () => Promise<unknown> | null
  /** Resolves after this many milliseconds. */
  delay: (ms: number) => Promise<void>
}

/**
 * Creates the search over an API that only lists users. The first query starts reading the directory; queries made
 * while it is read are answered from the users read so far.
 */
export function createSearch({ directory, firstRolesRead, delay }: Dependencies) {
  /** Ids that do not exist, so that they are looked up once. */
  const unknownIds = new Set<string>()

  /** Looks up a user whose id was searched for and who is not in the directory (yet). */
  const lookUpId = async (api: Api, text: string, signal: AbortSignal): Promise<User[]> => {
    const id = directory.unknownId(text)
    if (id === null || unknownIds.has(id)) return []
    try {
      return [await getUser(api, id, signal)]
    } catch (error) {
      // It may be an identity provider's id, which the API does not look up.
      if (!(error instanceof ApiError) || (error.kind !== 'notFound' && error.kind !== 'invalid')) throw error
      unknownIds.add(id)
      return []
    }
  }

  return {
    /** Returns one page of the users who match. Throws ApiError. */
    async find(api: Api, query: DirectoryQuery, signal: AbortSignal): Promise<DirectoryAnswer> {
      if (directory.progress().state === 'idle') directory.start()
      directory.update(await lookUpId(api, query.text, signal))
      await directory.untilRead(maxWaitMs)
      // While nobody is loaded there is nothing to search.
      await directory.untilSomeone()
      // Without the names of roles, their ids would be searched and sorted.
      const roles = firstRolesRead()
      if (roles) await Promise.race([roles.catch(() => {}), delay(maxWaitMs)])
      signal.throwIfAborted()
      return directory.query(query)
    },

    forget: () => unknownIds.clear(),
  }
}
