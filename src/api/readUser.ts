import * as v from 'valibot'

/** Whether a value is an object, but not an array or null. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Any UUID. */
export const Uuid = v.pipe(v.string(), v.uuid())

const isNotEmpty = (text: string) => text !== ''
const isDateTime = (text: string) => !Number.isNaN(Date.parse(text))

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

/** Reads a user; null without a valid id. Everyone is read by `readListedUser` instead, with the same result. */
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
export function readId(value: unknown): string | null {
  return v.is(Uuid, value) ? value.toLowerCase() : null
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
