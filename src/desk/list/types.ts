import type { User } from '../../api/schema.ts'
import type { OperationName } from '../../operations/operation.ts'
import type { Encoding } from '../../text/decode.ts'
import type { Delimiter, Oddity } from '../../text/readCsv.ts'

/** What a column of a list holds. `person` is an id, an email address or a name, different from line to line. */
export type ColumnKind =
  | 'person'
  | 'id'
  | 'email'
  | 'name'
  | 'firstName'
  | 'lastName'
  | 'title'
  | 'role'
  | 'status'

/** How to read a list, and whom its lines mean. Null: Roster detects it. */
export interface Reading {
  /** For a list given as bytes. */
  encoding: Encoding | null
  delimiter: Delimiter | null
  /** Whether the first line is a header. */
  header: boolean | null
  /** What each column holds; null for a column that is not used. */
  columns: (ColumnKind | null)[] | null
  /** Ids of the users chosen for ambiguous lines, by line. */
  chosen: Record<number, string>
}

/** What to do, and to whom. */
export interface Purpose {
  /** `listed`: users on the list. `leavers`: active users who are not on it. */
  whom: 'listed' | 'leavers'
  /** `columns` changes each user to what the columns say. Null: not chosen yet. */
  operation: OperationName | 'columns' | null
  /** For operations that need a role. */
  roleId: string | null
}

/** The result of matching a line. `twice`: an earlier line means the same user, so this line is ignored. */
export type MatchKind = 'matched' | 'ambiguous' | 'notFound' | 'twice'

/** A request for one page of a list. */
export interface ListRequest extends Reading, Purpose {
  id: string
  /** Which lines to return; null for all. */
  filter: MatchKind | 'problem' | null
  /** From 1. */
  page: number
  size: number
}

/** A line of a list and the user whom it means. */
export interface ListLine {
  /** Line number in the text, from 1. */
  line: number
  /** The cells that identify the user, as in the list. */
  says: string
  kind: MatchKind
  /** Null unless the line is `matched` or `twice`. */
  user: User | null
  /** What the line was matched by. */
  by: 'id' | 'email' | 'name' | 'choice' | null
  /** The users whom an ambiguous line may mean, also after one was chosen; at most ten. */
  candidates: User[]
  /** The number of all candidates. */
  candidateCount: number
  /** The earlier line that means the same user. */
  twiceOf: number | null
  /** What changes for the user, in words. */
  changes: string[]
  /** What can't be done or read, in words. */
  problems: string[]
}

/** One page of a list, with the counts of all its lines. */
export interface ListAnswer {
  /** Null for a list given as text. `unreadable`: characters that could not be decoded. */
  encoding: { used: Encoding; unreadable: number } | null
  delimiter: Delimiter
  header: boolean
  /** `name` is the header, null if there is none; `sample` is the first cell that is not blank. */
  columns: { name: string | null; sample: string; kind: ColumnKind | null }[]
  /** Warnings about the text: the first ones, and how many there are. */
  odd: Oddity[]
  oddCount: number
  /** The number of lines by result, and of lines with a problem. */
  counts: Record<MatchKind | 'problem', number>
  /** One page of lines, or of leavers. */
  lines: ListLine[]
  leavers: User[]
  /** The number of lines (or leavers) on all pages. */
  total: number
  /** How many requests the plan would have, and for how many people. */
  planned: { requests: number; people: number }
}
