import { forgetWithSession } from '../organization/forgetWithSession.ts'
import { keepDraftOverAnyReload } from '../session/draftsOverAnyReload.ts'
import { autoDetect, type ListDraft, newListId } from './listDraft.ts'

/** A list of people to invite, with the choices made so far. */
export interface InviteDraft extends Pick<ListDraft, 'id' | 'source' | 'fileName' | 'reading'> {
  /** The role of lines without one. Null: not chosen yet. */
  roleId: string | null
  /** Whether only lines that match nobody are shown, because the list was reconciled before. */
  unmatchedOnly: boolean
}

let saved: InviteDraft | null = null
keepDraftOverAnyReload('invite', { get: () => saved, set: saveInviteDraft })
forgetWithSession(() => saveInviteDraft(null))

/** Creates the draft of a list that was just given. */
export function newInviteDraft(given: Pick<InviteDraft, 'source' | 'fileName' | 'roleId'>): InviteDraft {
  return { ...given, id: newListId(), reading: autoDetect, unmatchedOnly: false }
}

/** Returns the list as it was before leaving the page, or before the session expired. */
export function savedInviteDraft(): InviteDraft | null {
  return saved
}

/** Saves the list in memory for the next visit of the page. */
export function saveInviteDraft(draft: InviteDraft | null) {
  saved = draft
}
