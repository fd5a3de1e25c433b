import type { InvitationPlanRow, SkipReason } from '../plan/types.ts'
import type { ListFormat, Reading } from './types.ts'

/** What would happen with a line. `checkAddress`: it looks mistyped, so that it is excluded at first. */
export type InviteOutcome = 'invite' | 'checkAddress' | SkipReason

/** Requests one page of a list of people to invite. */
export interface InviteListRequest extends Reading {
  /** The list, as kept by `keepList`. */
  id: string
  /** The role of lines without one. Null: not chosen yet. */
  roleId: string | null
  /** Whether to leave out lines that refer to someone here, or may refer to several people. */
  unmatchedOnly: boolean
  /** Null for all. */
  filter: InviteOutcome | null
  /** From 1. */
  page: number
  size: number
}

/** One page of a list of people to invite. */
export interface InviteListAnswer extends ListFormat {
  /** `row` is the index on the list, from 0. */
  lines: InvitationPlanRow[]
  /** The number of lines on all pages. */
  total: number
  /** Of all lines, by what would happen. */
  counts: Partial<Record<InviteOutcome, number>>
  /** What may be missing from what is known. */
  cautions: string[]
  /** Whether every line has a role of its own. */
  hasRoles: boolean
}
