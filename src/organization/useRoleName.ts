import { useQuery } from '@tanstack/react-query'
import { roleName } from '../operations/person.ts'
import { rolesQuery } from './queries.ts'

/** Gives what calls a role by its name: "…" while the list is on its way, a short id where it can't be had. */
export function useRoleName(): (roleId: string | null) => string {
  const { data, isError } = useQuery(rolesQuery)
  return (roleId) =>
    data || isError ? roleName(roleId, data?.listed ?? []) : roleId === null ? 'Unknown' : '…'
}
