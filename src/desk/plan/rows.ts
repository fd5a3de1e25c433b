import type { Role, User } from '../../api/schema.ts'
import { differingFields, fieldWords } from '../../operations/fields.ts'
import type { OperationRequest, Permission } from '../../operations/operation.ts'
import { operations, unavailableReason } from '../../operations/operations.ts'
import { after, holds } from '../../operations/requests.ts'
import type { RowOutcome, RowState, SkipReason } from './types.ts'

/** Something to do to someone. */
export interface Row {
  person: Person
  /** Null where there is nothing that could be done. */
  request: OperationRequest | null
  outcome: RowOutcome
}

/** Someone of a plan, with their rows in the order in which these are done. */
export interface Person {
  id: string
  /** As the plan takes them to be before its first row; null where nobody is there. */
  user: User | null
  /** As they were seen to be when it was made, which is another only where an undo finds someone changed. */
  seen: User | null
  /** Why nothing is done where nobody is there. */
  absent: Skip
  rows: Row[]
}

/** Why a row is not done. */
export interface Skip {
  reason: SkipReason
  says: string
}

/** What decides about what can be done, beside the person. */
export interface Rules {
  lacks: readonly Permission[]
  roles: readonly Role[]
}

/** An earlier row of the same person changes what a later one finds: unless it is known not to be done. */
const counted = new Set<RowState>(['waiting', 'running', 'done'])

/** The person as a row expects them: as previewed, and with what the rows before it do. */
export function before(row: Row): User | null {
  const { person } = row
  const earlier = person.rows.slice(0, person.rows.indexOf(row))
  return earlier.reduce(
    (user, { request, outcome }) =>
      user && request && counted.has(outcome.state) ? after(request, user) : user,
    person.user,
  )
}

/**
 * Why a request is not carried out on someone, who should be as expected; null where it is. Whoever was changed since
 * is left alone, unless they are as they should become.
 */
export function obstacle(
  request: OperationRequest,
  expected: User,
  user: User,
  { lacks, roles }: Rules,
): Skip | null {
  const { dependsOn } = operations[request.operation]
  if (holds(request, user) === true) return { reason: 'alreadySo', says: 'Is so already.' }
  const changed = differingFields(dependsOn, expected, user)
  if (changed.length > 0) {
    const [was, is] = [expected, user].map((state) => fieldWords(changed, state, roles))
    return { reason: 'changed', says: `Changed meanwhile, from “${was}” to “${is}”.` }
  }
  const why = unavailableReason(request.operation, user, lacks)
  return why === null ? null : { reason: 'notAllowed', says: why }
}

/** Says of each row of someone whether it waits to be done, or is skipped and why; what is taken out stays out. */
export function assess(person: Person, rules: Rules) {
  let user = person.seen
  for (const row of person.rows) {
    if (row.outcome.state === 'out') continue
    const expected = before(row)
    const { request } = row
    if (request === null) continue
    const skip = user && expected ? obstacle(request, expected, user, rules) : person.absent
    row.outcome = skip ? { state: 'skipped', ...skip, at: null } : { state: 'waiting' }
    if (user && !skip) user = after(request, user)
  }
}
