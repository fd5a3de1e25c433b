import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import { getUser } from '../../api/users.ts'
import type { Directory } from './directory.ts'
import type { DirectoryAnswer, DirectoryQuery } from './types.ts'

/** So long an answer waits for everyone to be read, in milliseconds from when that began; then whoever is here is it. */
const patience = 1000

/** Finds people by a question, over an API that only lists them: everyone is read for it, unless that was done or stopped. */
export function createSearch(directory: Directory) {
  /** Ids that the API knows nobody by. */
  const nobodys = new Set<string>()

  /** Someone asked for by an id who was not read (yet) is read alone. */
  const readUnknown = async (api: Api, text: string, signal: AbortSignal): Promise<User[]> => {
    const id = directory.unknownId(text)
    if (id === null || nobodys.has(id)) return []
    try {
      return [await getUser(api, id, signal)]
    } catch (error) {
      // It may be an identity provider's id, which the API does not look up.
      if (!(error instanceof ApiError) || (error.kind !== 'notFound' && error.kind !== 'invalid')) throw error
      nobodys.add(id)
      return []
    }
  }

  return {
    /** One page of those who match. Throws ApiError. */
    async find(api: Api, query: DirectoryQuery, signal: AbortSignal): Promise<DirectoryAnswer> {
      if (directory.progress().state === 'idle') directory.start()
      directory.update(await readUnknown(api, query.text, signal))
      await directory.settled(patience)
      signal.throwIfAborted()
      return directory.query(query)
    },

    forget: () => nobodys.clear(),
  }
}
