import { nameBeforeAddress, type NameParts, splitFullName } from '../text/fullName.ts'
import { readEntries } from '../text/readEntries.ts'

/** Maximum length of a name with its address. Longer texts are lists. */
const maxLength = 400

/** Returns the address in a text about one person; null for any other text. */
export function singleAddress(text: string): string | null {
  const trimmed = text.trim()
  if (trimmed.length > maxLength || /[\r\n]/.test(trimmed)) return null
  const [entry, ...more] = readEntries(trimmed)
  return entry?.named.kind === 'address' && more.length === 0 ? entry.named.address : null
}

/** Returns the name before the address, in a text about one person. */
export function singleName(text: string): NameParts {
  return splitFullName(singleAddress(text) === null ? '' : nameBeforeAddress(text))
}
