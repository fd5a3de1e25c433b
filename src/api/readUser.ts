import * as v from 'valibot'

/** Whether a value is an object, but not an array or null. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Any UUID. */
export const Uuid = v.pipe(v.string(), v.uuid())

/** By character code: 1 for the digits of a UUID in lower case, as APIs write it. */
const uuidDigits = new Uint8Array(128)
for (const digit of '0123456789abcdef') uuidDigits[digit.charCodeAt(0)] = 1
const isNotEmpty = (text: string) => text !== ''
/** The common date-time format, but for 29 February. Matching it is faster than `Date.parse`. */
const commonDateTime =
  /^\d{4}-(?:(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])|(?:0[13-9]|1[0-2])-(?:29|30)|(?:0[13578]|1[02])-31)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/
const isDateTime = (text: string) => commonDateTime.test(text) || !Number.isNaN(Date.parse(text))

/** Field names of the contract. All other fields are kept as they are. */
const contractFields = {
  user: new Set([
    'id',
    'idpId',
    'email',
    'roleId',
    'profile',
    'status',
    'createdDateTime',
    'lastActivityDateTime',
  ]),
  profile: new Set(['firstName', 'lastName', 'title', 'status', 'lastActivityDateTime']),
}

/** Deeper values would overflow the stack when they are cloned for a page or rendered. */
const maxDepth = 50
const isDeeper = (value: unknown, depth: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (depth === 0 || Object.values(value).some((inner) => isDeeper(inner, depth - 1)))

/** Shared by all users without other fields, which are most. */
const noFields: Record<string, unknown> = Object.freeze({})

/**
 * Reads a user; null without a valid id. Plain code without closures and schemas of the fields, because it runs for each
 * user of the directory.
 */
export function readUser(value: unknown) {
  if (!isObject(value)) return null
  const id = readId(value.id)
  if (id === null) return null
  const profile = isObject(value.profile) ? value.profile : noFields
  const unread: string[] = []
  if (!isObject(value.profile ?? noFields)) unread.push('profile')
  return {
    id,
    idpId: readText('idpId', value.idpId, unread),
    email: readText('email', value.email, unread),
    roleId: readText('roleId', value.roleId, unread)?.toLowerCase() ?? null,
    firstName: readText('profile.firstName', profile.firstName, unread),
    lastName: readText('profile.lastName', profile.lastName, unread),
    title: readText('profile.title', profile.title, unread),
    status:
      readText('status', value.status, unread, isNotEmpty) ??
      readText('profile.status', profile.status, unread, isNotEmpty),
    createdDateTime: readText('createdDateTime', value.createdDateTime, unread, isDateTime),
    lastActivityDateTime:
      readText('lastActivityDateTime', value.lastActivityDateTime, unread, isDateTime) ??
      readText('profile.lastActivityDateTime', profile.lastActivityDateTime, unread, isDateTime),
    more: readOtherFields(value, profile, unread),
    unread,
  }
}

/** Returns a UUID in lower case, or null for anything else. */
function readId(value: unknown): string | null {
  if (typeof value !== 'string') return null
  if (isPlainUuid(value)) return value
  return v.is(Uuid, value) ? value.toLowerCase() : null
}

/** Whether a text is a UUID in lower case. A regular expression takes three times as long for random digits. */
export function isPlainUuid(text: string): boolean {
  let digits = 0
  for (let i = 0; i < text.length; i++) digits += uuidDigits[text.charCodeAt(i)] ?? 0
  const hasHyphens = text[8] === '-' && text[13] === '-' && text[18] === '-' && text[23] === '-'
  return text.length === 36 && digits === 32 && hasHyphens
}

/** Returns a text; null if there is none. One that is not valid is added to `unread`. */
function readText(
  path: string,
  value: unknown,
  unread: string[],
  isValid?: (text: string) => boolean,
): string | null {
  if (value === undefined || value === null) return null
  if (typeof value === 'string' && (isValid === undefined || isValid(value))) return value
  unread.push(path)
  return null
}

/** Returns the fields that the contract does not name, those of the profile with a prefix. */
function readOtherFields(
  user: Record<string, unknown>,
  profile: Record<string, unknown>,
  unread: string[],
): Record<string, unknown> {
  if (!hasOtherFields(user, contractFields.user) && !hasOtherFields(profile, contractFields.profile))
    return noFields
  const others: [string, unknown][] = []
  const collect = (from: Record<string, unknown>, known: Set<string>, prefix: string) => {
    for (const key of Object.keys(from)) {
      if (known.has(key)) continue
      if (isDeeper(from[key], maxDepth)) unread.push(prefix + key)
      else others.push([prefix + key, from[key]])
    }
  }
  collect(user, contractFields.user, '')
  collect(profile, contractFields.profile, 'profile.')
  return Object.fromEntries(others)
}

function hasOtherFields(from: Record<string, unknown>, known: Set<string>): boolean {
  for (const key in from) if (!known.has(key)) return true
  return false
}
