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

/** Returns the closing line of a file with this many records, which shows whether its end is missing. */
export function closingLine(records: number, previous: string): string {
  return JSON.stringify(linkRecord({ end: records }, previous))
}
