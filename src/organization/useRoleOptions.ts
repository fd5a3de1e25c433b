import { useQuery } from '@tanstack/react-query'
import { roleName, shortId } from '../operations/person.ts'
import { rolesQuery } from './queries.ts'

/** The roles that can be assigned, as options of a select, with the query that they come from. */
export function useRoleOptions() {
  // Always refetched: an API that lists no roles is completed by the roles of the users seen so far.
  const roles = useQuery({ ...rolesQuery, refetchOnMount: 'always' })
  const listed = roles.data?.listed ?? []
  const options = [
    ...listed.map(({ id }) => ({ value: id, label: roleName(id, listed) })),
    ...(roles.data?.unlisted ?? []).map((id) => ({ value: id, label: `Role ${shortId(id)}` })),
  ]
  return { roles, options }
}
