import * as v from 'valibot'

/** Whether a value is an object, but not an array or null. */
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const Uuid = v.pipe(v.string(), v.uuid())
const isText = (value: unknown): value is string => typeof value === 'string'
const isNotEmpty = (text: string) => text !== ''
const isUuid = (text: string) => v.is(Uuid, text)
const isDateTime = (text: string) => !Number.isNaN(Date.parse(text))

/** Matches an absolute link, and a run of characters that is long enough to be a token. */
const link = /\b[a-z][a-z\d+.-]*:\/\/\S+/gi
const secretLike = /[\w.~+/=-]{32,}/g
const uuidOnly = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * Removes links and what may be a token from a text of the API. An invitation's link lets anyone who has it join the
 * organization. Ids and email addresses stay.
 */
export function withoutLinks(text: string): string {
  return removeSecrets(text, () => false)
}

function removeSecrets(text: string, isHarmless: (run: string) => boolean): string {
  return text
    .replaceAll(link, '[link removed]')
    .replaceAll(secretLike, (run, index: number, whole: string) =>
      uuidOnly.test(run) || whole[index + run.length] === '@' || whole[index - 1] === '@' || isHarmless(run)
        ? run
        : '[code removed]',
    )
}

/** Letters cased as in a word, "McDonald" included. Random letters mix them. */
const word = /^(?:[A-Z]?[a-z]*(?:[A-Z][a-z]+)?|[A-Z]+)$/

/**
 * Removes links and what may be a token from a name. Unlike in other texts, a long run stays if it consists of words only:
 * names may have more than 32 letters.
 */
function nameWithoutLinks(text: string): string {
  return removeSecrets(text, (run) => run.split(/[-/]/).every((part) => word.test(part)))
}

/**
 * Parses an invitation tolerantly: only the id is required. A missing field is null, an unreadable one as well and named in
 * `unread`. Any other field is dropped, since the API may send a link or token that lets its bearer join.
 *
 * The contract leaves open whether role, names, inviter and user come back, and where: names may be in a profile, the role
 * may be an id, a name or an object.
 */
export const EnrollmentSchema = v.pipe(
  v.custom<Record<string, unknown>>(isObject),
  v.check(({ enrollmentId, id }) => v.is(Uuid, enrollmentId ?? id), 'an invitation needs an id'),
  v.transform((row) => {
    const profile = isObject(row.profile) ? row.profile : {}
    const role = isObject(row.role) ? row.role : {}
    const unread: string[] = []
    const field = (path: string, value: unknown, isValid?: (text: string) => boolean): string | null => {
      if (value === undefined || value === null) return null
      if (isText(value) && (isValid?.(value) ?? true)) return value
      unread.push(path)
      return null
    }
    const text = (path: string, value: unknown) => {
      const found = field(path, value)
      return found === null ? null : nameWithoutLinks(found)
    }
    const roleText = field('role', isObject(row.role) ? null : row.role, isNotEmpty)
    const roleId =
      field('roleId', row.roleId, isUuid) ??
      field('role.id', role.id, isUuid) ??
      (roleText !== null && isUuid(roleText) ? roleText : null)
    return {
      id: String(row.enrollmentId ?? row.id).toLowerCase(),
      email: field('email', row.email),
      /** In upper case, as in the contract. */
      status: field('status', row.status, isNotEmpty)?.trim().toUpperCase() ?? null,
      lastInvitationSentAt: field('lastInvitationSentAt', row.lastInvitationSentAt, isDateTime),
      roleId: roleId?.toLowerCase() ?? null,
      /** The role's name, where the API gives it instead of the id. */
      roleName:
        text('role.name', role.name) ??
        text('roleName', row.roleName) ??
        (roleText !== null && !isUuid(roleText) ? nameWithoutLinks(roleText) : null),
      firstName: text('firstName', row.firstName ?? profile.firstName),
      lastName: text('lastName', row.lastName ?? profile.lastName),
      title: text('title', row.title ?? profile.title),
      /** Who sent it, as the API says. */
      invitedBy: readInviter(row.invitedBy ?? row.inviter),
      /** Id of the user that the invited person became. */
      userId: field('userId', row.userId, isUuid)?.toLowerCase() ?? null,
      unread,
    }
  }),
)

/** An invitation to the organization. The API calls it an enrollment. */
export type Enrollment = v.InferOutput<typeof EnrollmentSchema>

function readInviter(inviter: unknown): string | null {
  if (isText(inviter)) return nameWithoutLinks(inviter)
  if (!isObject(inviter)) return null
  const name = [inviter.firstName, inviter.lastName].filter(isText).join(' ').trim()
  return nameWithoutLinks(name || (isText(inviter.email) ? inviter.email : '')) || null
}

const Count = v.fallback(v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0)), null), null)

/** Parses a page of invitations, as `UserPageSchema` does with users. */
export const EnrollmentPageSchema = v.pipe(
  v.looseObject({ content: v.optional(v.array(v.unknown())), totalElements: Count, size: Count }),
  v.check(({ content, totalElements }) => content !== undefined || totalElements === 0),
  v.transform(({ content = [], totalElements, size }) => {
    const rows = content.map((row) => v.safeParse(EnrollmentSchema, row))
    return {
      /** In the API's order. Unreadable rows are null, so that the others keep their positions. */
      rows: rows.map((row) => (row.success ? row.output : null)),
      /** Number of invitations that match; null if the API does not say. */
      total: totalElements,
      /** The page size that the server granted; null if it does not say. */
      size,
    }
  }),
)

export type EnrollmentPage = v.InferOutput<typeof EnrollmentPageSchema>
