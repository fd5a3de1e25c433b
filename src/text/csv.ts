/** What a CSV file begins with, so that spreadsheets take it for UTF-8. */
export const byteOrderMark = '\ufeff'

/** One record of a CSV file (RFC 4180), with its line end. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(quoted).join(',')}\r\n`
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/**
 * A cell that no spreadsheet runs as a formula: one that begins with = + - @ tab or carriage return gets an apostrophe
 * before it. So does one that begins so behind apostrophes of its own, or else taking the mark off would take one of
 * those.
 */
export function harmless(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

/** The cell as it was before `harmless`: of any text, exactly that text. */
export function unmarked(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
