import type { Enrollment } from '../../api/enrollmentSchema.ts'
import type { DirectoryProgress } from '../directory/types.ts'

/** A column that invitations can be sorted by. */
export type InvitationColumn = 'email' | 'name' | 'role' | 'status' | 'sent'

/** A search with a filter and a sort order. */
export interface InvitationsQuery {
  /** The search text, as typed. Each word must occur in the address, the names, the title or the role. */
  text: string
  /** `open` (pending and expired), `all`, or one status by `statusKey`; '' is an unknown status. */
  status: string
  /** Leaves out those sent within this many days, or at an unknown time. Null for all. */
  olderDays: number | null
  sort: { column: InvitationColumn; descending: boolean }
}

/** A query for one page of invitations. */
export interface InvitationsRequest extends InvitationsQuery {
  /** From 1. */
  page: number
  size: number
}

/** An invitation, with the person that the invited person became. */
export interface Invitation extends Enrollment {
  /** Id of the user with this address; null where nobody has it, as far as the directory was read. */
  memberId: string | null
}

/** How many invitations match the text, by status. */
export interface InvitationCounts {
  all: number
  open: number
  /** By `statusKey`; '' is an unknown status. */
  byStatus: Record<string, number>
}

/** One page of the invitations that match a query. */
export interface InvitationsAnswer {
  invitations: Invitation[]
  /** The number of invitations that match. */
  total: number
  counts: InvitationCounts
  /** Whether the API says the name, the role or the time of any invitation. */
  has: { name: boolean; role: boolean; sent: boolean }
  /** The terms to highlight, for `findRanges`. */
  terms: string[]
}

/** Progress of reading all invitations; of users where it speaks of users. */
export interface InvitationsProgress extends DirectoryProgress {
  /** Whether the API filters by status. Null until Roster had a reason to ask. */
  isFilterable: boolean | null
}

/** What to export, and how. */
export interface InvitationsExport {
  query: InvitationsQuery
  format: 'csv' | 'json'
}

/** An exported file. */
export interface ExportedInvitations {
  file: Blob
  name: string
  rows: number
  /** Whether the file holds all that match, as far as that is known. */
  complete: boolean
}
