import type { User } from '../../api/schema.ts'
import { operations } from '../../operations/operations.ts'
import { after, inverse } from '../../operations/requests.ts'
import type { Plan } from './plan.ts'
import { assessRows, type Person, type Row, type Rules, userBefore } from './rows.ts'
import { noInverse } from './words.ts'

/**
 * Creates the people of a plan that undoes what `plan` has done, the last change of each person first. `findUser` finds
 * people as they are now, as far as they are known.
 */
export function peopleToUndo(plan: Plan, findUser: (id: string) => User | null, rules: Rules): Person[] {
  const people = plan.people.flatMap((person) => {
    const doneRows = person.rows.filter(({ outcome }) => outcome.state === 'done')
    const lastRow = doneRows.at(-1)
    const lastBefore = lastRow && userBefore(lastRow)
    // As this plan left them. Any difference to that was made by someone else.
    const user = lastRow?.request && lastBefore ? after(lastRow.request, lastBefore) : null
    if (user === null) return []
    const { id, skipIfMissing } = person
    const undoPerson: Person = { id, user, current: findUser(id) ?? user, skipIfMissing, rows: [] }
    undoPerson.rows = doneRows.toReversed().map((row) => toUndoRow(row, undoPerson))
    return [undoPerson]
  })
  for (const person of people) assessRows(person, rules)
  return people
}

function toUndoRow(row: Row, person: Person): Row {
  const user = userBefore(row)
  const request = row.request && user && inverse(row.request, user)
  if (request) return { person, request, outcome: { state: 'waiting' } }
  const message = row.request ? (operations[row.request.operation].irreversible ?? noInverse) : ''
  return { person, request: null, outcome: { state: 'skipped', reason: 'irreversible', message, at: null } }
}
