import type { User } from '../../api/schema.ts'
import type { OperationName } from '../../operations/operation.ts'
import type { Encoding } from '../../text/decode.ts'
import type { Delimiter, Oddity } from '../../text/readCsv.ts'

/** What a column of a list can hold. `person` is whatever tells who is meant: an id, an e-mail address or a name. */
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

/** How a list is to be read and whom it is to be taken to mean; null is left to Roster. */
export interface Reading {
  /** For a list that came as bytes. */
  encoding: Encoding | null
  delimiter: Delimiter | null
  /** Whether the first line names the columns. */
  header: boolean | null
  /** What each column holds, null for nothing of use. */
  columns: (ColumnKind | null)[] | null
  /** Who is meant by a line that can mean several people: ids, by line. */
  chosen: Record<number, string>
}

/** What is to be done, and to whom: to those on the list, or to those who are active and not on it. */
export interface Purpose {
  whom: 'listed' | 'leavers'
  /** `columns` does what makes each person what the columns say; null where nothing is chosen yet. */
  operation: OperationName | 'columns' | null
  /** For the operations that give a role. */
  roleId: string | null
}

/**
 * What a line was matched to. `twice` is someone whom an earlier line means already: that one counts, this one does
 * not.
 */
export type MatchKind = 'matched' | 'ambiguous' | 'notFound' | 'twice'

/** A question about a list that the desk keeps. */
export interface ListRequest extends Reading, Purpose {
  id: string
  /** Which lines: those matched so, those with a problem, or all (null). */
  filter: MatchKind | 'problem' | null
  /** Counts from 1. */
  page: number
  size: number
}

/** A line and whom it means. */
export interface ListLine {
  /** In the text, from 1. */
  line: number
  /** What tells who is meant, as it stands there. */
  says: string
  kind: MatchKind
  /** Who is meant; null unless matched or twice. */
  user: User | null
  /** What told it. */
  by: 'id' | 'email' | 'name' | 'choice' | null
  /** Of an ambiguous line, and of one that was chosen for: who can be meant, at most ten. */
  candidates: User[]
  /** How many can be meant. */
  candidateCount: number
  /** The earlier line that means the same person. */
  twiceOf: number | null
  /** What will be asked for the person, in words. */
  changes: string[]
  /** What of the line can't be done or read. */
  problems: string[]
}

export interface ListAnswer {
  /** Null for a list that came as text. */
  encoding: { used: Encoding; unreadable: number } | null
  delimiter: Delimiter
  header: boolean
  /**
   * `name` is what the first line calls a column, null where that is none; `sample` its first cell with anything in
   * it.
   */
  columns: { name: string | null; sample: string; kind: ColumnKind | null }[]
  /** The first things that are odd about the text, and how many there are. */
  odd: Oddity[]
  oddCount: number
  /** Lines by what they were matched to, and those with a problem. */
  counts: Record<MatchKind | 'problem', number>
  /** One page of those that are asked for: lines, or leavers. */
  lines: ListLine[]
  leavers: User[]
  /** Of how many. */
  total: number
  /** How many operations would be asked for, and for how many people. */
  planned: { requests: number; people: number }
}
