import { useState } from 'react'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import { type ListState, writeListState } from './listState.ts'

/**
 * The answer as it is shown, and its place: rows don't move under the pointer. Whatever the latest answer for the same
 * place has otherwise waits until it is asked for; only the people themselves are shown as they are now. Where there is
 * no answer for a place yet, that of the place before stays. `at` is when the latest was given, in milliseconds.
 */
export function useStableRows(latest: UsersAnswer | undefined, at: number, listState: ListState) {
  const [shown, setShown] = useState<{ listState: ListState; answer: UsersAnswer; at: number } | null>(null)
  const show = () => latest && setShown({ listState, answer: latest, at })
  if (latest === undefined || shown?.answer === latest)
    return {
      answer: shown?.answer,
      at: shown?.at ?? at,
      listState: shown?.listState ?? listState,
      changes: 0,
      show,
    }
  const isSamePlace = shown !== null && writeListState(shown.listState) === writeListState(listState)
  const changes = isSamePlace ? changesBetween(shown.answer, latest) : 0
  if (shown === null || changes === 0) {
    setShown({ listState, answer: latest, at })
    return { answer: latest, at, listState, changes, show }
  }
  const now = new Map(latest.users.map((user) => [user.id, user]))
  const users = shown.answer.users.map((user) => now.get(user.id) ?? user)
  return { answer: { ...latest, total: shown.answer.total, users }, at, listState, changes, show }
}

/** How many people came, went or moved on the page; nothing moves where nobody stood. */
function changesBetween(before: UsersAnswer, after: UsersAnswer): number {
  if (before.users.length === 0) return 0
  const places = new Map(before.users.map(({ id }, at) => [id, at]))
  const stayed = after.users.filter(({ id }) => places.has(id))
  const came = after.users.length - stayed.length
  const went = before.users.length - stayed.length
  const moved = stayed.filter(({ id }, at) => places.get(id) !== at).length
  return Math.max(came, went) || moved
}
