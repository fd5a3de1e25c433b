import type { Role, User } from '../api/schema.ts'

/** What turns the direction of all text that follows: in a name it would garble the sentence around it. */
const bidiControls = /[\u202a-\u202e\u2066-\u2069]/g

/** Something that can be seen, and not only space and characters without a shape. */
const visible = /[^\p{Cc}\p{Cf}\p{Z}]/u

/** A text of the API's as it can stand in a sentence; empty where nothing of it could be seen. */
function shown(text: string | null): string {
  const plain = text?.replace(bidiControls, '').trim() ?? ''
  return visible.test(plain) ? plain : ''
}

/** What a person is called: first and last name, else the e-mail address, else (should both be missing) a short id. */
export function displayName({ firstName, lastName, email, id }: User): string {
  const name = [firstName, lastName].map(shown).filter(Boolean).join(' ')
  return name || shown(email) || `Person ${shortId(id)}`
}

/** Enough of an id to tell it from others on a screen. */
export function shortId(id: string): string {
  return id.slice(0, 8)
}

/** A status in words: `TERMINATED` is "Terminated", a missing one "Unknown". */
export function statusWords(status: string | null): string {
  const words = shown(status).replaceAll('_', ' ').toLowerCase()
  if (words === '') return 'Unknown'
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What a role is called; a short id where the API does not list it. */
export function roleName(roleId: string | null, listed: readonly Role[]): string {
  if (roleId === null) return 'Unknown'
  return shown(listed.find((role) => role.id === roleId)?.name ?? null) || shortId(roleId)
}

/** Whether a text is a UUID, as every id of a person is. */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
}
