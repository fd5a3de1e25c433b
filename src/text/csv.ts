/** The byte order mark. At the start of a CSV file it makes spreadsheets read the file as UTF-8. */
export const byteOrderMark = '\ufeff'

/**
 * Returns one record of a CSV file (RFC 4180), with its line break. Quotes every text, so that a spreadsheet with another
 * separator keeps its quotes together too. Ids, numbers and times have nothing to split, and stay as they are.
 */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map((cell) => (plainCell.test(cell) ? cell : quote(cell))).join(',')}\r\n`
}

/** Returns the first record of a CSV file: the names of its columns. */
export function csvHeader(names: readonly string[]): string {
  return `${names.map((name) => (/[",\r\n]/.test(name) ? quote(name) : name)).join(',')}\r\n`
}

const plainCell = /^(?:\d[\dTZ.:-]*|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})?$/i

function quote(cell: string): string {
  return `"${cell.replaceAll('"', '""')}"`
}

/**
 * Where a spreadsheet may see the start of a cell: the start of the text, and after each character that it may take for a
 * separator or a line end. Which ones it takes depends on the locale, and quotes do not help: they protect a cell only
 * from the separator that the file was written for.
 */
const cellStart = String.raw`^|[\t\n\v\f\r\x85\u2028\u2029,;|]`
/** What a spreadsheet may drop before a formula: blanks, invisible characters, quotes. */
const dropped = String.raw`[\0-\x08\x0e-\x1f "\x7f\xa0\xad\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u206f\u3000\ufeff]*`
/** What begins a formula: = + - @, also full-width, small and as a minus sign. A tab or carriage return may be dropped. */
const formulaStart = String.raw`[=+\-@\t\r\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212]`

const unescaped = new RegExp(`(?<=${cellStart})(?='*${dropped}${formulaStart})`, 'g')
const escaped = new RegExp(`(?<=${cellStart})'(?='*${dropped}${formulaStart})`, 'g')
/** Whether a text has anything to escape. Without lookbehind, which is slower. */
const hasFormula = new RegExp(`(?:${cellStart})'*${dropped}${formulaStart}`)

/**
 * Escapes a cell of which a spreadsheet would run a part as a formula, in any locale: each part that would start one gets
 * an apostrophe in front. So does a part that already starts with apostrophes before a formula; otherwise
 * `unescapeFormula` would remove one of its own.
 */
export function escapeFormula(cell: string): string {
  return hasFormula.test(cell) ? cell.replace(unescaped, "'") : cell
}

/** Removes the apostrophes that `escapeFormula` added. Restores any text exactly. */
export function unescapeFormula(cell: string): string {
  // Most cells have no apostrophe.
  return cell.includes("'") ? cell.replace(escaped, '') : cell
}
