import { requestOf } from '../../operations/decisions.ts'
import { operations } from '../../operations/operations.ts'
import type { RecordOf } from './records.ts'
import { isUndecided, type Review } from './review.ts'
import type { DecideRequest } from './types.ts'

/** Nobody looks at a person for longer than this: the computer slept. */
const maxSeconds = 86_400

/** Returns the record of a decision; null if it can't be made about this person. */
export function decisionRecord(
  review: Review,
  { index, decision, roleId, shownMs }: Omit<DecideRequest, 'reviewId'>,
  { at, me }: { at: number; me: string | null },
): RecordOf<'decision'> | null {
  const person = review.people[index]
  if (!person || person.isGone) return null
  const { id } = person.facts
  const newRole = decision === 'changeRole' ? roleId : null
  const request = requestOf(id, decision, newRole)
  if (decision === 'changeRole' && (request === null || newRole === person.facts.roleId)) return null
  if (request && operations[request.operation].unavailable(person.facts) !== null) return null
  const seconds = Math.round(Math.min(Math.max(0, shownMs) / 1000, maxSeconds) * 10) / 10
  return { record: 'decision', at, person: id, decision, roleId: newRole, seconds, isSelf: id === me }
}

/** Returns the record that keeps everyone who is undecided; null if nobody is. */
export function batchRecord(
  { people }: Review,
  reason: string,
  { at, me }: { at: number; me: string | null },
): RecordOf<'batch'> | null {
  const ids = people.filter(isUndecided).map(({ facts }) => facts.id)
  if (ids.length === 0 || reason.trim() === '') return null
  return {
    record: 'batch',
    at,
    reason: reason.trim(),
    people: ids,
    self: me !== null && ids.includes(me) ? me : null,
  }
}
