import type { Role, User } from '../../api/schema.ts'

/* For the tests alone: people and roles. */

/** An id, told by a number. */
export const uuid = (n: number) => `${String(n).padStart(8, '0')}-abcd-4000-8000-000000000000`

/** The roles of the tests, two of them with the same name. */
export const roles = [
  [901, 'owner'],
  [902, 'member'],
  [903, 'Ädmin'],
  [904, 'twin'],
  [905, 'Twin'],
].map(([n, name]) => ({ id: uuid(Number(n)), name, organizationId: uuid(0) })) as unknown as Role[]

/** A person, told by a number. */
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
