import type { Role, User } from '../api/schema.ts'

/**
 * Matches characters that can't be seen and may deceive: direction marks, controls, invisible letters. Joiners and
 * variation selectors belong to emoji and to scripts without upper case.
 */
const hidden =
  /(?<![\p{Lo}\p{M}\p{S}])[\u200c\u200d\p{VS}]|(?![\t-\r\u200c\u200d\p{VS}])[\p{C}\p{DI}\u2800\u{1d159}]/gu

/** Shows hidden characters by their code: `a[U+202E]b`. For texts that tell people apart, such as addresses. */
export function reveal(text: string): string {
  return text.replace(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0
    return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`
  })
}

/** Cleans a text from the API for use in a sentence; empty where none of it can be seen. */
function clean(text: string | null): string {
  const plain = text?.replace(hidden, '').trim() ?? ''
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(plain) ? plain : ''
}

/** Returns a person’s display name: first and last name, else the email address, else a short id. */
export function displayName({
  firstName,
  lastName,
  email,
  id,
}: Pick<User, 'id' | 'email' | 'firstName' | 'lastName'>): string {
  const name = [firstName, lastName].map(clean).filter(Boolean).join(' ')
  return name || (clean(email) && reveal(email ?? '')) || `Person ${shortId(id)}`
}

/** Whether the API gave a last activity that can't be read. A person without any was never active. */
export function isActivityUnknown({ lastActivityDateTime, unread }: User): boolean {
  return lastActivityDateTime === null && unread.some((path) => path.endsWith('lastActivityDateTime'))
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

/**
 * Whether a user has this status, however the API writes it: `Active` is the same as `ACTIVE`. Fast for the status that
 * most people have.
 */
export function hasStatus({ status }: Pick<User, 'status'>, wanted: 'ACTIVE' | 'TERMINATED'): boolean {
  return status === wanted || (status !== null && status !== 'ACTIVE' && statusKey(status) === wanted)
}

/**
 * Returns a role’s name, with a short id where another role looks the same: `admin (7c9e6679)`. The short id alone where the
 * API does not list the role.
 */
export function roleName(roleId: string | null, listed: readonly NamedRole[]): string {
  if (roleId === null) return 'Unknown'
  let names = namesByList.get(listed)
  if (!names) namesByList.set(listed, (names = namesOf(listed)))
  return names.get(roleId) ?? shortId(roleId)
}

type NamedRole = Pick<Role, 'id' | 'name'>

/** The names of the roles in each list, by id: the list stays the same while hundreds of people are written. */
const namesByList = new WeakMap<readonly NamedRole[], ReadonlyMap<string, string>>()

function namesOf(listed: readonly NamedRole[]) {
  const alike = new Map<string, Set<string>>()
  for (const { id, name } of listed) alike.set(clean(name), (alike.get(clean(name)) ?? new Set()).add(id))
  const names = new Map<string, string>()
  for (const { id, name } of listed) {
    const text = clean(name)
    if (names.has(id) || !text) continue
    const others = [...(alike.get(text) ?? [])].filter((other) => other !== id)
    const short = shortId(id)
    const suffix = others.some((other) => shortId(other) === short) ? id : short
    names.set(id, others.length === 0 ? text : `${text} (${suffix})`)
  }
  return names
}

/** Whether a text is a UUID. Every user id is one. */
export function isUuid(text: string): boolean {
  return /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text)
}
