import { useMutation, useQueryClient } from '@tanstack/react-query'
import { desk } from '../desk/port/client.ts'
import { announce } from '../ui/status.ts'
import { meQuery } from './queries.ts'

/** Tells the desk which account is that of whoever sits here; null takes it back. */
export function useMe() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (to: string | null) => desk.setMe({ userId: to }),
    onSuccess(_, to) {
      queryClient.setQueryData(meQuery.queryKey, to)
      announce(
        to === null
          ? 'Roster does not know any more which account is yours.'
          : 'This is you, until you sign out. What would take your own access asks first.',
      )
    },
  })
}
