import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type { UsersAnswer } from '../desk/interface.ts'
import { NoMatch } from './NoMatch.tsx'
import { isFiltered, type Place, writePlace } from './listState.ts'
import classes from './UsersPage.module.css'

/** No one on this page: because it lies beyond the end, because no one matches, or because there is no one at all. */
export function Nobody({ answer, place }: { answer: UsersAnswer; place: Place }) {
  const last = answer.total === null ? place.page - 1 : Math.ceil(answer.total / place.size)
  if (place.page > 1 && last > 0) {
    return (
      <div className={classes.nobody}>
        <h2>There is no page {place.page}</h2>
        <p>The list ends {answer.total === null ? 'before it' : `with page ${last}`}.</p>
        <Button component={Link} to={`/users${writePlace({ ...place, page: last })}`} variant="default">
          {answer.total === null ? `Go to page ${last}` : `Go to the last page (${last})`}
        </Button>
      </div>
    )
  }
  if (isFiltered(place)) {
    return <NoMatch place={place} />
  }
  return (
    <div className={classes.nobody}>
      <h2>Nobody here yet</h2>
      <p>The organization has no users. People appear here once they accept an invitation.</p>
    </div>
  )
}
