import type { User } from '../api/schema.ts'
import { changedBetween, differing, labels } from './fields.ts'
import type { Field, OperationRequest } from './operation.ts'
import { operations } from './operations.ts'
import { after, holds } from './requests.ts'
import { profileFields } from './updateProfile.ts'

/** What becomes of an operation, given what was shown when it was begun and the person as read right before it. */
export type Merged =
  /** This can be sent. `kept` was changed meanwhile by someone else and stays so. */
  | { is: 'clear'; request: OperationRequest; kept: Field[] }
  /** Someone else was faster: there is nothing to be sent. */
  | { is: 'already' }
  /** Someone else has changed these fields as well, or what writing them depends on: whose value is to stand? */
  | { is: 'changed'; fields: Field[] }
  /** It can't be done to the person as they are now. */
  | { is: 'impossible'; why: string }

type ProfileField = (typeof profileFields)[number]
const isOfProfile = (field: Field): field is ProfileField => profileFields.some((name) => name === field)

/** Merges an operation, meant for the person as they were shown (`based`), with the person as they are now. */
export function merge(request: OperationRequest, based: User, now: User): Merged {
  const sent = toSend(request, based, now)
  if (sent === null) return { is: 'already' }
  const why = operations[sent.operation].unavailable(now) ?? unreadable(request, based, now)
  if (why !== null) return { is: 'impossible', why }
  // The call for what was asked is another one now: nobody has agreed to that.
  if (sent.operation !== request.operation)
    return { is: 'changed', fields: [...operations[sent.operation].writes] }
  const fields = disputed(request, based, now)
  if (fields.length > 0) return { is: 'changed', fields }
  const written = writtenBy(request, based)
  return {
    is: 'clear',
    request: sent,
    kept: changedBetween(based, now).filter((field) => !written.includes(field)),
  }
}

/**
 * What is to be sent so that the person becomes as asked for, but for the fields that are to stay as someone else has
 * made them (`theirs`); null where that is so already.
 */
export function toSend(
  request: OperationRequest,
  based: User,
  now: User,
  theirs: readonly Field[] = [],
): OperationRequest | null {
  const sent = wanted(request, based, now, theirs)
  return sent === null || holds(sent, now) === true ? null : sent
}

function wanted(
  request: OperationRequest,
  based: User,
  now: User,
  theirs: readonly Field[],
): OperationRequest | null {
  const { operation, userId, input } = request
  switch (operation) {
    case 'updateProfile': {
      const mine = new Set(writtenBy(request, based).filter((field) => !theirs.includes(field)))
      const value = (field: ProfileField) => (mine.has(field) ? input : now)[field]
      const merged = { firstName: value('firstName'), lastName: value('lastName'), title: value('title') }
      return { operation, userId, input: merged }
    }
    case 'reinstate': {
      const roleId = theirs.includes('role') ? now.roleId : input.roleId
      if (roleId === null) return null
      // Someone else has reinstated them: what is left of it is the role.
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

/** What an operation writes: of a profile, what was changed in it. */
function writtenBy(request: OperationRequest, based: User): Field[] {
  const { writes } = operations[request.operation]
  const changed = differing(profileFields, based, after(request, based))
  return writes.filter((field) => !isOfProfile(field) || changed.includes(field))
}

/** The fields that both have changed, to different values; all that is written, where it depends on what was changed. */
function disputed(request: OperationRequest, based: User, now: User): Field[] {
  const written = writtenBy(request, based)
  const changed = changedBetween(based, now)
  const { touches } = operations[request.operation]
  const dependsOn = new Set<Field>(touches.filter((field) => !isOfProfile(field) && !written.includes(field)))
  if (changed.some((field) => dependsOn.has(field))) return written
  const apart = differing(written, after(request, now), now)
  return apart.filter((field) => changed.includes(field))
}

/** Why saving a profile would lose what can't be read; null where it would not. */
function unreadable(request: OperationRequest, based: User, now: User): string | null {
  if (request.operation !== 'updateProfile') return null
  const written = writtenBy(request, based)
  const lost = profileFields.filter(
    (field) =>
      !written.includes(field) && (now.unread.includes('profile') || now.unread.includes(`profile.${field}`)),
  )
  if (lost.length === 0) return null
  const names = lost.map((field) => `“${labels[field]}”`).join(' and ')
  return `The API writes the whole profile, and what stands there as ${names} can’t be read here, so it would be lost. Fill that in as well.`
}
