import { Link } from '../routing/Link.tsx'
import { Notice } from '../ui/Notice.tsx'
import { type ListState, writeListState } from './listState.ts'
import { anyAge, olderOnly } from './words.ts'

/** Says which invitations are left out because of their age, and links to all of them. */
export function OlderNotice({ listState }: { listState: ListState }) {
  if (listState.olderDays === null) return null
  return (
    <Notice>
      {olderOnly(listState.olderDays)}{' '}
      <Link to={`/invitations${writeListState({ ...listState, olderDays: null, page: 1 })}`}>{anyAge}</Link>
    </Notice>
  )
}
