let format: Intl.NumberFormat | undefined

/** Formats a number with thousands separators: `1,248`. */
export function count(number: number): string {
  // One format for all: `toLocaleString` would create one each time.
  return (format ??= new Intl.NumberFormat('en')).format(number)
}
