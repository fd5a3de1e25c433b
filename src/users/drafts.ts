import type { User } from '../api/schema.ts'
import type { OperationName } from '../operations/operation.ts'
import { forgetWithSession } from '../organization/forgetWithSession.ts'
import { keepDraftOverReload } from '../session/draftsOverReload.ts'

/** An open dialog: the operation, the person as shown when it opened, and the text typed in it so far. */
export interface OperationDraft {
  operation: OperationName
  user: User
  typed?: Record<string, string>
}

/** The draft of the open dialog. In memory only: it survives a rejected token, and a reload for a new version. */
let current: OperationDraft | null = null
keepDraftOverReload('dialog', { get: () => current, set: saveDraft })
forgetWithSession(forgetDraft)

/** Saves what is typed in the open dialog. */
export function saveDraft(draft: OperationDraft) {
  current = draft
}

/** Discards the draft, because its dialog closes. */
export function forgetDraft() {
  current = null
}

/**
 * Returns the draft about one of these people, to continue after the session ended. It holds the person as shown then,
 * so that changes by others since are noticed.
 */
export function findDraft(users: User[]): OperationDraft | null {
  return users.some(({ id }) => id === current?.user.id) ? current : null
}
