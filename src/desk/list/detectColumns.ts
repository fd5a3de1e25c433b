import { isUuid } from '../../operations/person.ts'
import { fold } from '../../text/fold.ts'
import type { Row } from '../../text/readCsv.ts'
import type { ColumnKind } from './types.ts'
import { statusOf } from './values.ts'

/** What columns are called in English, Polish and German, folded and without what is no letter; `-` is of no use. */
const names: [ColumnKind | null, string][] = [
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

const kindByName = new Map(names.flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind])))

/** What columns say who is meant. */
export const tellsWho: ReadonlySet<ColumnKind | null> = new Set([
  'person',
  'id',
  'email',
  'name',
  'firstName',
  'lastName',
])

/** By so many lines it is found what a column without a name holds. */
const sample = 200

/** Whether the first line names the columns: some of its cells are known names, and none is someone's. */
export function hasHeader(rows: readonly Row[]): boolean {
  const cells = rows[0]?.cells ?? []
  return cells.some((cell) => kindByName.has(bare(cell))) && !cells.some((cell) => isKey(cell))
}

/** What each column holds: by its name where there are names, else by what stands in it. */
export function detectColumns(rows: readonly Row[], header: boolean, roleNames: ReadonlySet<string>) {
  const width = rows.slice(0, sample).reduce((most, { cells }) => Math.max(most, cells.length), 0)
  if (!header) return byContents(rows, width, roleNames)
  const kinds = byNames(rows[0]?.cells ?? [], width)
  if (kinds.some((kind) => tellsWho.has(kind))) return kinds
  // Names that are not known here, as in another language.
  return byContents(rows.slice(1), width, roleNames).map((kind, at) => kinds[at] ?? kind)
}

/**
 * The lines of a list that is not one person a line: entries between delimiters, all of them e-mail addresses or all
 * of them ids, in a single line or in lines of any length. As they are for any other.
 */
export function onePerLine(rows: readonly Row[]): readonly Row[] {
  const widths = new Set(rows.map(({ cells }) => cells.length))
  if (rows.length > 1 && widths.size === 1) return rows
  const entries = rows.flatMap(({ line, cells }) =>
    cells.filter((cell) => cell.trim() !== '').map((cell) => ({ line, cells: [cell] })),
  )
  const all = (is: (cell: string) => boolean) => entries.every(({ cells: [cell = ''] }) => is(cell))
  return entries.length > rows.length && (all(isAddress) || all(isId)) ? entries : rows
}

function byNames(cells: readonly string[], width: number): (ColumnKind | null)[] {
  const kinds = Array.from({ length: width }, (_, at) => kindByName.get(bare(cells[at] ?? '')) ?? null)
  // "Vorname" and "Name": beside a first name, a name is the last one.
  const isLast = kinds.includes('firstName') && !kinds.includes('lastName')
  return kinds.map((kind, at) => {
    // Of two with the same name the first counts.
    if (kinds.indexOf(kind) !== at) return null
    return kind === 'name' && isLast ? 'lastName' : kind
  })
}

function byContents(rows: readonly Row[], width: number, roleNames: ReadonlySet<string>) {
  const columns = Array.from({ length: width }, (_, at) => {
    const cells = rows.slice(0, sample).map((row) => row.cells[at]?.trim() ?? '')
    return cells.filter((cell) => cell !== '')
  })
  const kinds = columns.map((cells) => kindOf(cells, roleNames))
  const hasKey = kinds.includes('id') || kinds.includes('email')
  // Without anything better, the first two columns of words are a name. They don't say which part is the first name.
  const words = kinds.flatMap((kind, at) => (kind === 'name' || kind === 'person' ? [at] : []))
  return kinds.map((kind, at) => (kind === 'name' && (hasKey || words.indexOf(at) >= 2) ? null : kind))
}

function kindOf(cells: readonly string[], roleNames: ReadonlySet<string>): ColumnKind | null {
  if (cells.length === 0) return null
  const share = (is: (cell: string) => boolean) => cells.filter((cell) => is(cell)).length / cells.length
  if (share(isId) > 0.9) return 'id'
  if (share(isAddress) > 0.9) return 'email'
  if (share(isKey) > 0) return 'person'
  if (share((cell) => statusOf(cell) !== null) === 1) return 'status'
  if (share((cell) => roleNames.has(fold(cell))) === 1) return 'role'
  return share((cell) => /\p{L}/u.test(cell)) > 0.5 ? 'name' : null
}

const bare = (text: string) => fold(text).replaceAll(/[^\p{L}]/gu, '')
const isId = (cell: string) => isUuid(cell.trim())
/** Whether a cell is an id or an e-mail address. */
export const isKey = (cell: string) => isId(cell) || isAddress(cell)

/** Whether a cell is an e-mail address, also one with a name before it. */
export function isAddress(cell: string): boolean {
  return /^[^\s@<>]+@[^\s@<>]+$/.test(addressIn(cell))
}

/** The e-mail address in a cell such as `Anna <anna@x.com>`; the cell itself where there is none. */
export function addressIn(cell: string): string {
  return (/<([^<>\s@]+@[^<>\s@]+)>/.exec(cell)?.[1] ?? cell).trim()
}
