import { useQuery } from '@tanstack/react-query'
import { roleName } from '../operations/person.ts'
import { rolesQuery } from './queries.ts'

/**
 * Returns a function from role id to name: "…" while roles load, a short id where there is no name. `given` is a name from
 * elsewhere, for a role that is not listed.
 */
export function useRoleName(): (roleId: string | null, given?: string | null) => string {
  const { data, isError } = useQuery(rolesQuery)
  return (roleId, given) => {
    if (given && !data?.listed.some(({ id }) => id === roleId)) return given
    return data || isError ? roleName(roleId, data?.listed ?? []) : roleId === null ? 'Unknown' : '…'
  }
}
