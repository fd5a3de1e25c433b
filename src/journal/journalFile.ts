import { desk } from '../desk/port/client.ts'
import type { Entry } from '../desk/journal/entry.ts'
import { download } from '../ui/download.ts'
import { journalCsv } from './journalCsv.ts'

export const journalFormats = ['JSON Lines', 'CSV'] as const
export type JournalFormat = (typeof journalFormats)[number]

/** Saves the whole journal; gives what to tell of it. */
export async function saveJournal(format: JournalFormat): Promise<string> {
  const lines = await desk.journalFile()
  const entries = entriesOf(lines)
  // Without colons, which some systems allow in no file name.
  const name = `roster-activity-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}`
  const save = (ending: string, type: string, text: string) =>
    download(new Blob([text], { type: `${type};charset=utf-8` }), `${name}.${ending}`)
  if (format === 'CSV') save('csv', 'text/csv', journalCsv(entries))
  else save('jsonl', 'application/jsonl', lines)
  const { length } = entries
  return `Saved ${length === 1 ? '1 entry' : `${length} entries`}. Seal: ${entries.at(-1)?.hash ?? 'none'}`
}

/** The entries of a file's lines; the last line closes it. */
function entriesOf(lines: string): Entry[] {
  return lines
    .trimEnd()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Entry)
}
