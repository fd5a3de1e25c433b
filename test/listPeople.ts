import type { Role, User } from '../src/api/schema.ts'
import type { ListRequest } from '../src/desk/list/types.ts'
import { emptyUser } from './emptyUser.ts'

/* Users, roles and requests for tests of lists. */

/** Returns the id with this number. */
export const uuid = (n: number) => `${String(n).padStart(8, '0')}-abcd-4000-8000-000000000000`

/** Roles: two have the same name when folded, and two the same name. */
export const roles = [
  [901, 'owner'],
  [902, 'member'],
  [903, 'Ädmin'],
  [904, 'twin'],
  [905, 'Twin'],
  [906, 'support'],
  [907, 'support'],
].map(([n, name]) => ({ id: uuid(Number(n)), name, organizationId: uuid(0) })) as unknown as Role[]

/** Creates the user with this number. */
export function person(n: number, more: Partial<User> = {}): User {
  return emptyUser(uuid(n), {
    email: `p${n}@x.com`,
    roleId: uuid(902),
    firstName: 'Anna',
    lastName: `Nr${n}`,
    status: 'ACTIVE',
    ...more,
  })
}

/** Asks for the first page of a list as it is read without choices. */
export const plainListRequest: ListRequest = {
  id: 'list',
  encoding: null,
  delimiter: null,
  header: null,
  columns: null,
  chosen: {},
  appliesTo: 'listed',
  operation: 'columns',
  roleId: null,
  filter: null,
  page: 1,
  size: 50,
}
