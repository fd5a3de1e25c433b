import { useQuery } from '@tanstack/react-query'
import { shortId } from '../operations/person.ts'
import { rolesQuery } from './queries.ts'

/** The roles that can be assigned, as options of a select, with the query that they come from. */
export function useRoleOptions() {
  // Always refetched: an API that lists no roles is completed by the roles of the users seen so far.
  const roles = useQuery({ ...rolesQuery, refetchOnMount: 'always' })
  const options = [
    ...(roles.data?.listed ?? []).map((role) => ({ value: role.id, label: role.name })),
    ...(roles.data?.unlisted ?? []).map((id) => ({ value: id, label: `Role ${shortId(id)}` })),
  ]
  return { roles, options }
}
