import { desk } from '../desk/port/client.ts'
import type { Entry } from '../desk/journal/entry.ts'
import { download } from '../ui/download.ts'
import { journalCsv } from './journalCsv.ts'
import { count } from '../text/count.ts'
import { localTime } from '../text/localTime.ts'

export const journalFormats = ['JSON Lines', 'CSV'] as const
export type JournalFormat = (typeof journalFormats)[number]

/** Downloads the whole journal as a file. Returns the message to announce. */
export async function saveJournal(format: JournalFormat): Promise<string> {
  const lines = await desk.journalFile()
  const entries = parseEntries(lines)
  const name = `roster-activity-${localTime(new Date())}`
  const save = (extension: string, type: string, text: string) =>
    download(new Blob([text], { type: `${type};charset=utf-8` }), `${name}.${extension}`)
  if (format === 'CSV') save('csv', 'text/csv', journalCsv(entries))
  else save('jsonl', 'application/jsonl', lines)
  return savedMessage(entries.length, entries.at(-1)?.hash ?? 'none')
}

const savedMessage = (entries: number, seal: string) =>
  entries === 1 ? `Saved 1 entry. Seal: ${seal}` : `Saved ${count(entries)} entries. Seal: ${seal}`

/** Parses the entries of a journal file, leaving out the closing line. */
function parseEntries(lines: string): Entry[] {
  return lines
    .trimEnd()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Entry)
}
