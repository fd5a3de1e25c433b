import { chainStart, closingLine } from '../../text/chain.ts'
import type { Journal } from './journal.ts'

/** Exports the journal as JSON Lines: one entry per line, then a closing line. Marks all entries as saved. */
export function writeJournalFile(journal: Journal): string {
  const entries = journal.entries()
  const lines = entries.map((entry) => JSON.stringify(entry))
  journal.markSaved()
  return `${[...lines, closingLine(lines.length, journal.seal() ?? chainStart)].join('\n')}\n`
}
