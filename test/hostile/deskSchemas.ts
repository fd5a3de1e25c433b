import * as v from 'valibot'

/* Strict schemas of what the desk returns to pages. */

const Text = v.nullable(v.string())
const DateTime = v.nullable(
  v.pipe(
    v.string(),
    v.check((text) => !Number.isNaN(Date.parse(text))),
  ),
)
const Count = v.pipe(v.number(), v.integer(), v.minValue(0))
const Id = v.pipe(v.string(), v.regex(/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/))

export const UserSchema = v.strictObject({
  id: Id,
  idpId: Text,
  email: Text,
  roleId: Text,
  firstName: Text,
  lastName: Text,
  title: Text,
  status: v.nullable(v.pipe(v.string(), v.nonEmpty())),
  createdDateTime: DateTime,
  lastActivityDateTime: DateTime,
  more: v.record(v.string(), v.unknown()),
  unread: v.array(v.string()),
})

export const UsersSchema = v.object({
  users: v.pipe(
    v.array(UserSchema),
    v.check((users) => new Set(users.map(({ id }) => id)).size === users.length, 'someone is there twice'),
  ),
  unreadable: Count,
  total: v.nullable(Count),
  more: v.boolean(),
})

export const RolesSchema = v.strictObject({
  listed: v.array(
    v.strictObject({ id: Id, name: v.pipe(v.string(), v.nonEmpty()), organizationId: v.nullable(Id) }),
  ),
  unlisted: v.array(v.string()),
})

export const ProgressSchema = v.object({
  state: v.picklist(['paused', 'done', 'cancelled', 'idle']),
  read: Count,
  total: v.nullable(Count),
  missing: Count,
  unreadable: Count,
  pageSize: v.nullable(Count),
  waitsUntil: v.nullable(
    v.pipe(
      v.number(),
      v.check((at) => !Number.isNaN(new Date(at).getTime())),
    ),
  ),
})

export const ErrorSchema = v.strictObject({
  kind: v.string(),
  status: v.nullable(v.pipe(v.number(), v.integer())),
  fingerprint: Text,
  messages: v.array(v.strictObject({ code: v.string(), message: v.string() })),
  retryAfter: v.nullable(v.pipe(Count, v.maxValue(2 ** 31 / 1000, 'longer than a timer runs'))),
  effect: v.nullable(v.picklist(['none', 'unknown'])),
})
