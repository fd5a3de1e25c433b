import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role, User } from '../../api/schema.ts'
import { operations } from '../../operations/operations.ts'
import type { OperationRequest, Permission } from '../../operations/operation.ts'
import { beginEntry } from '../journal/beginEntry.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import { personEntry } from './personEntry.ts'
import { type Outcome, sendAndVerify } from '../write/sendAndVerify.ts'

interface Dependencies {
  journal: Journal
  /** The roles, as far as they are known. */
  roles: () => readonly Role[]
  /** Milliseconds since 1970. */
  now: () => number
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  isCurrent: (api: Api) => boolean
  /** Records that the token lacks a permission. */
  lack: (permission: Permission) => void
}

export type ExecuteAndLog = ReturnType<typeof createExecuteAndLog>

/** Creates the one function that every operation goes through. */
export function createExecuteAndLog({ isCurrent, lack, ...dependencies }: Dependencies) {
  /**
   * Runs one operation and adds it to the journal. Calls `onRead` whenever the person was read. `before` is the person
   * as read right before; `undoes` is the number of the entry that this undoes. Throws ApiError.
   */
  return async (
    api: Api,
    request: OperationRequest,
    onRead: (user: User) => void,
    before: User,
    undoes: number | null = null,
  ): Promise<Outcome & { entry: Entry }> => {
    const entry = beginEntry(dependencies, api, {
      request,
      kind: personEntry(request, dependencies.roles),
      before,
      undoes,
    })
    const recordRead = (user: User) => {
      entry.recordRead(user)
      onRead(user)
    }
    try {
      const outcome = await sendAndVerify(entry.http, request, recordRead, before)
      return { ...outcome, entry: entry.end({ outcome }) }
    } catch (error) {
      entry.end({ error })
      const { permission } = operations[request.operation]
      // A token that reads users has can_manage_users, so a 403 says something new only about other permissions.
      const isForbidden = error instanceof ApiError && error.kind === 'forbidden'
      if (isForbidden && permission === 'can_reset_2fa' && isCurrent(api)) lack(permission)
      throw error
    }
  }
}
