import { useQuery } from '@tanstack/react-query'
import { shortId } from '../operations/person.ts'
import { rolesQuery } from './queries.ts'

/** The roles that can be given, and the query that they come from. */
export function useRoleOptions() {
  // Who has which role decides what is offered where the API lists none.
  const roles = useQuery({ ...rolesQuery, refetchOnMount: 'always' })
  const options = [
    ...(roles.data?.listed ?? []).map((role) => ({ value: role.id, label: role.name })),
    ...(roles.data?.unlisted ?? []).map((id) => ({ value: id, label: `Role ${shortId(id)}` })),
  ]
  return { roles, options }
}
