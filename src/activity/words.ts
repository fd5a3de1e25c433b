import type { Entry, State } from '../desk/journal/entry.ts'
import { fieldLabels } from '../operations/fields.ts'
import type { Field } from '../operations/operation.ts'
import { statusWords } from '../operations/person.ts'

/** A field that an operation changed. */
interface Change {
  field: string
  before: string
  after: string
}

/** What is different of the person afterwards; null where one of the two is not known. */
export function changesOf({ before, after }: Entry): Change[] | null {
  if (before === null || after === null) return null
  const fields = Object.entries(fieldLabels) as [Field, string][]
  return fields
    .map(([field, name]) => ({ field: name, before: valueOf(field, before), after: valueOf(field, after) }))
    .filter((change) => change.before !== change.after)
}

/** What an operation was to do, beside what its name says; null where that is all. */
export function wishOf({ input, role }: Entry): string | null {
  if (role !== null) return `Role: ${role}`
  if (input === null) return null
  const fields = Object.entries(input) as [Field, string | null][]
  return fields.map(([field, value]) => `${fieldLabels[field]}: ${value ?? '–'}`).join(', ')
}

function valueOf(field: Field, state: State): string {
  return field === 'status' ? statusWords(state.status) : state[field] || '–'
}
