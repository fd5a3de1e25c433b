import type { Entry } from '../desk/journal/entry.ts'
import { byteOrderMark, csvHeader, csvRecord, escapeFormula } from '../text/csv.ts'

const columns: [name: string, cell: (entry: Entry) => string | number | null | undefined][] = [
  ['Entry', ({ n }) => n],
  ['Time', ({ at }) => at],
  ['User ID', ({ person }) => person.id],
  ['Name', ({ person }) => person.name],
  ['Email', ({ person }) => person.email],
  ['Operation', ({ operation }) => operation],
  ['Input', ({ input }) => input && JSON.stringify(input)],
  ['Undoes entry', ({ undoes }) => undoes],
  ['Before', ({ before }) => before && JSON.stringify(before)],
  ['After', ({ after }) => after && JSON.stringify(after)],
  ['Outcome', ({ outcome }) => outcome],
  ['Known', ({ known }) => known],
  ['Error', ({ error }) => error && [error.kind, error.status, error.message].filter(Boolean).join(' ')],
  ['Error ID', ({ error }) => error?.fingerprint],
  ['Duration (ms)', ({ duration }) => duration],
  ['Calls', ({ calls }) => calls.map(({ method, path }) => `${method} ${path}`).join('\n')],
  ['Invitation ID', ({ enrollmentId }) => enrollmentId],
  ['SHA-256', ({ hash }) => hash],
]

/** Formats journal entries as CSV for spreadsheets. Only JSON Lines files can be verified. */
export function journalCsv(entries: readonly Entry[]): string {
  const records = entries.map((entry) => columns.map(([, cell]) => escapeFormula(String(cell(entry) ?? ''))))
  return byteOrderMark + csvHeader(columns.map(([name]) => name)) + records.map(csvRecord).join('')
}
