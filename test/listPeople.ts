import type { Role, User } from '../src/api/schema.ts'

/* Users and roles for tests. */

/** Returns the id with this number. */
export const uuid = (n: number) => `${String(n).padStart(8, '0')}-abcd-4000-8000-000000000000`

/** Roles, two of which have the same name when folded. */
export const roles = [
  [901, 'owner'],
  [902, 'member'],
  [903, 'Ädmin'],
  [904, 'twin'],
  [905, 'Twin'],
].map(([n, name]) => ({ id: uuid(Number(n)), name, organizationId: uuid(0) })) as unknown as Role[]

/** Creates the user with this number. */
export function person(n: number, more: Partial<User> = {}): User {
  return {
    id: uuid(n),
    idpId: null,
    email: `p${n}@x.com`,
    roleId: uuid(902),
    firstName: 'Anna',
    lastName: `Nr${n}`,
    title: null,
    status: 'ACTIVE',
    createdDateTime: null,
    lastActivityDateTime: null,
    more: {},
    unread: [],
    ...more,
  }
}
