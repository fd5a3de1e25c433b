import type { User } from '../../api/schema.ts'
import { inverseInvitation, type InvitationRequest } from '../../operations/invitation.ts'
import { invitationOperations } from '../../operations/invitations.ts'
import { operations } from '../../operations/operations.ts'
import { after, inverse } from '../../operations/requests.ts'
import type { Plan } from './plan.ts'
import type { Invitee, InviteeRow } from './inviteeRows.ts'
import { assessRows, type Person, type PersonRow, type Rules, type Subject, userBefore } from './rows.ts'
import { noInverse } from './words.ts'

/**
 * Creates the subjects of a plan that undoes what `plan` has done, the last change of each person first. `findUser` finds
 * people as they are now, as far as they are known.
 */
export function subjectsToUndo(plan: Plan, findUser: (id: string) => User | null, rules: Rules): Subject[] {
  return plan.subjects.flatMap((subject): Subject[] =>
    subject.kind === 'person' ? personToUndo(subject, findUser, rules) : inviteeToUndo(subject),
  )
}

/** None if nothing was done. */
function personToUndo(person: Person, findUser: (id: string) => User | null, rules: Rules): Person[] {
  const doneRows = person.rows.filter(({ outcome }) => outcome.state === 'done')
  const lastRow = doneRows.at(-1)
  const lastBefore = lastRow && userBefore(lastRow)
  // As this plan left them. Any difference to that was made by someone else.
  const user = lastRow?.request && lastBefore ? after(lastRow.request, lastBefore) : null
  if (user === null) return []
  const { id, skipIfMissing } = person
  const undoPerson: Person = {
    kind: 'person',
    id,
    user,
    current: findUser(id) ?? user,
    skipIfMissing,
    rows: [],
  }
  undoPerson.rows = doneRows.toReversed().map((row) => toPersonUndoRow(row, undoPerson))
  assessRows(undoPerson, rules)
  return [undoPerson]
}

function toPersonUndoRow(row: PersonRow, person: Person): PersonRow {
  const user = userBefore(row)
  const request = row.request && user && inverse(row.request, user)
  if (request) return { kind: 'person', person, request, outcome: { state: 'waiting' } }
  const message = row.request ? (operations[row.request.operation].irreversible ?? noInverse) : ''
  return {
    kind: 'person',
    person,
    request: null,
    outcome: { state: 'skipped', reason: 'irreversible', message, at: null },
  }
}

/** None if nothing was done. */
function inviteeToUndo({ email, after: enrollment, member, rows }: Invitee): Invitee[] {
  return rows.flatMap(({ request, outcome }) => {
    if (outcome.state !== 'done' || request === null) return []
    const undoInvitee: Invitee = {
      kind: 'invitation',
      email,
      enrollment,
      enrollments: enrollment ? [enrollment] : [],
      member,
      before: null,
      after: null,
      warning: null,
      skip: null,
      rows: [],
    }
    undoInvitee.rows = [toInviteeUndoRow(request, undoInvitee)]
    return [undoInvitee]
  })
}

function toInviteeUndoRow(done: InvitationRequest, invitee: Invitee): InviteeRow {
  const request = inverseInvitation(done, invitee.enrollment)
  if (request) return { kind: 'invitation', invitee, request, outcome: { state: 'waiting' } }
  const message = invitationOperations[done.operation].caution
  return {
    kind: 'invitation',
    invitee,
    request: null,
    outcome: { state: 'skipped', reason: 'irreversible', message, at: null },
  }
}
