import { requestOf } from '../../operations/decisions.ts'
import { displayName, hasStatus, reveal } from '../../operations/person.ts'
import type { ReviewedPerson } from './review.ts'
import type { ReviewPerson, ReviewRow } from './types.ts'

/** Whether a person who was read after the plan is as was decided. Null if nothing was to change or they could not be read. */
function isAsDecided({ facts: { id }, made, readAgain }: ReviewedPerson): boolean | null {
  const request = made && requestOf(id, made.decision, made.roleId)
  if (!request || !readAgain || readAgain.error !== null) return null
  const { facts } = readAgain
  if (request.operation === 'terminate') return facts === null || hasStatus(facts, 'TERMINATED')
  return facts !== null && request.operation === 'changeRole' && facts.roleId === request.input.roleId
}

/** Describes a person for the list. */
export function toReviewRow({ index, facts, made, note, before, isGone }: ReviewedPerson): ReviewRow {
  return {
    index,
    id: facts.id,
    name: displayName(facts),
    email: facts.email === null ? null : reveal(facts.email),
    roleId: facts.roleId,
    decision: made?.decision ?? null,
    decidedRoleId: made?.roleId ?? null,
    hasNote: note !== '',
    isChanged: before !== null || isGone,
    isGone,
  }
}

/** Describes a person with everything that the review knows. `me`: the reviewer's own account. */
export function toReviewPerson(person: ReviewedPerson, me: string | null): ReviewPerson {
  const { facts, made, readAgain } = person
  return {
    ...person,
    ...toReviewRow(person),
    isSelf: facts.id === me || made?.isSelf === true,
    readAgain: readAgain && { ...readAgain, asDecided: isAsDecided(person) },
  }
}
