import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import { operations } from '../../operations/operations.ts'
import type { OperationRequest, Permission } from '../../operations/operation.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import { type Outcome, sendAndVerify } from '../write/sendAndVerify.ts'

interface Dependencies {
  journal: Journal
  isCurrent: (api: Api) => boolean
  /** The token lacks a permission. */
  lack: (permission: Permission) => void
}

export type ExecuteAndLog = ReturnType<typeof createExecuteAndLog>

/** What every operation passes. */
export function createExecuteAndLog({ journal, isCurrent, lack }: Dependencies) {
  /**
   * Carries out one operation and writes it down. `told` gets the person whenever they were read; `before` is the person
   * as read right before; `undoes` the number of the entry that it takes back. Throws ApiError.
   */
  return async (
    api: Api,
    request: OperationRequest,
    told: (user: User) => void,
    before: User,
    undoes: number | null = null,
  ): Promise<Outcome & { entry: Entry }> => {
    const entry = journal.begin(api, { request, before, undoes })
    const heard = (user: User) => {
      entry.seen(user)
      told(user)
    }
    try {
      const outcome = await sendAndVerify(entry.http, request, heard, before)
      return { ...outcome, entry: entry.end({ outcome }) }
    } catch (error) {
      entry.end({ error })
      const { permission } = operations[request.operation]
      // The token reads users, so it has can_manage_users: a 403 teaches only what reading can't show.
      const forbidden = error instanceof ApiError && error.kind === 'forbidden'
      if (forbidden && permission === 'can_reset_2fa' && isCurrent(api)) lack(permission)
      throw error
    }
  }
}
