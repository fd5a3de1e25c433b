import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import { getRoles } from '../../api/roles.ts'
import type { UserPage } from '../../api/schema.ts'
import { getUsers } from '../../api/users.ts'
import type { CurrentSession } from './currentSession.ts'
import type { SessionState } from './sessionState.ts'

/** How to open a session. */
interface Opening extends Pick<SessionState, 'mode' | 'hint'> {
  api: Api
  /** Identifies the organization later, as a salted hash. Null where Roster has no token. */
  key: string | null
  /** Whether the journal and plans of another organization may be forgotten. */
  forget: boolean
}

/**
 * Reads the first page of users; if that succeeds, the API becomes the session's. Returns null and changes nothing if
 * it belongs to another organization than the journal and plans that are kept. Throws ApiError.
 */
export type OpenSession = (opening: Opening, signal: AbortSignal) => Promise<UserPage | null>

/** Page size of the first call: the table's default, so that its first page is already loaded. */
export const firstPageSize = 20

/** Opens sessions, each with one call that shows whether the API accepts the token. */
export function createOpenSession(current: CurrentSession): OpenSession {
  const { organization } = current
  const canResume = () => ['expired', 'locked'].includes(current.state().ended ?? '')

  /** Whether this is the organization of the previous session. False if that cannot be decided. */
  const isSame = async (api: Api, hashes: readonly string[], signal: AbortSignal) => {
    if (organization.isSame(hashes)) return true
    try {
      return await organization.isSameByRoles(await getRoles(api, signal))
    } catch (error) {
      if (error instanceof ApiError) return false
      throw error
    }
  }

  return async ({ api, key, mode, hint, forget }, signal) => {
    const first = await getUsers(api, { page: 0, size: firstPageSize }, signal)
    const hashes = await organization.hashes(
      key,
      first.rows.filter((row) => row !== null),
    )
    const isOther = canResume() && !(await isSame(api, hashes, signal))
    if (isOther && canResume() && !forget) return null
    // Another tab may have signed in meanwhile, perhaps to another organization: nothing of that session may stay.
    if (current.state().signedIn || isOther) current.end('signedOut')
    organization.remember(hashes)
    current.begin(api, key, { mode, hint, people: first.total })
    return first
  }
}
