import type { Role, User } from '../../api/schema.ts'
import { differingFields, fields, fieldWords } from '../../operations/fields.ts'
import type { Field, OperationRequest } from '../../operations/operation.ts'
import { displayName } from '../../operations/person.ts'
import { operations } from '../../operations/operations.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { Guard } from './guards.ts'

/** What came of undoing an entry. */
export type UndoResult =
  /** It was undone, which this entry tells. `kept` was changed by others since and left as it is. */
  | { is: 'undone'; entry: Entry; kept: Field[] }
  /** Others have changed since what would be overwritten: nothing was done. In words: then and now. */
  | { is: 'changed'; who: string; was: string; now: string }
  /** These guards keep it: nothing was done. */
  | { is: 'guarded'; guards: Guard[] }
  /** It was undone before, or is being undone. */
  | { is: 'past' }

interface Dependencies {
  journal: Journal
  roles: () => readonly Role[]
  /** Waits for the turn of an operation. */
  alone: (request: OperationRequest, task: () => Promise<UndoResult>) => Promise<UndoResult>
  /** The person as they are now. */
  read: (userId: string) => Promise<User>
  /** Carries out what takes an entry back, on the person as they were just read, unless guards keep it. */
  executeAndLog: (
    request: OperationRequest,
    before: User,
  ) => Promise<Entry | { is: 'guarded'; guards: Guard[] }>
}

/** Takes back what an entry did, if the person is still as it left them. Throws ApiError as `perform` does. */
export async function undo(n: number, { journal, alone, ...around }: Dependencies): Promise<UndoResult> {
  const { entry, after } = journal.find(n) ?? {}
  if (!entry?.inverse || !after) throw new Error(`Entry ${n} can’t be undone.`)
  const free = journal.claim(n)
  if (free === null) return { is: 'past' }
  const { inverse } = entry
  try {
    const undoing = await alone(inverse, () => takeBack(entry, inverse, after, around))
    if (undoing.is !== 'undone') free(n)
    // What took something back was taken back itself: that holds again.
    else if (entry.undoes !== null) free(entry.undoes)
    return undoing
  } catch (error) {
    free(n)
    throw error
  }
}

async function takeBack(
  entry: Entry,
  inverse: OperationRequest,
  after: User,
  { roles, read, executeAndLog }: Pick<Dependencies, 'roles' | 'read' | 'executeAndLog'>,
): Promise<UndoResult> {
  const user = await read(entry.person.id)
  const touched = new Set([
    ...operations[entry.operation].dependsOn,
    ...operations[inverse.operation].dependsOn,
  ])
  const changed = differingFields(fields, after, user)
  const overwritten = changed.filter((field) => touched.has(field))
  if (overwritten.length > 0) {
    const words = (person: User) => fieldWords(overwritten, person, roles())
    return { is: 'changed', who: displayName(user), was: words(after), now: words(user) }
  }
  const by = await executeAndLog(inverse, user)
  return 'is' in by ? by : { is: 'undone', entry: by, kept: changed }
}
