import type { ApiErrorKind } from '../../api/error.ts'
import type { User } from '../../api/schema.ts'

/** A range of time in milliseconds since 1970: from `from` (inclusive) to `to` (exclusive). Null is open. */
export interface DateRange {
  from: number | null
  to: number | null
}

/** A column that users can be sorted by. */
export type SortColumn = 'name' | 'title' | 'role' | 'status' | 'created' | 'activity'

/** Filters that only links set. A user matches if every filter that is set matches. */
export interface ExtraFilters {
  /** Matches any of these domains of email addresses; '' is no domain. With `-` in front, matches all others. */
  domain: string[]
  /** Matches users created at most this many days ago. */
  joinedDays: number | null
  /** Matches users created at least this many days ago. */
  olderDays: number | null
  /** Matches users without a first or a last name, or without a title. */
  missing: 'name' | 'title' | null
  /** Matches users who have the same name as another user with another email address. */
  duplicate: boolean
  /** Matches users whose last activity the API gave in a form that can't be read. */
  unknownActivity: boolean
}

/** A search with filters and a sort order. A user matches if every filter that is set matches. */
export interface Query {
  /** The search text, as typed or pasted. */
  text: string
  /**
   * Matches any of these statuses, compared by `statusKey`; '' is an unknown status. With `-` in front, matches all
   * others. Empty: no filter.
   */
  status: string[]
  /** Matches any of these role ids; '' is an unknown role. With `-` in front, matches all others. Empty: no filter. */
  role: string[]
  created: DateRange
  /**
   * Last activity. Matches the range, at least `olderThanDays` and at most `withinDays` days ago. `never` also matches
   * users without any activity.
   */
  activity: DateRange & { olderThanDays: number | null; withinDays?: number; never: boolean }
  /** Matches only users without a first name, a last name or a title. */
  incomplete: boolean
  /** Absent if none of these filters is set. */
  extra?: ExtraFilters
  /** Null for the API's order. */
  sort: { column: SortColumn; descending: boolean } | null
}

/** A query for one page of users. */
export interface DirectoryQuery extends Query {
  /** From 1. */
  page: number
  size: number
}

/** How many users each filter value would match together with the text and all other filters. */
export interface DirectoryCounts {
  /** By `statusKey`, for every status that someone has; '' is an unknown status. */
  status: Record<string, number>
  /** By role id, for every role that someone has; '' is an unknown role. */
  role: Record<string, number>
  incomplete: number
  never: number
}

/** How the entries of a pasted list were matched. Each entry is counted once. */
export interface EntryCounts {
  /** Entries that match exactly one user. */
  matched: number
  /** Entries that match several users, all of which are found. */
  ambiguous: number
  notFound: number
  /** Entries that match the same user as an earlier entry. */
  duplicates: number
}

/** One page of the users who match a query. */
export interface DirectoryAnswer {
  /** Without `more` and `unread`, which the directory does not keep. */
  users: User[]
  /** The number of users who match. */
  total: number
  counts: DirectoryCounts
  /** Whether not everyone has been read yet, so that more users may match. False while everyone is read again. */
  isPartial: boolean
  /** Whether the text was read as a list. */
  list: boolean
  /** How the entries of the list were matched even without filters; null if the text is not a list. */
  entries: EntryCounts | null
  /** The entries of a list that match nobody even without filters, as pasted. */
  notFound: string[]
  /** The terms to highlight, for `findRanges`. */
  terms: string[]
}

/** How many users who match a query have each domain in their email address; '' is none. */
export interface DomainCounts {
  domains: Record<string, number>
  /** Whether not everyone has been read yet. */
  isPartial: boolean
}

/** The number of users who match a query, and the counts of other filter values. */
export interface DirectoryCount extends Pick<DirectoryAnswer, 'total' | 'counts' | 'isPartial'> {}

/** The progress of reading the directory. */
export interface DirectoryProgress {
  state: 'idle' | 'reading' | 'paused' | 'done' | 'cancelled'
  /** Entries read since reading began, each counted once. Includes unreadable ones. */
  read: number
  /** Total number of users as given by the API; null if it gives none. */
  total: number | null
  /** Reading speed, in entries per second. */
  perSecond: number
  /** When the oldest data was requested, in milliseconds since 1970; null if there is none. */
  readAt: number | null
  /** How many users of the API's total are missing in the end, apart from failed pages. */
  missing: number
  /** Whether the list may have changed until the end, so that users may be missing without being counted. */
  moving: boolean
  /** Entries that could not be parsed. */
  unreadable: number
  /** Pages that could not be read, from 1. Known in the end, like their size `pageSize`. */
  failedPages: number[]
  pageSize: number | null
  /** Whether everyone was read to the end at least once. Until then, all counts are partial. */
  hasEveryone: boolean
  /** How many people were read when everyone was read last; 0 before. */
  everyone: number
  /** Why a page failed, or why reading paused or ended; null if all went well so far. */
  error: ApiErrorKind | null
  /** The end of a pause that the API asked for, in milliseconds since 1970; null if there is none. */
  waitsUntil: number | null
  /** A number that changes whenever the result of a query may change. */
  version: number
}
