import { onDesk } from '../desk/port/client.ts'
import type { Purpose, Reading } from '../desk/list/types.ts'
import { keepDraftOverReload } from '../session/draftsOverReload.ts'

/** A list that is being reconciled: what was pasted or chosen, and what was chosen about it. */
export interface ListDraft {
  /** By which the desk keeps it; another one for each text. */
  id: string
  /** As pasted, or the bytes of a file. */
  source: string | Uint8Array
  /** Of the file. */
  fileName: string | null
  reading: Reading
  purpose: Purpose
}

/** Where nothing was chosen: all as Roster finds it. */
export const plainReading: Reading = {
  encoding: null,
  delimiter: null,
  header: null,
  columns: null,
  chosen: {},
}

let kept: ListDraft | null = null
keepDraftOverReload('list', { get: () => kept, set: keepList })

/** The list as it was left: by opening a person of it, or by a session that ended by itself. */
export function keptList(): ListDraft | null {
  return kept
}

/** Keeps the list in memory for when one comes back to it. */
export function keepList(draft: ListDraft | null) {
  kept = draft
}

// Here and not where the session is followed: that is in the first script, which knows nothing of lists.
onDesk('session', ({ signedIn, ended }) => {
  if (!signedIn && ended !== 'expired') kept = null
})
