import { Link, useParams } from 'react-router'
import { Failure } from '../ui/Failure.tsx'
import classes from './Activity.module.css'
import { Entries } from './Entries.tsx'
import { everything, writeActivityState } from './activityState.ts'
import { useActivity } from './queries.ts'

/** On a person's page: what was done to them in this session. */
export function PersonActivity() {
  const person = (useParams().userId ?? '').toLowerCase()
  const { data, error, refetch } = useActivity({ ...everything, person, limit: 10 })
  return (
    <section aria-label="Activity" className={classes.part}>
      <h2>Activity</h2>
      {error && (
        <Failure title="The journal could not be read." error={error} onRetry={() => void refetch()} />
      )}
      {data?.matching === 0 && (
        <p className={classes.about}>Nothing was done to this person in this session.</p>
      )}
      {data && data.matching > 0 && <Entries entries={data.entries} undone={data.undone} />}
      {data && data.matching > data.entries.length && (
        <p>
          <Link to={`/activity${writeActivityState({ ...everything, person })}`}>
            All {data.matching} entries about this person
          </Link>
        </p>
      )}
    </section>
  )
}
