import type { Purpose, Reading } from '../desk/list/types.ts'
import { keepDraft } from './keptDraft.ts'

/** A list that is being reconciled, with the choices made so far. */
export interface ListDraft {
  /** Identifies the list for the desk; each new text gets a new one. */
  id: string
  /** The pasted text, or the bytes of a file. */
  source: string | Uint8Array
  /** Null for pasted text. */
  fileName: string | null
  reading: Reading
  purpose: Purpose
}

/** Detects everything about the list's format. */
export const autoDetect: Reading = {
  encoding: null,
  delimiter: null,
  header: null,
  columns: null,
  chosen: {},
  includedDamage: [],
}

/** For everyone on the list, with no operation chosen yet. */
export const noPurpose: Purpose = { appliesTo: 'listed', operation: null, roleId: null }

/** Creates the id of a list that was just given. */
export function newListId(): string {
  return `${Date.now()} ${Math.random()}`
}

/** The list that is being reconciled. */
export const listDraft = keepDraft<ListDraft>('list')
