import { readId } from '../../api/readUser.ts'
import type { User } from '../../api/schema.ts'
import { isActivityUnknown } from '../../operations/person.ts'
import { formatOf, parseCommon, timeOf } from './dateTime.ts'
import { hashOf, notAUuid } from './idIndex.ts'

/** A user as the directory stores them: with times as numbers, and without the fields that it doesn't keep. */
export interface ListedUser extends Pick<
  User,
  'id' | 'idpId' | 'email' | 'roleId' | 'firstName' | 'lastName' | 'title' | 'status'
> {
  /** The hash of the id. */
  hash: number
  /** Milliseconds since 1970; Infinity for null. */
  created: number
  /** How the date-time was written (`formatOf`). */
  createdFormat: string | null
  activity: number
  activityFormat: string | null
  /** Whether there is a last activity that can't be read. */
  isActivityUnread: boolean
}

type Fields = Readonly<Record<string, unknown>>

/**
 * Reads a user of a page for the directory; null without a valid id. The result is that of `readUser`, without what the
 * directory doesn't keep. Each text is looked at once: the id is checked as it is hashed, date-times as they are parsed.
 */
export function readListedUser(value: unknown): ListedUser | null {
  if (!isObject(value)) return null
  const givenId = textOf(value.id) ?? ''
  const givenHash = hashOf(givenId)
  const id = givenHash === notAUuid ? readId(givenId) : givenId
  if (id === null) return null
  const profile = isObject(value.profile) ? value.profile : noFields
  const createdText = textOf(value.createdDateTime)
  const created = parseCommon(createdText)
  const activityValue = activityOf(value, profile)
  const activityText = textOf(activityValue)
  const activity = parseCommon(activityText)
  const user = {
    id,
    hash: id === givenId ? givenHash : hashOf(id),
    idpId: textOf(value.idpId),
    email: textOf(value.email),
    roleId: textOf(value.roleId)?.toLowerCase() ?? null,
    firstName: textOf(profile.firstName),
    lastName: textOf(profile.lastName),
    title: textOf(profile.title),
    status: textOf(value.status) || textOf(profile.status) || null,
    created,
    createdFormat: formatOf(createdText, created),
    activity,
    activityFormat: formatOf(activityText, activity),
    isActivityUnread: activityText === null && activityValue !== null,
  }
  if (Number.isNaN(created) || Number.isNaN(activity)) parseUncommon(user, createdText, activityText)
  return user
}

/** Converts a user who was read or changed alone. */
export function toListedUser(user: User): ListedUser {
  const created = parseCommon(user.createdDateTime)
  const activity = parseCommon(user.lastActivityDateTime)
  return {
    id: user.id,
    hash: hashOf(user.id),
    idpId: user.idpId,
    email: user.email,
    roleId: user.roleId,
    firstName: user.firstName,
    lastName: user.lastName,
    title: user.title,
    status: user.status,
    created: timeOf(user.createdDateTime, created),
    createdFormat: formatOf(user.createdDateTime, created),
    activity: timeOf(user.lastActivityDateTime, activity),
    activityFormat: formatOf(user.lastActivityDateTime, activity),
    isActivityUnread: isActivityUnknown(user),
  }
}

const noFields: Fields = Object.freeze({})

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

/** Returns the last activity: the user's own if it can be read or the profile has none, otherwise the profile's. */
function activityOf(user: Fields, profile: Fields): unknown {
  const own = user.lastActivityDateTime ?? null
  const inProfile = profile.lastActivityDateTime ?? null
  if (own === null) return inProfile
  return inProfile === null || !Number.isNaN(Date.parse(textOf(own) ?? '')) ? own : inProfile
}

/** Parses date-times of any format. Those that can't be read are left out. */
function parseUncommon(user: ListedUser, createdText: string | null, activityText: string | null) {
  user.created = timeOf(createdText, user.created)
  user.activity = timeOf(activityText, user.activity)
  if (Number.isNaN(user.created)) {
    user.created = Infinity
    user.createdFormat = null
  }
  if (Number.isNaN(user.activity)) {
    user.activity = Infinity
    user.activityFormat = null
    user.isActivityUnread = true
  }
}
