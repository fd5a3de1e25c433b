import type { InvitationPlanRow, SkipReason } from '../plan/types.ts'
import type { ListLayout, Reading } from './types.ts'

/** What would happen with a line. `checkAddress`: it looks mistyped, so that it is excluded at first. */
export type InviteOutcome = 'invite' | 'checkAddress' | SkipReason

/** Requests one page of a list of people to invite. */
export interface InviteListRequest extends Reading {
  /** The list, as kept by `keepList`. */
  id: string
  /** The role of lines without one. Null: not chosen yet. */
  roleId: string | null
  /** Null for all. */
  filter: InviteOutcome | null
  /** From 1. */
  page: number
  size: number
}

/** One page of a list of people to invite. */
export interface InviteListAnswer {
  /** `row` is the number of the line. */
  lines: InvitationPlanRow[]
  /** The number of lines on all pages. */
  total: number
  /** Of all lines, by what would happen. */
  counts: Partial<Record<InviteOutcome, number>>
  /** What may be missing from what is known. */
  cautions: string[]
  layout: ListLayout
  /** Whether a column holds roles. */
  hasRoles: boolean
  /** Headers of the columns. */
  columns: readonly string[]
}
