import * as v from 'valibot'
import { readUser, Uuid } from './readUser.ts'

/**
 * Parses a user tolerantly: only the id is required. A missing field is null. An unreadable one is null as well and named
 * in `unread`. Fields that the contract does not name are kept in `more`. `status` and `lastActivityDateTime` may be on
 * the user or in the profile, which the contract leaves open.
 */
export const UserSchema = v.pipe(
  v.unknown(),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const user = readUser(dataset.value)
    if (user) return user
    addIssue({ message: 'a user needs an id' })
    return NEVER
  }),
)

/** A user of the organization. */
export type User = v.InferOutput<typeof UserSchema>

const Count = v.fallback(v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)), null), null)

/**
 * Parses a page of users, but not the users. The contract requires none of its fields. A response without `content` is an
 * empty page only if its total is 0, so that other JSON objects do not pass for an empty organization.
 */
export const UserRowsSchema = v.pipe(
  v.looseObject({
    // `v.array` would visit each entry, and a page of everyone has a thousand.
    content: v.optional(v.custom<unknown[]>(Array.isArray)),
    totalElements: Count,
    size: Count,
  }),
  v.check(({ content, totalElements }) => content !== undefined || totalElements === 0),
  v.transform(({ content = [], totalElements, size }) => {
    return {
      /** In the API's order, as parsed from JSON. */
      rows: content,
      /** Total number of users; null if the API does not say. */
      total: totalElements,
      /** The page size that the server granted; null if it does not say. */
      size,
    }
  }),
)

/** Parses a page of users. Unreadable rows are null, so that the others keep their positions. */
export const UserPageSchema = v.pipe(
  UserRowsSchema,
  v.transform((page) => ({ ...page, rows: page.rows.map(readUser) })),
)

export type UserRows = v.InferOutput<typeof UserRowsSchema>

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
