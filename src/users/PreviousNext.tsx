import { useQuery } from '@tanstack/react-query'
import { Link } from '../routing/Link.tsx'
import type { User } from '../api/schema.ts'
import { displayName } from '../operations/person.ts'
import { type ListState, readListState, writeListState } from './listState.ts'
import { usersQuery } from './queries.ts'
import classes from './PersonPage.module.css'

/** Links to the previous and next person of the list that the page was opened from, across its pages. `list`: its URL parameters. */
export function PreviousNext({ userId, list }: { userId: string; list: string }) {
  const { listState } = readListState(list)
  const currentPage = useQuery(usersQuery(listState))
  const users = currentPage.data?.users ?? []
  const index = users.findIndex(({ id }) => id === userId)
  const isFirst = index === 0 && listState.page > 1
  const isLast = index !== -1 && index === users.length - 1 && (currentPage.data?.more ?? false)
  const previousState = { ...listState, page: listState.page - 1 }
  const nextState = { ...listState, page: listState.page + 1 }
  const previousPage = useQuery({ ...usersQuery(previousState), enabled: isFirst })
  const nextPage = useQuery({ ...usersQuery(nextState), enabled: isLast })
  if (index === -1) return null
  const previous = isFirst ? previousPage.data?.users.at(-1) : users[index - 1]
  const next = isLast ? nextPage.data?.users[0] : users[index + 1]
  return (
    <span className={classes.previousNext}>
      <PersonLink name="Previous person" user={previous} listState={isFirst ? previousState : listState} />
      <PersonLink name="Next person" user={next} listState={isLast ? nextState : listState} />
    </span>
  )
}

function PersonLink({
  name,
  user,
  listState,
}: {
  name: string
  user: User | undefined
  listState: ListState
}) {
  if (user === undefined) return <span className={classes.none}>{name}</span>
  return (
    <Link
      to={`/users/${user.id}`}
      state={{ list: writeListState(listState) }}
      title={displayName(user)}
      replace
    >
      {name}
    </Link>
  )
}
