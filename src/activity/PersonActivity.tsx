import { useParams } from '../routing/usePage.ts'
import { Link } from '../routing/Link.tsx'
import { count } from '../text/count.ts'
import { QueryFailure } from '../ui/QueryFailure.tsx'
import classes from './Activity.module.css'
import { ActivityTable } from './ActivityTable.tsx'
import { noFilters, writeActivityState } from './activityState.ts'
import { useActivity } from './queries.ts'
import layout from '../ui/Layout.module.css'

/** Latest activity of this session on a person's page. */
export function PersonActivity() {
  const person = (useParams().userId ?? '').toLowerCase()
  const activity = useActivity({ ...noFilters, person, limit: 10 })
  const { data } = activity
  return (
    <section aria-label="Activity" className={classes.part}>
      <h2>Activity</h2>
      <QueryFailure title="The activity could not be loaded." query={activity} />
      {data?.matching === 0 && <p className={layout.hint}>No changes to this person in this session.</p>}
      {data && data.matching > 0 && <ActivityTable entries={data.entries} undone={data.undone} />}
      {data && data.matching > data.entries.length && (
        <p>
          <Link to={`/activity${writeActivityState({ ...noFilters, person })}`}>
            Show all {count(data.matching)} entries for this person
          </Link>
        </p>
      )}
    </section>
  )
}
