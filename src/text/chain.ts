import { sha256 } from './sha256.ts'

/** Links a record to the one before it. The hash comes last, so that it ends the record's line. */
export interface Link {
  /** The hash of the previous record, or `chainStart` for the first one. */
  previous: string
  /** SHA-256 of the record's line without this member. */
  hash: string
}

/** Takes the place of the hash before the first record. */
export const chainStart = '0'.repeat(64)

/** Links a record to the previous one. `JSON.stringify` of the result is the record's line in a file. */
export function linkRecord<T extends object>(record: T, previous: string): T & Link {
  const linked = { ...record, previous }
  return { ...linked, hash: sha256(JSON.stringify(linked)) }
}

/** The result of verifying a file. Lines are counted from 1. */
export type Verdict =
  /** All records are as written. `seal` is the hash of the last one; it tells the file from any other. */
  | { found: 'intact'; records: number; seal: string }
  /** The line at `at` was changed. If it is the last one, the file may be cut off in the middle of it. */
  | { found: 'changed'; at: number; isLast: boolean }
  /** Before the line at `at`, a line was removed, inserted or moved. */
  | { found: 'moved'; at: number }
  /** The end is missing. The first `after` lines are as written. */
  | { found: 'cut'; after: number }

/** Returns the closing line of a file with this many records, which shows whether its end is missing. */
export function closingLine(records: number, previous: string): string {
  return JSON.stringify(linkRecord({ end: records }, previous))
}
