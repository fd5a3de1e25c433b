import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { desk } from '../desk/port/client.ts'
import { displayName } from '../operations/person.ts'
import { meQuery } from '../organization/queries.ts'
import { useMe } from '../organization/useMe.ts'
import classes from './SettingsDialog.module.css'

/** Which of the people sits here, so that what would take their own access asks first. */
export function MyAccount({ onLeave }: { onLeave: () => void }) {
  const { data: me } = useQuery(meQuery)
  const mark = useMe()
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
              {user ? displayName(user) : 'One of the people'}
            </Link>{' '}
            {user?.email}
          </p>
          <Button variant="default" size="xs" onClick={() => mark.mutate(null)}>
            Not me
          </Button>
        </>
      ) : (
        <p>
          Not told yet, so nothing asks before you take your own access. Find yourself among the{' '}
          <Link to="/users" onClick={onLeave}>
            users
          </Link>{' '}
          and choose “This is me” on your page.
        </p>
      )}
    </fieldset>
  )
}
