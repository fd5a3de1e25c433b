import type { Api } from '../api/http.ts'
import type { Role, User } from '../api/schema.ts'
import { getUser } from '../api/users.ts'
import { differing, fieldWords } from '../operations/fields.ts'
import type { Field, OperationRequest } from '../operations/operation.ts'
import { displayName } from '../operations/person.ts'
import { operations } from '../operations/operations.ts'
import type { Entry } from './journal/entry.ts'
import type { Journal } from './journal/journal.ts'

/** What came of undoing an entry. */
export type Undoing =
  /** It was undone, which this entry tells. `kept` was changed by others since and left as it is. */
  | { is: 'undone'; entry: Entry; kept: Field[] }
  /** Others have changed since what would be overwritten: nothing was done. In words: then and now. */
  | { is: 'changed'; who: string; was: string; now: string }
  /** It was undone before, or is being undone. */
  | { is: 'past' }

interface Surroundings {
  journal: Journal
  roles: () => readonly Role[]
  /** Told of the person as read. */
  seen: (user: User) => void
  /** Carries out what takes an entry back, on the person as they were just read. */
  carryOut: (request: OperationRequest, before: User) => Promise<Entry>
}

const fields: readonly Field[] = ['firstName', 'lastName', 'title', 'role', 'status']

/** Takes back what an entry did, if the person is still as it left them. Throws ApiError as `perform` does. */
export async function undo(
  http: Api,
  n: number,
  { journal, roles, seen, carryOut }: Surroundings,
): Promise<Undoing> {
  const { entry, after } = journal.find(n) ?? {}
  if (!entry?.inverse || !after) throw new Error(`Entry ${n} can’t be undone.`)
  const free = journal.claim(n)
  if (free === null) return { is: 'past' }
  try {
    const user = await getUser(http, entry.person.id)
    seen(user)
    const touched = new Set([
      ...operations[entry.operation].touches,
      ...operations[entry.inverse.operation].touches,
    ])
    const changed = differing(fields, after, user)
    const overwritten = changed.filter((field) => touched.has(field))
    if (overwritten.length > 0) {
      free(n)
      const words = (person: User) => fieldWords(overwritten, person, roles())
      return { is: 'changed', who: displayName(user), was: words(after), now: words(user) }
    }
    const by = await carryOut(entry.inverse, user)
    // What took something back was taken back itself: that holds again.
    if (entry.undoes !== null) free(entry.undoes)
    return { is: 'undone', entry: by, kept: changed }
  } catch (error) {
    free(n)
    throw error
  }
}
