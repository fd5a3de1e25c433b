import * as v from 'valibot'

/** An object with whatever else it has; arrays and null are none. */
const isLoose = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const Uuid = v.pipe(v.string(), v.uuid())

const isText = (value: unknown): value is string => typeof value === 'string'
const isNotEmpty = (text: string) => text !== ''
/** As servers write date-times, in UTC and on a day that every month has: looking at them is quicker than reading them. */
const usualDateTime =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3})?Z$/
const isDateTime = (text: string) => usualDateTime.test(text) || !Number.isNaN(Date.parse(text))

/** The fields that the contract names, per object; every other one is shown as it comes. */
const named = {
  user: ['id', 'idpId', 'email', 'roleId', 'profile', 'status', 'createdDateTime', 'lastActivityDateTime'],
  profile: ['firstName', 'lastName', 'title', 'status', 'lastActivityDateTime'],
}

/** What is nested more deeply can't be passed to a page, nor shown by one: both run out of stack. */
const deepest = 50
const isDeeper = (value: unknown, than: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (than === 0 || Object.values(value).some((inner) => isDeeper(inner, than - 1)))

/**
 * A member of the organization, read tolerantly: only the id, by which a person is addressed, must be there. A field
 * that is missing is null; one that can't be read is null too and named in `unread`; one that the contract does not
 * name is kept in `more`. `status` and `lastActivityDateTime` may stand on the user or in the profile (contract: open).
 * Every page of everyone comes through here, so fields are looked at without a schema of their own.
 */
export const UserSchema = v.pipe(
  v.custom<Record<string, unknown>>(isLoose),
  v.check((user) => v.is(Uuid, user.id), 'a user without an id'),
  v.transform((user) => {
    const profile = isLoose(user.profile) ? user.profile : {}
    const unread: string[] = []
    const field = (path: string, value: unknown, isRight?: (text: string) => boolean): string | null => {
      if (value === undefined || value === null) return null
      if (isText(value) && (isRight?.(value) ?? true)) return value
      unread.push(path)
      return null
    }
    if (!isLoose(user.profile ?? {})) unread.push('profile')
    const rest = (
      from: Record<string, unknown>,
      known: string[],
      prefix: string,
    ): Record<string, unknown> => {
      const shallow: [string, unknown][] = []
      for (const key of Object.keys(from)) {
        if (known.includes(key)) continue
        if (isDeeper(from[key], deepest)) unread.push(prefix + key)
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
      more: { ...rest(user, named.user, ''), ...rest(profile, named.profile, 'profile.') },
      unread,
    }
  }),
)

/** A member of the organization. */
export type User = v.InferOutput<typeof UserSchema>

const Count = v.fallback(v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)), null), null)

/**
 * One page as the API gives it. None of its fields is required (contract), yet an answer without `content` says
 * "nobody" only where it also counts nobody: any other JSON object must not pass for an empty organization.
 */
export const UserPageSchema = v.pipe(
  v.looseObject({ content: v.optional(v.array(v.unknown())), totalElements: Count, size: Count }),
  v.check(({ content, totalElements }) => content !== undefined || totalElements === 0),
  v.transform(({ content = [], totalElements, size }) => {
    const rows = content.map((row) => v.safeParse(UserSchema, row))
    return {
      /** In the API's order; null for a row that can't be read, so that the places of the others are kept. */
      rows: rows.map((row) => (row.success ? row.output : null)),
      /** How many people there are in all; null where the API does not say. */
      total: totalElements,
      /** The size that the server granted; null where it does not say. */
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

/** The organization's roles; an entry without an id or a name is of no use and left out. */
export const RolesSchema = v.pipe(
  v.array(v.unknown()),
  v.transform((roles) => {
    const read = roles.map((role) => v.safeParse(RoleSchema, role))
    return read.flatMap((role) => (role.success ? [role.output] : []))
  }),
)

export type Role = v.InferOutput<typeof RoleSchema>

const Text = v.fallback(v.string(), '')

/** The API's own words about an error; anything else at its place is no error of the API's. */
export const ErrorSchema = v.pipe(
  v.looseObject({
    fingerprint: v.fallback(v.nullish(v.string(), null), null),
    errors: v.fallback(v.array(v.object({ code: Text, message: Text })), []),
  }),
  v.transform(({ fingerprint, errors }) => ({ fingerprint, messages: errors })),
)
