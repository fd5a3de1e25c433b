import { useQuery } from '@tanstack/react-query'
import { meQuery } from '../organization/queries.ts'
import { useMe } from '../organization/useMe.ts'
import { Button } from '../ui/Button.tsx'
import { Failure } from '../ui/Failure.tsx'

/** Marks a person as the admin’s own account, so that Roster warns before the admin removes their own access. */
export function MyAccountButton({ userId }: { userId: string }) {
  const { data: me } = useQuery(meQuery)
  const isMe = me === userId
  const setMe = useMe()
  return (
    <>
      {isMe && <span>Your account</span>}
      <Button variant="subtle" size="compact-xs" onClick={() => setMe.mutate(isMe ? null : userId)}>
        {isMe ? 'Not me' : 'This is me'}
      </Button>
      {setMe.isError && <Failure error={setMe.error} />}
    </>
  )
}
