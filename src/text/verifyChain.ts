import { chainStart, type Link, type Verdict } from './chain.ts'
import { sha256 } from './sha256.ts'

// Apart from chain.ts, so that the desk loads it with the first file only.

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
