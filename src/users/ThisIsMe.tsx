import { Button } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { desk } from '../desk/client.ts'
import { Failure } from '../ui/Failure.tsx'
import { announce } from '../ui/status.ts'

/** The admin's own id, where it was told. */
const meQuery = queryOptions({ queryKey: ['me'], queryFn: () => desk.me() })

/** Marks the account of whoever sits here, so that a plan that would take their own access asks first. */
export function ThisIsMe({ userId }: { userId: string }) {
  const queryClient = useQueryClient()
  const { data: me } = useQuery(meQuery)
  const isMe = me === userId
  const mark = useMutation({
    mutationFn: (to: string | null) => desk.setMe({ userId: to }),
    onSuccess(_, to) {
      queryClient.setQueryData(meQuery.queryKey, to)
      announce(
        to === null
          ? 'Roster does not know any more which account is yours.'
          : 'This is you, until you sign out. A plan by which you would lose access asks first.',
      )
    },
  })
  return (
    <>
      {isMe && <span>Your account</span>}
      <Button variant="subtle" size="compact-xs" onClick={() => mark.mutate(isMe ? null : userId)}>
        {isMe ? 'Not me' : 'This is me'}
      </Button>
      {mark.isError && <Failure error={mark.error} />}
    </>
  )
}
