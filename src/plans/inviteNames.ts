import { forgetWithSession } from '../organization/forgetWithSession.ts'
import { keepDraftOverAnyReload } from '../session/draftsOverAnyReload.ts'

/** Name and title typed for a single address. */
interface InviteNames {
  firstName: string
  lastName: string
  title: string
}

export const noNames: InviteNames = { firstName: '', lastName: '', title: '' }

let saved = noNames
keepDraftOverAnyReload('inviteNames', { get: namesToKeep, set: saveInviteNames })
forgetWithSession(() => saveInviteNames(noNames))

/** Returns the names; null where none was typed. */
function namesToKeep(): InviteNames | null {
  return Object.values(saved).some((name) => name !== '') ? saved : null
}

/** Returns the names as they were before leaving the page, or before the session expired. */
export function savedInviteNames(): InviteNames {
  return saved
}

/** Saves the names in memory for the next visit of the page. */
export function saveInviteNames(names: InviteNames) {
  saved = names
}
