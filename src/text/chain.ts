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

/**
 * Verifies the lines of a file. Calls `giveWay` from time to time, to let other tasks run, and `onRecord` with each record
 * that is as written, without the closing line.
 *
 * It can't detect a chain that was computed again from the first change on. Such a chain has another seal.
 */
export async function verifyChain(
  text: string,
  giveWay: () => Promise<void>,
  onRecord: (record: unknown) => void = () => {},
): Promise<Verdict> {
  const lines = text.replace(/\n$/, '').split('\n')
  let previous = chainStart
  for (const [index, line] of lines.entries()) {
    if (index % 200 === 199) await giveWay()
    const at = index + 1
    const link = readLink(line)
    if (link === null) return { found: 'changed', at, isLast: at === lines.length }
    if (link.previous !== previous) return { found: 'moved', at }
    if (link.isEnd) {
      const hasMore = lines.length > at
      return hasMore ? { found: 'moved', at: at + 1 } : { found: 'intact', records: index, seal: previous }
    }
    previous = link.hash
    onRecord(link.record)
  }
  return { found: 'cut', after: lines.length }
}

/** Returns the link of a line whose hash is right; null for any other line. */
function readLink(line: string): (Link & { isEnd: boolean; record: unknown }) | null {
  const [, body, hash] = /^(\{.*),"hash":"([\da-f]{64})"\}$/s.exec(line) ?? []
  if (body === undefined || hash === undefined || sha256(`${body}}`) !== hash) return null
  try {
    const record = JSON.parse(`${body}}`) as { previous: string; end?: number }
    return { previous: record.previous, hash, isEnd: record.end !== undefined, record }
  } catch {
    return null
  }
}
