import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { meQuery } from '../organization/queries.ts'
import { useMe } from '../organization/useMe.ts'
import { Failure } from '../ui/Failure.tsx'

/** Marks the account of whoever sits here, so that what would take their own access asks first. */
export function MyAccountButton({ userId }: { userId: string }) {
  const { data: me } = useQuery(meQuery)
  const isMe = me === userId
  const mark = useMe()
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
