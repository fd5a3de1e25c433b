import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import type { Role, User } from '../../api/schema.ts'
import type { Field, OperationName, OperationRequest } from '../../operations/operation.ts'
import { displayName, roleName, shortId } from '../../operations/person.ts'
import type { Link } from '../../text/chain.ts'
import type { Outcome } from '../write/sendAndVerify.ts'

/** What operations change of a person, with the role by its name; its id beside it. */
export type State = Record<Field, string | null> & { roleId: string | null }

/** A call as it was made. The token is no part of it. */
export interface MadeCall {
  method: 'GET' | 'POST' | 'PUT'
  /** Below the API's base, with its query. */
  path: string
  /** Null where there was none. */
  body: unknown
}

/** How an operation ended: `unknown` where that could not be found out. */
export type Ending = 'done' | 'failed' | 'unknown'

/** An operation as it was carried out. Nothing of it changes afterwards; the file that is exported has it as a line. */
export interface Entry extends Link {
  /** Counts from 1. */
  n: number
  /** When it began. */
  at: string
  person: { id: string; name: string; email: string | null }
  operation: OperationName
  input: OperationRequest['input']
  /** What the role that was given is called; null where none was. */
  role: string | null
  /** The number of the entry that this took back; null for anything else. */
  undoes: number | null
  /** As the person was last read before; null where that was never done. */
  before: State | null
  /** As the person was last read afterwards; null where that was not done. */
  after: State | null
  outcome: Ending
  /** How it is known that it was done: by the API's answer, or by reading the person again. */
  known: Outcome['known'] | null
  error: {
    kind: ApiErrorKind | null
    status: number | null
    fingerprint: string | null
    message: string
  } | null
  /** In milliseconds, until the outcome was known. */
  duration: number
  calls: MadeCall[]
  /** What takes it back; null where nothing does. */
  inverse: OperationRequest | null
}

/** What a person is, as an entry has it. */
export function stateOf(user: User | null, roles: readonly Role[]): State | null {
  if (user === null) return null
  const { firstName, lastName, title, status, roleId } = user
  return { firstName, lastName, title, role: roleName(roleId, roles), status, roleId }
}

/** Who a person is, as an entry has them. */
export function personOf(id: string, user: User | null): Entry['person'] {
  return user === null
    ? { id, name: `Person ${shortId(id)}`, email: null }
    : { id, name: displayName(user), email: user.email }
}

/** What failed, as an entry has it. */
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
