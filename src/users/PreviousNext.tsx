import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { User } from '../api/schema.ts'
import { displayName } from '../operations/person.ts'
import { type ListState, readListState, writeListState } from './listState.ts'
import { usersQuery } from './queries.ts'
import classes from './PersonPage.module.css'

/** The way to the previous and the next person of the list that one came from, also over the ends of its pages. */
export function PreviousNext({ userId, list }: { userId: string; list: string }) {
  const { listState } = readListState(list)
  const here = useQuery(usersQuery(listState))
  const users = here.data?.users ?? []
  const index = users.findIndex(({ id }) => id === userId)
  const atStart = index === 0 && listState.page > 1
  const atEnd = index !== -1 && index === users.length - 1 && (here.data?.more ?? false)
  const before = { ...listState, page: listState.page - 1 }
  const after = { ...listState, page: listState.page + 1 }
  const previousPage = useQuery({ ...usersQuery(before), enabled: atStart })
  const nextPage = useQuery({ ...usersQuery(after), enabled: atEnd })
  if (index === -1) return null
  const previous = atStart ? previousPage.data?.users.at(-1) : users[index - 1]
  const next = atEnd ? nextPage.data?.users[0] : users[index + 1]
  return (
    <span className={classes.neighbours}>
      <To name="Previous person" user={previous} listState={atStart ? before : listState} />
      <To name="Next person" user={next} listState={atEnd ? after : listState} />
    </span>
  )
}

function To({ name, user, listState }: { name: string; user: User | undefined; listState: ListState }) {
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
