import { sha256 } from './sha256.ts'

/** What ties a record to the one before it. The hash is the last member, so that it is the end of its line. */
export interface Link {
  /** The hash of the record before; of the first one, `start`. */
  previous: string
  /** SHA-256 of the record's line without this member. */
  hash: string
}

/** Before the first record. */
export const start = '0'.repeat(64)

/** Ties a record to the one before it. As a line it is `JSON.stringify` of what this gives. */
export function chained<T extends object>(record: T, previous: string): T & Link {
  const linked = { ...record, previous }
  return { ...linked, hash: sha256(JSON.stringify(linked)) }
}

/** What a chain of lines that was saved as a file was found to be. */
export type Verdict =
  /** As it was written: so many records, and the hash of the last one, by which it can be told from another. */
  | { found: 'intact'; records: number; seal: string }
  /** This line (from 1) is not what was written there; if it is the last one, the file may be cut in the middle of it. */
  | { found: 'changed'; at: number; isLast: boolean }
  /** Before this line (from 1) something was taken away or put in, or it stood elsewhere. */
  | { found: 'moved'; at: number }
  /** The end is missing: so many lines are as they were written. */
  | { found: 'cut'; after: number }

/** The line that closes a file of so many records, so that a missing end shows. */
export function closing(records: number, previous: string): string {
  return JSON.stringify(chained({ end: records }, previous))
}

/**
 * Examines the lines of a file, which is to end with a closing line; gives way to others now and then. What it can't
 * find: a chain that was computed anew from its first change on. That has another seal.
 */
export async function examine(text: string, giveWay: () => Promise<void>): Promise<Verdict> {
  const lines = text.replace(/\n$/, '').split('\n')
  let previous = start
  for (const [place, line] of lines.entries()) {
    if (place % 200 === 199) await giveWay()
    const at = place + 1
    const link = linkOf(line)
    if (link === null) return { found: 'changed', at, isLast: at === lines.length }
    if (link.previous !== previous) return { found: 'moved', at }
    if (link.isEnd) {
      const more = lines.length > at
      return more ? { found: 'moved', at: at + 1 } : { found: 'intact', records: place, seal: previous }
    }
    previous = link.hash
  }
  return { found: 'cut', after: lines.length }
}

/** The link of a line that is as it was written; null for any other line. */
function linkOf(line: string): (Link & { isEnd: boolean }) | null {
  const [, body, hash] = /^(\{.*),"hash":"([\da-f]{64})"\}$/s.exec(line) ?? []
  if (body === undefined || hash === undefined || sha256(`${body}}`) !== hash) return null
  try {
    const record = JSON.parse(`${body}}`) as { previous: string; end?: number }
    return { previous: record.previous, hash, isEnd: record.end !== undefined }
  } catch {
    return null
  }
}
