import type { Role, User } from '../../api/schema.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { displayName, roleName, shortId } from '../../operations/person.ts'
import { inverse } from '../../operations/requests.ts'
import type { Entry, EntryKind, State } from '../journal/entry.ts'

/** Describes operations on a person in the journal. */
export function personEntry(request: OperationRequest, roles: () => readonly Role[]): EntryKind<User> {
  return {
    about: (user) => ({ person: personOf(request.userId, user) }),
    stateOf: (user) => stateOf(user, roles()),
    // An undo has to tell whether others have changed the person since: that takes both states.
    inverse: (before, after) => (before && after ? inverse(request, before) : null),
  }
}

/** Picks the fields that an entry records. */
function stateOf(user: User | null, roles: readonly Role[]): State | null {
  if (user === null) return null
  const { firstName, lastName, title, status, roleId } = user
  return { firstName, lastName, title, role: roleName(roleId, roles), status, roleId }
}

/** Describes the person that an entry is about. */
function personOf(id: string, user: User | null): Entry['person'] {
  return user === null
    ? { id, name: `Person ${shortId(id)}`, email: null }
    : { id, name: displayName(user), email: user.email }
}
