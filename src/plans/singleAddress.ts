import { nameBeforeAddress, type NameParts, splitFullName } from '../text/fullName.ts'
import { readEntries } from '../text/readEntries.ts'

/** Longer texts than a name with its address are lists. */
const maxLength = 400

/** Returns the address of a text that names one person by it; null for anything else. */
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
