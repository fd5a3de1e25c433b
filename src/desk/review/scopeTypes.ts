import type { Query } from '../directory/types.ts'

/** The people that a review covers. */
export type Scope =
  | { who: 'everyone' | 'privileged' }
  /** People without activity in the last `days` days, and people who were never active. */
  | { who: 'inactive'; days: number }
  /** The filters of the users table. */
  | { who: 'filters'; query: Query }
  /** `incomplete`: everyone who matches was selected, before everyone was read. */
  | { who: 'selected'; ids: string[]; incomplete: boolean }
  /** A pasted list. */
  | { who: 'list'; text: string }

/** Asks for the people of a scope. */
export interface ScopeRequest {
  scope: Scope
  /** Leaves out people whose access was taken away already. */
  withoutTerminated: boolean
}

/** The people of a scope, and how they were read. */
export interface Population {
  people: number
  /** People who match but were left out, because they are terminated. */
  terminated: number
  /** Number of people in the organization, as the API gives it; null if it gives none. */
  total: number | null
  /** When the people were read, in milliseconds since 1970. */
  readAt: number
  /** Whether the people are all who match, as far as that can be known. */
  isComplete: boolean
  /** People of the organization who were not read; null if their number is unknown. */
  unread: number | null
  /** Entries of a list, or selected ids, that are nobody here. */
  notFound: string[]
  /** Entries of a list that may mean several people. All of them are in the review. */
  ambiguous: number
}
