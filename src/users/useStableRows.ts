import { useState } from 'react'
import type { UsersAnswer } from '../desk/directory/userMethods.ts'
import { type ListState, writeListState } from './listState.ts'

/**
 * Keeps the rows in place while data changes. A newer answer for the same list state updates the people shown, but
 * rows are added, removed or moved only when `showLatest` is called; `changeCount` says how many would be. The total is
 * always the latest. While a new list state has no answer, the previous one stays. `updatedAt` is in milliseconds since 1970.
 */
export function useStableRows(latest: UsersAnswer | undefined, updatedAt: number, listState: ListState) {
  const [shown, setShown] = useState<{ listState: ListState; answer: UsersAnswer; updatedAt: number } | null>(
    null,
  )
  const showLatest = () => latest && setShown({ listState, answer: latest, updatedAt })
  if (latest === undefined || shown?.answer === latest)
    return {
      answer: shown?.answer,
      updatedAt: shown?.updatedAt ?? updatedAt,
      listState: shown?.listState ?? listState,
      changeCount: 0,
      showLatest,
    }
  const isSameList = shown !== null && writeListState(shown.listState) === writeListState(listState)
  const changeCount = isSameList ? countChanges(shown.answer, latest) : 0
  if (shown === null || changeCount === 0) {
    setShown({ listState, answer: latest, updatedAt })
    return { answer: latest, updatedAt, listState, changeCount, showLatest }
  }
  const latestById = new Map(latest.users.map((user) => [user.id, user]))
  const users = shown.answer.users.map((user) => latestById.get(user.id) ?? user)
  return {
    answer: { ...latest, users },
    updatedAt,
    listState,
    changeCount,
    showLatest,
  }
}

/** Number of rows added, removed or moved; 0 where the page was empty, since nothing can move there. */
function countChanges(before: UsersAnswer, after: UsersAnswer): number {
  if (before.users.length === 0) return 0
  const indexes = new Map(before.users.map(({ id }, index) => [id, index]))
  const remaining = after.users.filter(({ id }) => indexes.has(id))
  const added = after.users.length - remaining.length
  const removed = before.users.length - remaining.length
  const moved = remaining.filter(({ id }, index) => indexes.get(id) !== index).length
  return Math.max(added, removed) || moved
}
