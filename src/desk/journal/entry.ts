import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import type { InvitationName, SubjectRequest } from '../../operations/invitation.ts'
import type { Field, OperationName } from '../../operations/operation.ts'
import type { Link } from '../../text/chain.ts'
import type { Outcome } from '../write/sendAndVerify.ts'

/**
 * The fields that operations change. `role` is the role's name. Of an invitation, `lastSent` as well: when its mail was
 * last sent.
 */
export type State = Record<Field, string | null> & { roleId: string | null; lastSent?: string | null }

/** An API call, without the token. */
export interface MadeCall {
  method: 'GET' | 'POST' | 'PUT'
  /** Relative to the API's base, including the query. */
  path: string
  /** Null if there was none. */
  body: unknown
}

/** How an operation ended. `unknown`: Roster could not find out whether it was done. */
export type EntryOutcome = 'done' | 'failed' | 'unknown'

/** One operation in the journal. Never changes once it is written; each is one line of the exported file. */
export interface Entry extends Link {
  /** Counts from 1. */
  n: number
  /** When it began, as an ISO 8601 date. */
  at: string
  /** The person, or who was invited: they have no id of a user. */
  person: { id: string | null; name: string; email: string | null }
  /** Id of the invitation; null if it is not known. Missing for operations on people. */
  enrollmentId?: string | null
  operation: OperationName | InvitationName
  input: SubjectRequest['input']
  /** Name of the role in `input`. Null if there is none. */
  role: string | null
  /** Number of the entry that this undid. Null for anything else. */
  undoes: number | null
  /** The person or invitation as last read before it. Null if they never were, and for a new invitation. */
  before: State | null
  /** The person or invitation as last read after it. Null if they were not read. */
  after: State | null
  outcome: EntryOutcome
  /** How Roster knows that it was done: the API answered so, or the person was read again. Null if it was not done. */
  known: Outcome['known'] | null
  error: {
    kind: ApiErrorKind | null
    status: number | null
    fingerprint: string | null
    message: string
  } | null
  /** Milliseconds until the outcome was known. */
  duration: number
  calls: MadeCall[]
  /** The operation that undoes it. Null if there is none. */
  inverse: SubjectRequest | null
}

/** How entries describe what an operation is about. `Subject` is a person or an invitation, as the API has them. */
export interface EntryKind<Subject> {
  /** Describes the subject, from what is known of it. */
  about: (known: Subject | null) => Pick<Entry, 'person' | 'enrollmentId'>
  stateOf: (subject: Subject | null) => State | null
  /** Returns the operation that undoes it, once it was done; null if there is none. */
  inverse: (before: Subject | null, after: Subject | null) => SubjectRequest | null
}

/** Describes a failure. */
export function errorOf(error: unknown): Entry['error'] {
  if (!(error instanceof ApiError))
    return { kind: null, status: null, fingerprint: null, message: String(error) }
  const { kind, status, fingerprint, messages } = error
  return {
    kind,
    status,
    fingerprint,
    message: messages.map(({ message, code }) => message || code).join(' '),
  }
}
