import { type Facts, factsOf } from '../../operations/facts.ts'
import type { Directory } from '../directory/directory.ts'
import type { Review, ReviewedPerson } from './review.ts'

/** Fields in which a change asks for a new decision. New activity asks for one only if access was to be taken away. */
const compared = ['email', 'firstName', 'lastName', 'title', 'roleId', 'status'] as const

/**
 * Finds the people who have changed since the review recorded them. `unread` counts those who can't be compared, because
 * not everyone was read.
 */
export function findChanged(
  people: readonly ReviewedPerson[],
  directory: Pick<Directory, 'get' | 'isComplete'>,
): { changed: { person: string; now: Facts | null }[]; unread: number } {
  const isComplete = directory.isComplete()
  const changed: { person: string; now: Facts | null }[] = []
  let unread = 0
  for (const person of people) {
    const { id } = person.facts
    const user = directory.get(id)
    if (user) {
      const now = factsOf(user)
      if (hasChanged(person, now)) changed.push({ person: id, now })
    } else if (!isComplete) unread++
    else if (!person.isGone) changed.push({ person: id, now: null })
  }
  return { changed, unread }
}

/** Returns when people of a review were read last, in milliseconds since 1970. */
export function lastReadOf({ header, records }: Pick<Review, 'header' | 'records'>): number {
  return records.reduce((last, record) => {
    if (record.record === 'compared') return Math.max(last, record.readAt)
    return record.record === 'readAgain' ? Math.max(last, record.at) : last
  }, header.population.readAt)
}

function hasChanged({ facts, made, isGone }: ReviewedPerson, now: Facts): boolean {
  if (isGone || compared.some((field) => (facts[field] ?? '') !== (now[field] ?? ''))) return true
  const takesAccess = made?.decision === 'terminate' || made?.decision === 'changeRole'
  return takesAccess && facts.lastActivityDateTime !== now.lastActivityDateTime
}
