import { useQuery } from '@tanstack/react-query'
import { Link } from '../routing/Link.tsx'
import { desk } from '../desk/port/client.ts'
import { displayName, reveal } from '../operations/person.ts'
import { meQuery } from '../organization/queries.ts'
import { useMe } from '../organization/useMe.ts'
import { Button } from '../ui/Button.tsx'
import classes from './SettingsDialog.module.css'

/** Shows which user the admin is. With that, Roster warns before the admin removes their own access. */
export function MyAccount({ onLeave }: { onLeave: () => void }) {
  const { data: me } = useQuery(meQuery)
  const setMe = useMe()
  const { data: user } = useQuery({
    queryKey: ['my account', me],
    queryFn: ({ signal }) => (me ? desk.user({ userId: me }, signal) : null),
    enabled: Boolean(me),
  })
  return (
    <fieldset className={classes.account}>
      <legend>My account</legend>
      {me ? (
        <>
          <p>
            <Link to={`/users/${me}`} onClick={onLeave}>
              {user ? <bdi translate="no">{displayName(user)}</bdi> : 'Your account'}
            </Link>{' '}
            <bdi translate="no">{reveal(user?.email ?? '')}</bdi>
          </p>
          <Button variant="default" size="xs" onClick={() => setMe.mutate(null)}>
            Not me
          </Button>
        </>
      ) : (
        <p>
          Not set. Choose your account so that Roster can warn you before you remove your own access. Find
          yourself in the{' '}
          <Link to="/users" onClick={onLeave}>
            users list
          </Link>{' '}
          and select “This is me”.
        </p>
      )}
    </fieldset>
  )
}
