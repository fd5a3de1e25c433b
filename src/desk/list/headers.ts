import { hasKey } from '../../text/address.ts'
import { fold } from '../../text/fold.ts'
import type { Row } from '../../text/readCsv.ts'
import type { ColumnKind } from './types.ts'

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

/** Words in headers of columns that name someone else than the person of the line. */
const someoneElse =
  /manager|supervisor|boss|superior|approver|reportsto|assistant|backup|sponsor|mentor|invitedby|createdby|lead|kierownik|przelozon|szef|zastepc|vorgesetzt|leiter|vertret|chef/
/** Words that only headers of addresses have. A name or a title has none of them. */
const aboutAddresses = /e-?mail|\bmail\b|poczta/
/** Maximum number of lines above the header. */
const maxTitleLines = 10

/** Returns what a column with this header holds; undefined if the header is unknown, null if it is not used. */
export function kindOfHeader(header: string): ColumnKind | null | undefined {
  return kindByName.get(letters(header))
}

/** Whether a header is about someone else than the person of the line, such as a manager. */
export function isAboutSomeoneElse(header: string): boolean {
  return someoneElse.test(letters(header))
}

/** Whether the first line is a header: it has known names of columns, and no id or email address. */
export function hasHeader(rows: readonly Row[]): boolean {
  const cells = rows[0]?.cells ?? []
  const isHeader = (cell: string) => kindOfHeader(cell) !== undefined || aboutAddresses.test(fold(cell))
  return cells.some(isHeader) && !cells.some(hasKey)
}

/**
 * Returns the number of lines above the header, such as a title. A line above it holds no person, and the header is the
 * first line with several cells.
 */
export function countTitleLines(rows: readonly Row[]): number {
  const filled = ({ cells }: Row) => cells.filter((cell) => cell.trim() !== '')
  const index = rows.slice(0, maxTitleLines + 1).findIndex((row) => filled(row).length > 1)
  if (index <= 0 || !hasHeader(rows.slice(index))) return 0
  return rows.slice(0, index).some(({ cells }) => cells.some(hasKey)) ? 0 : index
}

const letters = (text: string) => fold(text).replaceAll(/[^\p{L}]/gu, '')
