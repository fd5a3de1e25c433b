import type { ApiErrorKind } from '../../api/error.ts'
import type { User } from '../../api/schema.ts'

/** Points in time, in milliseconds since 1970: at `from` or later, and before `to`. Null is open. */
export interface DateRange {
  from: number | null
  to: number | null
}

/** What the table can be sorted by. */
export type SortColumn = 'name' | 'title' | 'role' | 'status' | 'created' | 'activity'

/**
 * What can be asked about everyone: whom, and in which order. The values of one filter add up, different filters narrow
 * each other down.
 */
export interface Query {
  /** As typed or pasted. */
  text: string
  /** Any of these; empty for no filter. '' is the unknown status. */
  status: string[]
  /** Any of these roles, by id; empty for no filter. '' is the unknown role. */
  role: string[]
  created: DateRange
  /** Last activity: in the range and at least so many days ago; with `never`, those who were never there as well. */
  activity: DateRange & { olderThanDays: number | null; never: boolean }
  /** Only those without a first name, a last name or a title. */
  incomplete: boolean
  /** Null for the API's own order. */
  sort: { column: SortColumn; descending: boolean } | null
}

/** A question for one page of the answer. */
export interface DirectoryQuery extends Query {
  /** Counts from 1. */
  page: number
  size: number
}

/** How many match the text and all filters but the one that the number stands beside. */
export interface DirectoryCounts {
  /** For every status that is known of; '' is the unknown one. */
  status: Record<string, number>
  /** For every role that is known of, by id; '' is the unknown one. */
  role: Record<string, number>
  incomplete: number
  never: number
}

/** One page of those who match. */
export interface DirectoryAnswer {
  /** Without `more` and `unread`, which the directory does not keep. */
  users: User[]
  /** How many match. */
  total: number
  counts: DirectoryCounts
  /** Whether the text was taken for a list. */
  list: boolean
  /** The entries of a list that nobody was found for, whatever the filters; as they were pasted. */
  notFound: string[]
  /** What was searched for, as `marks` takes it. */
  terms: string[]
}

/** How many match, and how many would with other filters. */
export interface DirectoryCount extends Pick<DirectoryAnswer, 'total' | 'counts'> {}

/** How far reading everyone is. */
export interface DirectoryProgress {
  state: 'idle' | 'reading' | 'paused' | 'done' | 'cancelled'
  /** Entries read in this reading, no one twice; with those that could not be understood. */
  read: number
  /** How many people there are by the API's own count; null where it does not say. */
  total: number | null
  /** Entries a second, over the time that was spent reading. */
  perSecond: number
  /** When the oldest of what is here was asked for, in milliseconds since 1970; null where nothing is. */
  readAt: number | null
  /** How many fewer than the API counts are here in the end, apart from the pages that failed. */
  missing: number
  /** Whether people still moved while everyone was read once more, so that someone may be missing uncounted. */
  moving: boolean
  /** How many entries could not be understood. */
  unreadable: number
  /** Pages that could not be read, counted from 1, of `pageSize` people each; known in the end, as is the size. */
  failedPages: number[]
  pageSize: number | null
  /** Why a page failed, or why reading paused by itself or ended; null where it went well so far. */
  error: ApiErrorKind | null
  /** Until when the API wants to be left alone, in milliseconds since 1970; null where it does not. */
  waitsUntil: number | null
  /** Another number whenever an answer may be another one. */
  version: number
}
