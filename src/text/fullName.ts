/** The two parts of a person's name; null where there is none. */
export interface NameParts {
  firstName: string | null
  lastName: string | null
}

/** Returns the name before an address in angle brackets: "Jan Novak <jan@example.com>". Empty if there is none. */
export function nameBeforeAddress(text: string): string {
  return /^([^<]*)</.exec(text)?.[1]?.trim() ?? ''
}

/** What mail programs write before a name: "To: ". */
const mailField = /^\s*\p{L}+:\s/u
/** Single quotes around a whole name, as Outlook writes them. Others are apostrophes. */
const singleQuoted = /^\s*['‘](.*)['’]\s*$/su

/** Splits a full name: "Jan Novak", "Novak, Jan". An address in place of a name is none. */
export function splitFullName(fullName: string): NameParts {
  const full = fullName.replace(mailField, '').replaceAll(/["“”]/g, '').replace(singleQuoted, '$1').trim()
  if (/\S@\S/.test(full)) return { firstName: null, lastName: null }
  const [last, first] = full.split(',').map((part) => part.trim())
  if (first) return { firstName: first, lastName: last || null }
  const words = full.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  return { firstName: words[0] ?? null, lastName: words.slice(1).join(' ') || null }
}
