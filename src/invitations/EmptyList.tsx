import { ButtonLink } from '../ui/ButtonLink.tsx'
import type { InvitationsAnswer, InvitationsProgress } from '../desk/invitations/types.ts'
import { count } from '../text/count.ts'
import { defaultListState, type ListState, pageSize, writeListState } from './listState.ts'
import { emptyWords, notAllLoaded } from './words.ts'
import layout from '../ui/Layout.module.css'

interface Props {
  answer: InvitationsAnswer
  listState: ListState
  /** Null or undefined before they are read. */
  progress: InvitationsProgress | null | undefined
}

/** Shown where the list has no rows: says why, and links to a list that has some. */
export function EmptyList({ answer, listState, progress }: Props) {
  const { total, counts } = answer
  const lastPage = Math.ceil(total / pageSize)
  if (total > 0)
    return (
      <div className={layout.empty}>
        <h2>There is no page {count(listState.page)}</h2>
        <ButtonLink to={`/invitations${writeListState({ ...listState, page: lastPage })}`} variant="default">
          Go to the last page ({count(lastPage)})
        </ButtonLink>
      </div>
    )
  const isRead = progress?.hasEveryone === true
  if (!isRead && (!progress || progress.state === 'reading'))
    return <p aria-live="polite">Loading invitations…</p>
  const isFiltered =
    listState.text !== '' || listState.status !== defaultListState.status || listState.olderDays !== null
  const { title, text } = isRead ? emptyWords(counts.all, isFiltered) : notAllLoaded
  return (
    <div className={layout.empty}>
      <h2>{title}</h2>
      <p>{text}</p>
      {(isFiltered || counts.all > 0) && (
        <ButtonLink
          to={`/invitations${writeListState({ ...defaultListState, status: 'all' })}`}
          variant="default"
        >
          Show all invitations
        </ButtonLink>
      )}
    </div>
  )
}
