import type { Role, User } from '../api/schema.ts'

/** Characters that change the text direction. In a name, they would garble the sentence around it. */
const bidiControls = /[\u202a-\u202e\u2066-\u2069]/g

/** Matches a character that can be seen: no control or format character, no space. */
const visibleCharacter = /[^\p{Cc}\p{Cf}\p{Z}]/u

/** Cleans a text from the API for use in a sentence; empty where none of it is visible. */
function clean(text: string | null): string {
  const plain = text?.replace(bidiControls, '').trim() ?? ''
  return visibleCharacter.test(plain) ? plain : ''
}

/** Returns a person’s display name: first and last name, else the e-mail address, else a short id. */
export function displayName({ firstName, lastName, email, id }: User): string {
  const name = [firstName, lastName].map(clean).filter(Boolean).join(' ')
  return name || clean(email) || `Person ${shortId(id)}`
}

/** Shortens an id for the screen, to its first 8 characters. */
export function shortId(id: string): string {
  return id.slice(0, 8)
}

/** Formats a status: `TERMINATED` as "Terminated", a missing one as "Unknown". */
export function statusWords(status: string | null): string {
  const words = clean(status).replaceAll('_', ' ').toLowerCase()
  if (words === '') return 'Unknown'
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/**
 * Returns what two statuses have in common that read the same on screen: `active` and `ACTIVE`, `On leave` and
 * `ON_LEAVE`. '' stands for an unknown status.
 */
export function statusKey(status: string | null): string {
  const key = statusWords(status).trim().replaceAll(/\s+/g, '_').toUpperCase()
  return key === 'UNKNOWN' ? '' : key
}

/** Returns a role’s name; a short id where the API does not list the role. */
export function roleName(roleId: string | null, listed: readonly Role[]): string {
  if (roleId === null) return 'Unknown'
  return clean(listed.find((role) => role.id === roleId)?.name ?? null) || shortId(roleId)
}

/** Whether a text is a UUID. Every user id is one. */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
}
