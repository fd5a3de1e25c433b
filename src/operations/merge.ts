import type { User } from '../api/schema.ts'
import { changedBetween, differingFields, fieldLabels } from './fields.ts'
import type { Field, OperationRequest } from './operation.ts'
import { operations } from './operations.ts'
import { after, holds } from './requests.ts'
import { profileFields } from './updateProfile.ts'

/** Result of merging an operation with what others changed since the person was shown. */
export type Merged =
  /** The request can be sent. `kept`: fields that someone else changed and that stay as they are. */
  | { is: 'clear'; request: OperationRequest; kept: Field[] }
  /** Someone else already made the change. There is nothing to send. */
  | { is: 'already' }
  /** Conflict: someone else changed these fields, or fields that they depend on. The admin chooses the values. */
  | { is: 'changed'; fields: Field[] }
  /** The operation is unavailable for the person as they are now. */
  | { is: 'impossible'; why: string }

type ProfileField = (typeof profileFields)[number]
const isProfileField = (field: Field): field is ProfileField => profileFields.some((name) => name === field)

/** Merges an operation, started on the person as shown (`based`), with the person as they are now (`now`). */
export function merge(request: OperationRequest, based: User, now: User): Merged {
  const sent = resolveRequest(request, based, now)
  if (sent === null) return { is: 'already' }
  const why = operations[sent.operation].unavailable(now) ?? unreadReason(request, based, now)
  if (why !== null) return { is: 'impossible', why }
  // Another operation is needed now. The admin has not confirmed that one.
  if (sent.operation !== request.operation)
    return { is: 'changed', fields: [...operations[sent.operation].writes] }
  const fields = conflictingFields(request, based, now)
  if (fields.length > 0) return { is: 'changed', fields }
  const written = writtenFields(request, based)
  return {
    is: 'clear',
    request: sent,
    kept: changedBetween(based, now).filter((field) => !written.includes(field)),
  }
}

/**
 * Returns the request to send so that the person becomes as requested, except for the fields that keep the value of
 * someone else (`theirs`); null where there is nothing to send.
 */
export function resolveRequest(
  request: OperationRequest,
  based: User,
  now: User,
  theirs: readonly Field[] = [],
): OperationRequest | null {
  const resolved = withTheirs(request, based, now, theirs)
  return resolved === null || holds(resolved, now) === true ? null : resolved
}

/** Replaces the admin’s values by those of someone else; null where none of the admin’s are left. */
function withTheirs(
  request: OperationRequest,
  based: User,
  now: User,
  theirs: readonly Field[],
): OperationRequest | null {
  const { operation, userId, input } = request
  switch (operation) {
    case 'updateProfile': {
      const mine = new Set(writtenFields(request, based).filter((field) => !theirs.includes(field)))
      const value = (field: ProfileField) => (mine.has(field) ? input : now)[field]
      const merged = { firstName: value('firstName'), lastName: value('lastName'), title: value('title') }
      return { operation, userId, input: merged }
    }
    case 'reinstate': {
      const roleId = theirs.includes('role') ? now.roleId : input.roleId
      if (roleId === null) return null
      // Someone else already reinstated them, so only the role is left to change.
      return {
        operation: operations.reinstate.unavailable(now) === null ? operation : 'changeRole',
        userId,
        input: { roleId },
      }
    }
    case 'changeRole':
    case 'terminate':
    case 'resetMfa':
      return theirs.length > 0 ? null : request
  }
}

/** Returns the fields that a request writes; of a profile, only those that the admin changed. */
function writtenFields(request: OperationRequest, based: User): Field[] {
  const { writes } = operations[request.operation]
  const changed = differingFields(profileFields, based, after(request, based))
  return writes.filter((field) => !isProfileField(field) || changed.includes(field))
}

/**
 * Returns the fields that both changed to different values; all written fields, where someone else changed another
 * field that the operation depends on.
 */
function conflictingFields(request: OperationRequest, based: User, now: User): Field[] {
  const written = writtenFields(request, based)
  const changed = changedBetween(based, now)
  const { dependsOn } = operations[request.operation]
  const others = new Set<Field>(
    dependsOn.filter((field) => !isProfileField(field) && !written.includes(field)),
  )
  if (changed.some((field) => others.has(field))) return written
  return differingFields(written, after(request, now), now).filter((field) => changed.includes(field))
}

/**
 * Returns why a profile cannot be saved: the API replaces the whole profile, which would erase fields that Roster
 * cannot read. Null where nothing would be lost.
 */
function unreadReason(request: OperationRequest, based: User, now: User): string | null {
  if (request.operation !== 'updateProfile') return null
  const written = writtenFields(request, based)
  const lost = profileFields.filter(
    (field) =>
      !written.includes(field) && (now.unread.includes('profile') || now.unread.includes(`profile.${field}`)),
  )
  if (lost.length === 0) return null
  const names = lost.map((field) => `“${fieldLabels[field]}”`).join(' and ')
  return lost.length === 1
    ? `Saving would erase ${names}, which Roster can’t read. Fill it in as well.`
    : `Saving would erase ${names}, which Roster can’t read. Fill them in as well.`
}
