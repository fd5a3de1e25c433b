import type { Row } from './wire.ts'

/*
 * Rows never change: a write puts another in their place. So an answer that was put together before a write keeps
 * what it had.
 */

const movable = new Set(['status', 'lastActivityDateTime'])

/** The profile, or an empty one where there is none. */
function profileOf(user: Row): Row {
  return isRow(user.profile) ? user.profile : {}
}

/** The status, wherever it stands; undefined where the user has none. */
export function statusOf(user: Row): unknown {
  return user.status ?? profileOf(user).status
}

/** The user with another status, at the place where it stood. */
export function withStatus(user: Row, status: string): Row {
  return 'status' in user ? { ...user, status } : { ...user, profile: { ...profileOf(user), status } }
}

/** The user with other fields; those of the profile are changed one by one. */
export function withFields(user: Row, { profile, ...fields }: Row): Row {
  const changed = { ...user, ...fields }
  return isRow(profile) ? { ...changed, profile: { ...profileOf(user), ...profile } } : changed
}

/** The user with status and last activity out of the profile. */
export function flattened(user: Row): Row {
  const entries = Object.entries(profileOf(user))
  const kept = entries.filter(([key]) => !movable.has(key))
  const moved = entries.filter(([key]) => movable.has(key))
  return { ...user, profile: Object.fromEntries(kept), ...Object.fromEntries(moved) }
}

/** Whether it is a JSON object. */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
