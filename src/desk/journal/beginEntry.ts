import type { Enrollment } from '../../api/enrollmentSchema.ts'
import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role, User } from '../../api/schema.ts'
import type { SubjectRequest } from '../../operations/invitation.ts'
import { roleName } from '../../operations/person.ts'
import { chainStart, linkRecord } from '../../text/chain.ts'
import type { Outcome } from '../write/sendAndVerify.ts'
import { type Entry, type EntryKind, errorOf, type MadeCall } from './entry.ts'
import type { Journal, JournalRecord, OpenOperation } from './journal.ts'

interface Dependencies {
  journal: Journal
  /** The roles, as far as they are known. */
  roles: () => readonly Role[]
  /** Milliseconds since 1970. */
  now: () => number
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
}

/** An operation that begins. */
interface StartedOperation<Subject> {
  request: SubjectRequest
  kind: EntryKind<Subject>
  /** The person or invitation as last read. Null if they never were. */
  before: Subject | null
  /** Number of the entry that this undoes. Null for anything else. */
  undoes: number | null
}

/**
 * Begins an entry of the journal. Make the calls through its `http`, call `recordRead` whenever the person or invitation
 * was read, and `end` with the outcome or the error. `end` adds the entry to the journal.
 */
export function beginEntry<Subject extends User | Enrollment>(
  { journal, roles, now, monotonic }: Dependencies,
  api: Api,
  { request, kind, before, undoes }: StartedOperation<Subject>,
) {
  const { operation, input } = request
  const entries = journal.current()
  const startedAt = now()
  const began = monotonic()
  const calls: MadeCall[] = []
  let after: Subject | null = null

  const http: Api = (call) => {
    const { method, path, body = null } = call
    calls.push({ method, path, body })
    return api(call)
  }
  type Result = { outcome: Pick<Outcome, 'known'> } | { error: unknown }
  const record = (earlier: readonly JournalRecord[], result: Result): JournalRecord => {
    const isDone = 'outcome' in result
    const isFailure = !isDone && result.error instanceof ApiError && result.error.effect === 'none'
    const entry: Entry = linkRecord(
      {
        n: earlier.length + 1,
        at: new Date(startedAt).toISOString(),
        ...kind.about(before ?? after),
        operation,
        input,
        role: input && 'roleId' in input ? roleName(input.roleId, roles()) : null,
        undoes,
        before: kind.stateOf(before),
        after: kind.stateOf(after),
        outcome: isDone ? 'done' : isFailure ? 'failed' : 'unknown',
        known: isDone ? result.outcome.known : null,
        error: isDone ? null : errorOf(result.error),
        duration: monotonic() - began,
        calls,
        inverse: isDone ? kind.inverse(before, after) : null,
      },
      earlier.at(-1)?.entry.hash ?? chainStart,
    )
    return { entry, after }
  }
  const begun: OpenOperation = {
    request,
    calls,
    recordAfter: (earlier, error) => record(earlier, { error }),
  }
  entries.begin(begun)
  const end = (result: Result): Entry => {
    const ended = record(entries.list, result)
    entries.end(begun, ended)
    return ended.entry
  }
  return { http, recordRead: (subject: Subject) => void (after = subject), end }
}
