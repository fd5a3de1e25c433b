import { keepDraft } from './keptDraft.ts'
import { autoDetect, type ListDraft, newListId } from './listDraft.ts'

/** A list of people to invite, with the choices made so far. */
export interface InviteDraft extends Pick<ListDraft, 'id' | 'source' | 'fileName' | 'reading'> {
  /** The role of lines without one. Null: not chosen yet. */
  roleId: string | null
  /** Whether only lines that match nobody are shown, because the list was reconciled before. */
  unmatchedOnly: boolean
}

/** The list of people to invite that is being worked on. */
export const inviteDraft = keepDraft<InviteDraft>('invite')

/** Creates the draft of a list that was just given. */
export function newInviteDraft(given: Pick<InviteDraft, 'source' | 'fileName' | 'roleId'>): InviteDraft {
  return { ...given, id: newListId(), reading: autoDetect, unmatchedOnly: false }
}
