import { chainStart, type Link } from './chain.ts'
import { sha256 } from './sha256.ts'

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
  let previous = chainStart
  let at = 0
  for (const { line, isLast } of linesOf(text)) {
    if (at % 200 === 199) await giveWay()
    at++
    const link = readLink(line)
    if (link === null) return { found: 'changed', at, isLast }
    if (link.previous !== previous) return { found: 'moved', at }
    if (link.isEnd)
      return isLast ? { found: 'intact', records: at - 1, seal: previous } : { found: 'moved', at: at + 1 }
    previous = link.hash
    onRecord(link.record)
  }
  return { found: 'cut', after: at }
}

/** Yields the lines of a text one by one. Splitting a long file at once would block other tasks. */
function* linesOf(text: string): Generator<{ line: string; isLast: boolean }> {
  const length = text.endsWith('\n') ? text.length - 1 : text.length
  for (let start = 0, isLast = false; !isLast;) {
    const lineBreak = text.indexOf('\n', start)
    isLast = lineBreak < 0 || lineBreak >= length
    const end = isLast ? length : lineBreak
    yield { line: text.slice(start, end), isLast }
    start = end + 1
  }
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
