import type { Row } from './wire.ts'

/* Rows are immutable: a write replaces a row, so an answer that was created before a write does not change. */

const movableFields = new Set(['status', 'lastActivityDateTime'])

/** Returns the profile, or an empty one. */
function profileOf(user: Row): Row {
  return isRow(user.profile) ? user.profile : {}
}

/** Returns the status, from the user or the profile. Undefined if there is none. */
export function statusOf(user: Row): unknown {
  return user.status ?? profileOf(user).status
}

/** Returns the user with another status, in the same object as before. */
export function withStatus(user: Row, status: string): Row {
  return 'status' in user ? { ...user, status } : { ...user, profile: { ...profileOf(user), status } }
}

/** Returns the user with these fields changed. Fields of the profile are merged. */
export function withFields(user: Row, { profile, ...fields }: Row): Row {
  const changed = { ...user, ...fields }
  return isRow(profile) ? { ...changed, profile: { ...profileOf(user), ...profile } } : changed
}

/** Returns the user with status and last activity moved out of the profile. */
export function flattenProfile(user: Row): Row {
  const entries = Object.entries(profileOf(user))
  const kept = entries.filter(([key]) => !movableFields.has(key))
  const moved = entries.filter(([key]) => movableFields.has(key))
  return { ...user, profile: Object.fromEntries(kept), ...Object.fromEntries(moved) }
}

/** Whether a value is a JSON object. */
export function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
