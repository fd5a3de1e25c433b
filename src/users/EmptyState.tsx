import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import { ButtonLink } from '../ui/ButtonLink.tsx'
import { NoMatch } from './NoMatch.tsx'
import { isFiltered, type ListState, writeListState } from './listState.ts'
import layout from '../ui/Layout.module.css'

/** Shown instead of the table where a page has no rows: beyond the last page, without a match, or without any users. */
export function EmptyState({ answer, listState }: { answer: UsersAnswer; listState: ListState }) {
  const { total } = answer
  const lastPage = total === null ? listState.page - 1 : Math.ceil(total / listState.size)
  if (listState.page > 1 && lastPage > 0) {
    return (
      <div className={layout.empty}>
        <h2>There is no page {listState.page}</h2>
        <p>{total === null ? 'The list has fewer pages.' : `The last page is page ${lastPage}.`}</p>
        <ButtonLink to={`/users${writeListState({ ...listState, page: lastPage })}`} variant="default">
          {total === null ? `Go to page ${lastPage}` : `Go to the last page (${lastPage})`}
        </ButtonLink>
      </div>
    )
  }
  if (isFiltered(listState)) {
    return <NoMatch listState={listState} />
  }
  return (
    <div className={layout.empty}>
      <h2>No users yet</h2>
      <p>People appear here after they accept an invitation.</p>
    </div>
  )
}
