import type { User } from '../src/api/schema.ts'

/** Creates a user with these fields only. */
export function emptyUser(id: string, fields: Partial<User> = {}): User {
  return {
    id,
    idpId: null,
    email: null,
    roleId: null,
    firstName: null,
    lastName: null,
    title: null,
    status: null,
    createdDateTime: null,
    lastActivityDateTime: null,
    more: {},
    unread: [],
    ...fields,
  }
}
