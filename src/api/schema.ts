import * as v from 'valibot'

/** Whether a value is an object, but not an array or null. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const Uuid = v.pipe(v.string(), v.uuid())

const isText = (value: unknown): value is string => typeof value === 'string'
const isNotEmpty = (text: string) => text !== ''
/** The common date-time format, on days 1 to 28 that every month has. Matching it is faster than `Date.parse`. */
const commonDateTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/
const isDateTime = (text: string) => commonDateTime.test(text) || !Number.isNaN(Date.parse(text))

/** Field names of the contract. All other fields are kept as they are. */
const contractFields = {
  user: ['id', 'idpId', 'email', 'roleId', 'profile', 'status', 'createdDateTime', 'lastActivityDateTime'],
  profile: ['firstName', 'lastName', 'title', 'status', 'lastActivityDateTime'],
}

/** Deeper values would overflow the stack when they are cloned for a page or rendered. */
const maxDepth = 50
const isDeeper = (value: unknown, depth: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (depth === 0 || Object.values(value).some((inner) => isDeeper(inner, depth - 1)))

/**
 * Parses a user tolerantly: only the id is required. A missing field is null. An unreadable one is null as well and named
 * in `unread`. Fields that the contract does not name are kept in `more`. `status` and `lastActivityDateTime` may be on
 * the user or in the profile, which the contract leaves open. Fields have no schemas of their own, because that would
 * slow down reading the whole directory.
 */
export const UserSchema = v.pipe(
  v.custom<Record<string, unknown>>(isObject),
  v.check((user) => v.is(Uuid, user.id), 'a user needs an id'),
  v.transform((user) => {
    const profile = isObject(user.profile) ? user.profile : {}
    const unread: string[] = []
    const field = (path: string, value: unknown, isValid?: (text: string) => boolean): string | null => {
      if (value === undefined || value === null) return null
      if (isText(value) && (isValid?.(value) ?? true)) return value
      unread.push(path)
      return null
    }
    if (!isObject(user.profile ?? {})) unread.push('profile')
    const otherFields = (
      from: Record<string, unknown>,
      known: string[],
      prefix: string,
    ): Record<string, unknown> => {
      const shallow: [string, unknown][] = []
      for (const key of Object.keys(from)) {
        if (known.includes(key)) continue
        if (isDeeper(from[key], maxDepth)) unread.push(prefix + key)
        else shallow.push([prefix + key, from[key]])
      }
      return Object.fromEntries(shallow)
    }
    return {
      id: String(user.id).toLowerCase(),
      idpId: field('idpId', user.idpId),
      email: field('email', user.email),
      roleId: field('roleId', user.roleId)?.toLowerCase() ?? null,
      firstName: field('profile.firstName', profile.firstName),
      lastName: field('profile.lastName', profile.lastName),
      title: field('profile.title', profile.title),
      status: field('status', user.status, isNotEmpty) ?? field('profile.status', profile.status, isNotEmpty),
      createdDateTime: field('createdDateTime', user.createdDateTime, isDateTime),
      lastActivityDateTime:
        field('lastActivityDateTime', user.lastActivityDateTime, isDateTime) ??
        field('profile.lastActivityDateTime', profile.lastActivityDateTime, isDateTime),
      more: {
        ...otherFields(user, contractFields.user, ''),
        ...otherFields(profile, contractFields.profile, 'profile.'),
      },
      unread,
    }
  }),
)

/** A user of the organization. */
export type User = v.InferOutput<typeof UserSchema>

const Count = v.fallback(v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)), null), null)

/**
 * Parses a page of users. The contract requires none of its fields. An answer without `content` is an empty page only if
 * its total is 0, so that other JSON objects do not pass for an empty organization.
 */
export const UserPageSchema = v.pipe(
  v.looseObject({ content: v.optional(v.array(v.unknown())), totalElements: Count, size: Count }),
  v.check(({ content, totalElements }) => content !== undefined || totalElements === 0),
  v.transform(({ content = [], totalElements, size }) => {
    const rows = content.map((row) => v.safeParse(UserSchema, row))
    return {
      /** In the API's order. Unreadable rows are null, so that the others keep their positions. */
      rows: rows.map((row) => (row.success ? row.output : null)),
      /** Total number of users; null if the API does not say. */
      total: totalElements,
      /** The page size that the server granted; null if it does not say. */
      size,
    }
  }),
)

export type UserPage = v.InferOutput<typeof UserPageSchema>

const RoleSchema = v.object({
  id: v.pipe(Uuid, v.toLowerCase()),
  name: v.pipe(v.string(), v.nonEmpty()),
  organizationId: v.fallback(v.nullish(v.pipe(Uuid, v.toLowerCase()), null), null),
})

/** Parses the roles of the organization. Entries without an id or a name are dropped. */
export const RolesSchema = v.pipe(
  v.array(v.unknown()),
  v.transform((roles) => {
    const read = roles.map((role) => v.safeParse(RoleSchema, role))
    return read.flatMap((role) => (role.success ? [role.output] : []))
  }),
)

export type Role = v.InferOutput<typeof RoleSchema>

const Text = v.fallback(v.string(), '')

/** Parses the API's explanation of an error. */
export const ErrorSchema = v.pipe(
  v.looseObject({
    fingerprint: v.fallback(v.nullish(v.string(), null), null),
    errors: v.fallback(v.array(v.object({ code: Text, message: Text })), []),
  }),
  v.transform(({ fingerprint, errors }) => ({ fingerprint, messages: errors })),
)
