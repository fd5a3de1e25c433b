/** The byte order mark. At the start of a CSV file it makes spreadsheets read the file as UTF-8. */
export const byteOrderMark = '\ufeff'

/** Returns one record of a CSV file (RFC 4180), with its line break. */
export function csvRecord(cells: readonly string[]): string {
  return `${cells.map(quoteIfNeeded).join(',')}\r\n`
}

function quoteIfNeeded(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

/**
 * Escapes a cell that a spreadsheet would run as a formula: one that starts with = + - @ tab or carriage return gets an
 * apostrophe in front. So does a cell that starts with apostrophes before such a character; otherwise `unescapeFormula`
 * would remove one of its own.
 */
export function escapeFormula(cell: string): string {
  return /^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
}

/** Removes the apostrophe that `escapeFormula` added. Restores any text exactly. */
export function unescapeFormula(cell: string): string {
  return /^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell
}
