import { requestOf } from '../../operations/decisions.ts'
import { displayName, reveal } from '../../operations/person.ts'
import type { Reviewed } from './model.ts'
import type { ReviewPerson, ReviewRow } from './types.ts'

/** Whether a person who was read after the plan is as was decided. Null if nothing was to change or they could not be read. */
function isAsDecided({ facts: { id }, made, readAgain }: Reviewed): boolean | null {
  const request = made && requestOf(id, made.decision, made.roleId)
  if (!request || !readAgain || readAgain.error !== null) return null
  const { facts } = readAgain
  if (request.operation === 'terminate') return facts === null || facts.status === 'TERMINATED'
  return facts !== null && request.operation === 'changeRole' && facts.roleId === request.input.roleId
}

/** Describes a person for the list. */
export function toReviewRow({ index, facts, made, note, before, isGone }: Reviewed): ReviewRow {
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
  }
}

/** Describes a person with everything that the review knows. `me`: the reviewer's own account. */
export function toReviewPerson(person: Reviewed, me: string | null): ReviewPerson {
  const { facts, before, isGone, made, former, note, earlier, outcome, readAgain } = person
  return {
    ...toReviewRow(person),
    facts,
    before,
    isGone,
    made,
    former,
    note,
    earlier,
    isSelf: facts.id === me || made?.isSelf === true,
    outcome,
    readAgain: readAgain && { ...readAgain, asDecided: isAsDecided(person) },
  }
}
