import { ButtonLink } from '../ui/ButtonLink.tsx'
import type { InvitationsAnswer } from '../desk/invitations/types.ts'
import { count } from '../ui/count.ts'
import classes from './Invitations.module.css'
import { defaultListState, type ListState, pageSize, writeListState } from './listState.ts'
import { emptyWords } from './words.ts'

interface Props {
  answer: InvitationsAnswer
  listState: ListState
  /** Whether all invitations were read once. */
  isRead: boolean
}

/** Shown where the list has no row: says why, and leads to where there are some. */
export function EmptyList({ answer, listState, isRead }: Props) {
  const { total, counts } = answer
  const lastPage = Math.ceil(total / pageSize)
  if (total > 0)
    return (
      <div className={classes.empty}>
        <h2>There is no page {count(listState.page)}</h2>
        <ButtonLink to={`/invitations${writeListState({ ...listState, page: lastPage })}`} variant="default">
          Go to the last page ({count(lastPage)})
        </ButtonLink>
      </div>
    )
  if (!isRead) return <p aria-live="polite">Loading invitations…</p>
  const isFiltered =
    listState.text !== '' || listState.olderDays !== null || listState.status !== defaultListState.status
  const { title, text } = emptyWords(counts.all, isFiltered)
  return (
    <div className={classes.empty}>
      <h2>{title}</h2>
      <p>{text}</p>
      {isFiltered || counts.all > 0 ? (
        <ButtonLink
          to={`/invitations${writeListState({ ...defaultListState, status: 'all' })}`}
          variant="default"
        >
          Show all invitations
        </ButtonLink>
      ) : null}
    </div>
  )
}
