import { useMutation, useQueryClient } from '@tanstack/react-query'
import { desk } from '../desk/port/client.ts'
import { announce } from '../ui/status.ts'
import { meQuery } from './queries.ts'

/** Sets which user is the admin's own account; null unsets it. */
export function useMe() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (userId: string | null) => desk.setMe({ userId }),
    onSuccess(_, userId) {
      queryClient.setQueryData(meQuery.queryKey, userId)
      announce(
        userId === null
          ? 'Your account is no longer set.'
          : 'This is your account until you sign out. Roster warns you before you remove your own access.',
      )
    },
  })
}
