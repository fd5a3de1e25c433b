import type { User } from '../api/schema.ts'
import type { OperationName } from '../operations/operation.ts'
import { keepDraftOverReload } from '../session/draftsOverReload.ts'

/** An operation that is being asked about in a dialog, with what was typed there before the session ended. */
export interface Asked {
  operation: OperationName
  user: User
  typed?: Record<string, string>
}

/** What is typed in the open dialog. Only memory: it outlives a token that is refused, and a reload for a new version. */
let kept: Asked | null = null
keepDraftOverReload('dialog', { get: () => kept, set: keepDraft })

/** Remembers what is typed in the open dialog. */
export function keepDraft(draft: Asked) {
  kept = draft
}

/** Forgets it: the dialog was closed, or the session was signed out. */
export function forgetDraft() {
  kept = null
}

/**
 * What was being typed about one of these people when the session ended, to go on with: about the person as they were
 * shown then, so that what others have changed since is noticed.
 */
export function keptDraft(users: User[]): Asked | null {
  return users.some(({ id }) => id === kept?.user.id) ? kept : null
}
