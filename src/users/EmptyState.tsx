import { Button } from '@mantine/core'
import { Link } from 'react-router'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import { NoMatch } from './NoMatch.tsx'
import { isFiltered, type ListState, writeListState } from './listState.ts'
import classes from './UsersPage.module.css'

/** No one on this page: because it lies beyond the end, because no one matches, or because there is no one at all. */
export function EmptyState({ answer, listState }: { answer: UsersAnswer; listState: ListState }) {
  const last = answer.total === null ? listState.page - 1 : Math.ceil(answer.total / listState.size)
  if (listState.page > 1 && last > 0) {
    return (
      <div className={classes.nobody}>
        <h2>There is no page {listState.page}</h2>
        <p>The list ends {answer.total === null ? 'before it' : `with page ${last}`}.</p>
        <Button
          component={Link}
          to={`/users${writeListState({ ...listState, page: last })}`}
          variant="default"
        >
          {answer.total === null ? `Go to page ${last}` : `Go to the last page (${last})`}
        </Button>
      </div>
    )
  }
  if (isFiltered(listState)) {
    return <NoMatch listState={listState} />
  }
  return (
    <div className={classes.nobody}>
      <h2>Nobody here yet</h2>
      <p>The organization has no users. People appear here once they accept an invitation.</p>
    </div>
  )
}
