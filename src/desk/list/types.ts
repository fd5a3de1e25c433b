import type { User } from '../../api/schema.ts'
import type { OperationName } from '../../operations/operation.ts'
import type { Encoding } from '../../text/decode.ts'
import type { Delimiter } from '../../text/detectDelimiter.ts'
import type { Oddity } from '../../text/readCsv.ts'

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

/** `table`: one person per line. `entries`: people one after the other, several on a line. */
export type ListLayout = 'table' | 'entries'

/** How to read a list, and who its lines refer to. Null: Roster detects it. */
export interface Reading {
  /** How the text is laid out. Null or missing: Roster detects it. */
  layout?: ListLayout | null
  /** For a list given as bytes. */
  encoding: Encoding | null
  delimiter: Delimiter | null
  /** Whether the first line is a header. */
  header: boolean | null
  /** What each column holds; null for a column that is not used. */
  columns: (ColumnKind | null)[] | null
  /** Ids of the users chosen for ambiguous lines, by the `key` of the line. */
  chosen: Record<string, string>
  /** The lines, by `key`, whose possibly damaged values are used all the same. Missing: none. */
  includedDamage?: 'all' | readonly string[]
}

/** What to do, and who it applies to. */
export interface Purpose {
  /** `listed`: users on the list. `leavers`: active users who are not on it. */
  appliesTo: 'listed' | 'leavers'
  /** `columns` changes each user to what the columns say. Null: not chosen yet. */
  operation: OperationName | 'columns' | null
  /** For operations that need a role. */
  roleId: string | null
}

/** The result of matching a line. `duplicate`: an earlier line refers to the same user, so this line is ignored. */
export type MatchKind = 'matched' | 'ambiguous' | 'notFound' | 'duplicate'

/** A request for one page of a list. */
export interface ListRequest extends Reading, Purpose {
  /** The list, as kept by `keepList`. */
  id: string
  /** Which lines to return; null for all. */
  filter: MatchKind | 'problem' | 'notUnderstood' | 'damaged' | null
  /** From 1. */
  page: number
  size: number
}

/** A line of a list, or one of several entries on a line, and the user it refers to. */
export interface ListLine {
  /** Identifies the entry in `chosen`: the line number, with the number of the entry if it isn't the first: `3.2`. */
  key: string
  /** Line number in the text, from 1. */
  line: number
  /** The cells that identify the user, as in the list. */
  text: string
  kind: MatchKind
  /** Null unless the line is `matched` or `duplicate`. */
  user: User | null
  /** What the line was matched by. */
  by: 'id' | 'email' | 'name' | 'choice' | null
  /** The header of the column that the line was matched by; null if the column has none. */
  matchedBy: string | null
  /** The address as it was read, if something around it was removed, such as `mailto:` or a bullet; else null. */
  cleaned: string | null
  /** Why the line names no single person, as a sentence; null if it was understood. Such a line is `notFound`. */
  notUnderstood: string | null
  /** The users an ambiguous line may refer to, also after one was chosen; at most ten. */
  candidates: User[]
  /** The number of all candidates. */
  candidateCount: number
  /** The earlier line that refers to the same user. */
  duplicateOf: number | null
  /** What changes for the user, in words. */
  changes: string[]
  /** What can't be done or read, in words. */
  problems: string[]
  /** Values that look damaged, in words. They change nothing unless `includedDamage` has the line. */
  damage: string[]
}

/** Columns of which only one can be what their kind says, so that someone has to choose. */
export interface ColumnCandidates {
  kind: ColumnKind
  /** Indexes of the columns. One alone: it may name someone else, such as a manager. */
  columns: number[]
}

/** A possible encoding, with words that it gives: the same words, in the same order, for each candidate. */
export interface EncodingCandidate {
  encoding: Encoding
  samples: string[]
}

/** A possible delimiter, with the cells that it gives for one of the first lines. */
export interface DelimiterCandidate {
  delimiter: Delimiter
  sample: string[]
}

/** How a list was read. */
export interface ListFormat {
  /** Null for a list given as text. `unreadable`: characters that could not be decoded. */
  encoding: { used: Encoding; unreadable: number } | null
  delimiter: Delimiter
  layout: ListLayout
  header: boolean
  /** `name` is the header, null if there is none; `sample` is the first cell that is not blank. */
  columns: { name: string | null; sample: string; kind: ColumnKind | null }[]
  /**
   * Choices of columns that Roster leaves to the user. While there are any, these columns are not used and no plan can be
   * made. A request with `columns` answers them.
   */
  columnCandidates: ColumnCandidates[]
  /**
   * The encodings that the file may have, the used one first; empty if there is no doubt. While there are any, no plan
   * can change profiles. A request with `encoding` answers this.
   */
  encodingCandidates: EncodingCandidate[]
  /**
   * The delimiters that split the list equally well, the used one first; empty if there is no doubt. While there are any,
   * no plan can be made. A request with `delimiter` answers this.
   */
  delimiterCandidates: DelimiterCandidate[]
  /** Warnings about the text: the first ones, and how many there are. */
  odd: Oddity[]
  oddCount: number
}

/** One page of a list, with the counts of all its lines. */
export interface ListAnswer extends ListFormat {
  /** Whether everyone is known. If not, nobody is matched by name: someone who is missing may have the same name. */
  isComplete: boolean
  /** The number of lines by result, of lines with a problem, and of lines with values that look damaged. */
  counts: Record<MatchKind | 'problem' | 'damaged', number>
  /** The number of lines that were not understood. They are among those not found. */
  notUnderstoodCount: number
  /** One page of lines, or of leavers. */
  lines: ListLine[]
  leavers: User[]
  /**
   * For leavers: the first lines that don't identify a single person, or only because one was chosen, with the leavers
   * they resemble as candidates. `count` is the number of all lines without a person.
   */
  unresolved: { lines: ListLine[]; count: number }
  /** The number of lines (or leavers) on all pages. */
  total: number
  /** How many requests the plan would have, and for how many people. */
  planned: { requests: number; people: number }
}
