import type { User } from '../../api/schema.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { operations } from '../../operations/operations.ts'
import { after, inverse } from '../../operations/requests.ts'
import type { Plan } from './plan.ts'
import { assess, before, type Person, type Row, type Rules } from './rows.ts'

/**
 * The people of a plan that takes back what a plan has done, the last thing first. `known` gives people as they are by
 * now, where that is known.
 */
export function peopleToUndo(plan: Plan, known: (id: string) => User | null, rules: Rules): Person[] {
  const people = plan.people.flatMap((person) => {
    const done = person.rows.filter(({ outcome }) => outcome.state === 'done')
    const last = done.at(-1)
    const from = last && before(last)
    // As this plan left them: whatever else they are, someone else has done.
    const user = last?.request && from ? after(last.request, from) : null
    if (user === null) return []
    const undone: Person = {
      id: person.id,
      user,
      seen: known(person.id) ?? user,
      absent: person.absent,
      rows: [],
    }
    undone.rows = done.toReversed().map((row) => inverted(row, undone))
    return [undone]
  })
  for (const person of people) assess(person, rules)
  return people
}

function inverted(row: Row, person: Person): Row {
  const user = before(row)
  const request = row.request && user && inverse(row.request, user)
  if (request) return { person, request, outcome: { state: 'waiting' } }
  const says = row.request && whyNone(row.request)
  return {
    person,
    request: null,
    outcome: { state: 'skipped', reason: 'irreversible', says: says ?? '', at: null },
  }
}

function whyNone({ operation }: OperationRequest): string {
  return operations[operation].irreversible ?? 'What was before is not known, or nothing brings it back.'
}
