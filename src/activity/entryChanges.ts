import type { Entry, State } from '../desk/journal/entry.ts'
import { fieldLabels } from '../operations/fields.ts'
import type { Field } from '../operations/operation.ts'
import { reveal, statusWords } from '../operations/person.ts'
import { exact } from '../ui/time.ts'

/** A changed field with its values as text. */
interface FieldChange {
  field: string
  before: string
  after: string
}

/** Returns the fields that an operation changed, or null when a state before or after is unknown. */
export function changesOf({ operation, before: read, after }: Entry): FieldChange[] | null {
  // A new invitation has no state before it.
  const before = read ?? (operation === 'invite' ? noState : null)
  if (before === null || after === null) return null
  const fields = Object.entries(fieldLabels) as [Field, string][]
  const changes = fields.map(([field, label]) => ({
    field: label,
    before: valueOf(field, before),
    after: valueOf(field, after),
  }))
  const lastSent = { field: 'Last sent', before: sentAt(before), after: sentAt(after) }
  return [...changes, lastSent].filter((change) => change.before !== change.after)
}

/** Formats the requested values of an operation, or returns null when it takes none. */
export function requestedValues({ input, role }: Entry): string | null {
  if (role !== null) return `${fieldLabels.role}: ${role}`
  if (input === null) return null
  const fields = Object.entries(input) as [Field, string | null][]
  return fields.map(([field, value]) => `${fieldLabels[field]}: ${reveal(value ?? '–')}`).join(', ')
}

const noState: State = {
  firstName: null,
  lastName: null,
  title: null,
  role: null,
  roleId: null,
  status: null,
}

function sentAt({ lastSent = null }: State): string {
  return lastSent === null ? '–' : exact(lastSent)
}

function valueOf(field: Field, state: State): string {
  return field === 'status' && state !== noState
    ? statusWords(state.status)
    : reveal(state[field] ?? '') || '–'
}
