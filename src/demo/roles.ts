import type { OrganizationRoleResponse } from './wire.ts'

const organizationId = '5d1f7a52-6c1e-4f0b-9c55-0c2b6a4de001'

/** Ids of the three roles. They never change, so that links and tests can use them. */
export const roleIds = {
  owner: '3f0c8a14-92d7-4b6e-a1c3-5e7d9b204f01',
  admin: '8b64e2d9-1a5f-4c37-bd20-7f3c61a98e02',
  member: 'c2957f30-4e8b-4d19-86fa-19e4d0b57c03',
}

/** The list of roles that the API returns. */
export const roles: OrganizationRoleResponse[] = Object.entries(roleIds).map(([name, id]) => ({
  id,
  name,
  organizationId,
}))
