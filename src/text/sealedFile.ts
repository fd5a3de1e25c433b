import { chainStart, closingLine, linkRecord } from './chain.ts'
import { type Verdict, verifyChain } from './verifyChain.ts'

/**
 * First record of a sealed file. Like the journal, such a file is JSON Lines in which each line holds the hash of the one
 * before it, so that an edit is found at its line. "Verify a journal file" verifies it too.
 */
export interface SealedHeader {
  /** What the file is: "roster snapshot". Files of another kind are refused. */
  kind: string
  /** Version of the format, from 1. Files of a newer version are refused. */
  version: number
}

/** What is wrong with a sealed file. */
export type SealedFileFault =
  /** It is of another kind, or not a sealed file at all. */
  | { is: 'other' }
  /** A newer Roster wrote it. */
  | { is: 'newer'; version: number }
  /** It was edited or cut off. Line 1 is the header. */
  | { is: 'broken'; verdict: Exclude<Verdict, { found: 'intact' }> }

/** The content of a sealed file that is exactly as Roster wrote it. Its shape is not checked. */
export interface SealedContent {
  is: 'intact'
  header: SealedHeader & Record<string, unknown>
  /** The records after the header. They also have the members of `Link`. */
  records: unknown[]
  /** The hash of the last record. It tells the file from any other. */
  seal: string
}

/** Starts writing a sealed file. The header's `kind` and `version` come first in its line, as `readSealedFile` expects. */
export function createSealedFile({ kind, version, ...facts }: SealedHeader & Record<string, unknown>) {
  let seal = chainStart
  let count = 0
  const line = (record: object): string => {
    const linked = linkRecord(record, seal)
    seal = linked.hash
    count++
    return `${JSON.stringify(linked)}\n`
  }
  return {
    /** The first line. */
    header: line({ kind, version, ...facts }),
    /** Returns the line of the next record. A record must not have a member `end`, which marks the closing line. */
    line,
    /** Returns the closing line. */
    end: (): string => `${closingLine(count, seal)}\n`,
    /** Returns the hash of the last record so far. */
    seal: (): string => seal,
  }
}

/**
 * Reads and verifies a sealed file of one kind, up to a version. Calls `giveWay` from time to time, to let other tasks run.
 *
 * It can't detect that all hashes were computed again. Such a file has another seal.
 */
export async function readSealedFile(
  text: string,
  expected: SealedHeader,
  giveWay: () => Promise<void>,
): Promise<SealedContent | SealedFileFault> {
  if (!text.startsWith(`{"kind":${JSON.stringify(expected.kind)},`)) return { is: 'other' }
  const records: unknown[] = []
  const verdict = await verifyChain(text, giveWay, (record) => records.push(record))
  if (verdict.found !== 'intact') return { is: 'broken', verdict }
  // Even the last line break belongs to the file as it was written.
  if (!text.endsWith('\n')) return { is: 'broken', verdict: { found: 'cut', after: records.length + 1 } }
  const header = records.shift() as SealedContent['header']
  const { version } = header
  if (typeof version !== 'number' || version < 1) return { is: 'other' }
  if (version > expected.version) return { is: 'newer', version }
  return { is: 'intact', header, records, seal: verdict.seal }
}
