import type { Api } from './http.ts'
import { read } from './read.ts'
import { RolesSchema, type Role } from './schema.ts'

/** Lists the roles of the organization: `GET /organizations/roles`. */
export async function getRoles(api: Api, signal?: AbortSignal): Promise<Role[]> {
  return read(
    RolesSchema,
    await api({ name: 'getRoles', method: 'GET', path: '/organizations/roles', signal }),
  )
}
