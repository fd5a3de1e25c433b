import type { Role, User } from '../../api/schema.ts'
import { differingFields, fields, fieldWords } from '../../operations/fields.ts'
import type { Field, OperationRequest } from '../../operations/operation.ts'
import { displayName } from '../../operations/person.ts'
import { isInvitationName } from '../../operations/invitations.ts'
import { operations } from '../../operations/operations.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { Guard } from './guards.ts'

/** The result of undoing a journal entry. Something was sent only for `undone`. */
export type UndoResult =
  /** `entry` records the undo. `kept` lists fields that others have changed since; they stay as they are. */
  | { is: 'undone'; entry: Entry; kept: Field[] }
  /** Others have changed what the undo would overwrite. `was` and `now` show those fields in words. */
  | { is: 'changed'; who: string; was: string; now: string }
  /** These guards prevent it. */
  | { is: 'guarded'; guards: Guard[] }
  /** The entry has been undone already, or is being undone. */
  | { is: 'alreadyUndone' }

interface Dependencies {
  journal: Journal
  roles: () => readonly Role[]
  /** Runs a task while no other operation on the same person runs. */
  runExclusively: (request: OperationRequest, task: () => Promise<UndoResult>) => Promise<UndoResult>
  /** Reads the person as they are now. */
  read: (userId: string) => Promise<User>
  /** Runs the inverse operation on the person as just read, unless guards prevent it. */
  executeAndLog: (
    request: OperationRequest,
    before: User,
  ) => Promise<Entry | { is: 'guarded'; guards: Guard[] }>
}

/** Undoes what an entry did, if the person is still as it left them. Throws ApiError, as `executeAndLog` does. */
export async function undo(
  n: number,
  { journal, runExclusively, ...dependencies }: Dependencies,
): Promise<UndoResult> {
  const { entry, after } = journal.find(n) ?? {}
  const inverse = entry?.inverse
  if (!entry || !inverse || !('userId' in inverse) || !after || !('idpId' in after))
    throw new Error(`Entry ${n} can’t be undone.`)
  return claimAndUndo(journal, entry, () =>
    runExclusively(inverse, () => undoEntry(entry, inverse, after, dependencies)),
  )
}

/** Undoes an entry unless it was undone already. If it could not be undone now, it can be tried again. */
export async function claimAndUndo(
  journal: Journal,
  entry: Entry,
  task: () => Promise<UndoResult>,
): Promise<UndoResult> {
  const { n } = entry
  const release = journal.claimUndo(n)
  if (release === null) return { is: 'alreadyUndone' }
  try {
    const result = await task()
    if (result.is !== 'undone') release(n)
    // An undo was undone: the original change applies again and can be undone once more.
    else if (entry.undoes !== null) release(entry.undoes)
    return result
  } catch (error) {
    release(n)
    throw error
  }
}

async function undoEntry(
  entry: Entry,
  inverse: OperationRequest,
  after: User,
  { roles, read, executeAndLog }: Pick<Dependencies, 'roles' | 'read' | 'executeAndLog'>,
): Promise<UndoResult> {
  const { operation } = entry
  if (isInvitationName(operation)) throw new Error(`Entry ${entry.n} is not about a person.`)
  const user = await read(inverse.userId)
  const touched = new Set([...operations[operation].dependsOn, ...operations[inverse.operation].dependsOn])
  const changed = differingFields(fields, after, user)
  const overwritten = changed.filter((field) => touched.has(field))
  if (overwritten.length > 0) {
    const words = (person: User) => fieldWords(overwritten, person, roles())
    return { is: 'changed', who: displayName(user), was: words(after), now: words(user) }
  }
  const result = await executeAndLog(inverse, user)
  return 'is' in result ? result : { is: 'undone', entry: result, kept: changed }
}
