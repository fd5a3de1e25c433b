/** Formats a number with thousands separators: `1,248`. */
export function count(number: number): string {
  return number.toLocaleString('en')
}
