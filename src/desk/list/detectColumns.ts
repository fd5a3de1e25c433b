import { isUuid } from '../../operations/person.ts'
import { fold } from '../../text/fold.ts'
import type { Row } from '../../text/readCsv.ts'
import type { ColumnKind } from './types.ts'
import { parseStatus } from './values.ts'

/** Header names in English, Polish and German, folded, letters only. Null: known, but not used. */
const headerNames: [ColumnKind | null, string][] = [
  ['id', 'id userid personid identifier uuid guid idpid identyfikator iduzytkownika benutzerid kennung'],
  [
    'email',
    'email mail emailaddress mailaddress address emailadresse mailadresse adresemail adrese poczta useremail login username upn',
  ],
  [
    'name',
    'name fullname displayname person employee user imieinazwisko nazwiskoiimie pracownik osoba vollername',
  ],
  ['name', 'anzeigename mitarbeiter mitarbeiterin vorundnachname nachnamevorname benutzer uzytkownik'],
  ['firstName', 'firstname givenname forename first imie imiona vorname rufname'],
  ['lastName', 'lastname surname familyname last nazwisko nachname familienname zuname'],
  ['title', 'title jobtitle position job stanowisko tytul funktion titel stelle berufsbezeichnung'],
  ['role', 'role rola rolle roleid rolename uprawnienia berechtigung'],
  ['status', 'status state stan zustand'],
  [null, 'created createdat createddatetime lastactivity lastactivitydatetime lastseen utworzono erstellt'],
]

const kindByName = new Map(
  headerNames.flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind])),
)

/** The kinds of columns that identify a user. */
export const identifyingColumns: ReadonlySet<ColumnKind | null> = new Set([
  'person',
  'id',
  'email',
  'name',
  'firstName',
  'lastName',
])

/** Number of lines to look at for the contents of a column. */
const sampleLines = 200

/** Whether the first line is a header: it has known names of columns, and no id or email address. */
export function hasHeader(rows: readonly Row[]): boolean {
  const cells = rows[0]?.cells ?? []
  return (
    cells.some((cell) => kindByName.has(normalizeHeader(cell))) && !cells.some((cell) => isIdOrAddress(cell))
  )
}

/** Detects what each column holds: by its header or, without a known header, by its contents. */
export function detectColumns(rows: readonly Row[], header: boolean, roleNames: ReadonlySet<string>) {
  const width = rows.slice(0, sampleLines).reduce((max, { cells }) => Math.max(max, cells.length), 0)
  if (!header) return detectByContents(rows, width, roleNames)
  const kinds = detectByHeader(rows[0]?.cells ?? [], width)
  if (kinds.some((kind) => identifyingColumns.has(kind))) return kinds
  // The header does not name who is meant, maybe because it is in another language.
  return detectByContents(rows.slice(1), width, roleNames).map((kind, index) => kinds[index] ?? kind)
}

/**
 * Splits lines that hold several users each into one row per user. Does so if all cells are email addresses or all are
 * ids, in a single line or in lines of different lengths. Returns any other list unchanged.
 */
export function splitEntries(rows: readonly Row[]): readonly Row[] {
  const widths = new Set(rows.map(({ cells }) => cells.length))
  if (rows.length > 1 && widths.size === 1) return rows
  const entries = rows.flatMap(({ line, cells }) =>
    cells.filter((cell) => cell.trim() !== '').map((cell) => ({ line, cells: [cell] })),
  )
  const all = (test: (cell: string) => boolean) => entries.every(({ cells: [cell = ''] }) => test(cell))
  return entries.length > rows.length && (all(isAddress) || all(isId)) ? entries : rows
}

function detectByHeader(cells: readonly string[], width: number): (ColumnKind | null)[] {
  const kinds = Array.from(
    { length: width },
    (_, index) => kindByName.get(normalizeHeader(cells[index] ?? '')) ?? null,
  )
  // Beside a first name, "Name" is the last name, as in "Vorname, Name".
  const isLastName = kinds.includes('firstName') && !kinds.includes('lastName')
  return kinds.map((kind, index) => {
    // Of two columns of the same kind, the first counts.
    if (kinds.indexOf(kind) !== index) return null
    return kind === 'name' && isLastName ? 'lastName' : kind
  })
}

function detectByContents(rows: readonly Row[], width: number, roleNames: ReadonlySet<string>) {
  const columns = Array.from({ length: width }, (_, index) => {
    const cells = rows.slice(0, sampleLines).map((row) => row.cells[index]?.trim() ?? '')
    return cells.filter((cell) => cell !== '')
  })
  const kinds = columns.map((cells) => kindOf(cells, roleNames))
  const hasKey = kinds.includes('id') || kinds.includes('email')
  // Without ids or addresses, the first two columns of words are the name. Which one is the first name stays open.
  const words = kinds.flatMap((kind, index) => (kind === 'name' || kind === 'person' ? [index] : []))
  return kinds.map((kind, index) => (kind === 'name' && (hasKey || words.indexOf(index) >= 2) ? null : kind))
}

function kindOf(cells: readonly string[], roleNames: ReadonlySet<string>): ColumnKind | null {
  if (cells.length === 0) return null
  /** The share of cells that pass a test, from 0 to 1. */
  const share = (test: (cell: string) => boolean) => cells.filter((cell) => test(cell)).length / cells.length
  if (share(isId) > 0.9) return 'id'
  if (share(isAddress) > 0.9) return 'email'
  if (share(isIdOrAddress) > 0) return 'person'
  if (share((cell) => parseStatus(cell) !== null) === 1) return 'status'
  if (share((cell) => roleNames.has(fold(cell))) === 1) return 'role'
  return share((cell) => /\p{L}/u.test(cell)) > 0.5 ? 'name' : null
}

const normalizeHeader = (text: string) => fold(text).replaceAll(/[^\p{L}]/gu, '')
const isId = (cell: string) => isUuid(cell.trim())

/** Whether a cell is an id or an email address. */
export const isIdOrAddress = (cell: string) => isId(cell) || isAddress(cell)

/** Whether a cell is an email address, with or without a name before it. */
export function isAddress(cell: string): boolean {
  return /^[^\s@<>]+@[^\s@<>]+$/.test(extractAddress(cell))
}

/** Returns the email address in a cell such as `Anna <anna@x.com>`, or the cell itself. */
export function extractAddress(cell: string): string {
  return (/<([^<>\s@]+@[^<>\s@]+)>/.exec(cell)?.[1] ?? cell).trim()
}
