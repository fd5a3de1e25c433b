import { useQuery } from '@tanstack/react-query'
import { roleName } from '../operations/person.ts'
import { rolesQuery } from './queries.ts'

/** Returns a function from role id to name: "…" while roles load, a short id where there is no name. */
export function useRoleName(): (roleId: string | null) => string {
  const { data, isError } = useQuery(rolesQuery)
  return (roleId) =>
    data || isError ? roleName(roleId, data?.listed ?? []) : roleId === null ? 'Unknown' : '…'
}
