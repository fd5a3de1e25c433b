import type { Role, User } from '../../api/schema.ts'
import { differingFields, fieldWords } from '../../operations/fields.ts'
import type { OperationRequest, Permission } from '../../operations/operation.ts'
import { operations, unavailableReason } from '../../operations/operations.ts'
import { after, holds } from '../../operations/requests.ts'
import type { RefusedResends } from '../../operations/invitation.ts'
import type { Invitee, InviteeRow } from './inviteeRows.ts'
import type { RowOutcome, RowState, Skip } from './types.ts'
import { changedMeanwhile, nothingToChange } from './words.ts'

/** One operation on one subject: a person or an invited address. */
export type Row = PersonRow | InviteeRow

/** Who a plan is about. */
export type Subject = Person | Invitee

/** One operation on one person. */
export interface PersonRow {
  kind: 'person'
  person: Person
  /** Null if there is nothing to do. */
  request: OperationRequest | null
  outcome: RowOutcome
}

/** A person in a plan, with their rows in the order in which they run. */
export interface Person {
  kind: 'person'
  id: string
  /** The person as the plan expects them before its first row. Null if there is no such person. */
  user: User | null
  /** The person as last read before the plan was created. Differs from `user` only in an undo. */
  current: User | null
  /** Why the rows are skipped if there is no such person. */
  skipIfMissing: Skip
  rows: PersonRow[]
}

/** What decides whether an operation is possible, besides the person. */
export interface Rules {
  lacks: readonly Permission[]
  roles: readonly Role[]
  /** Which invitations the API refuses to resend. */
  refused: RefusedResends
}

/** Rows in these states change what later rows of the same person find. */
const effectiveStates = new Set<RowState>(['waiting', 'running', 'done'])

/** The person as a row expects them: as previewed, and as the rows before it leave them. */
export function userBefore(row: PersonRow): User | null {
  const { person } = row
  const earlierRows = person.rows.slice(0, person.rows.indexOf(row))
  return earlierRows.reduce(
    (user, { request, outcome }) =>
      user && request && effectiveStates.has(outcome.state) ? after(request, user) : user,
    person.user,
  )
}

/**
 * Finds out why a request has to be skipped; null if it can run. People who are no longer as expected are left alone,
 * unless they already are as they should become.
 */
export function findSkip(
  request: OperationRequest,
  expected: User,
  user: User,
  { lacks, roles }: Rules,
): Skip | null {
  const { operation } = request
  if (holds(request, user) === true) return { reason: 'upToDate', message: nothingToChange[operation] }
  const changed = differingFields(operations[operation].dependsOn, expected, user)
  if (changed.length > 0) {
    const message = changedMeanwhile(fieldWords(changed, expected, roles), fieldWords(changed, user, roles))
    return { reason: 'changed', message }
  }
  const why = unavailableReason(operation, user, lacks)
  return why === null ? null : { reason: 'notAllowed', message: why }
}

/** Decides for each row of a person whether it waits or is skipped. Excluded rows stay excluded. */
export function assessRows(person: Person, rules: Rules) {
  let user = person.current
  for (const row of person.rows) {
    if (row.outcome.state === 'out') continue
    const expected = userBefore(row)
    const { request } = row
    if (request === null) continue
    const skip = user && expected ? findSkip(request, expected, user, rules) : person.skipIfMissing
    row.outcome = skip ? { state: 'skipped', ...skip, at: null } : { state: 'waiting' }
    if (user && !skip) user = after(request, user)
  }
}
