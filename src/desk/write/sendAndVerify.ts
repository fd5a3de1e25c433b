import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import * as calls from '../../api/users.ts'
import type { WriteResponse } from '../../api/users.ts'
import { differingFields } from '../../operations/fields.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { operations } from '../../operations/operations.ts'
import { holds } from '../../operations/requests.ts'
import { refusals } from './refusals.ts'

/** The result of an operation that was done. */
export interface Outcome {
  /** The user as the API has them now; null if they could not be read. */
  user: User | null
  /** How Roster knows: `answered` by the API, or `seen` when the user was read again after an unclear response. */
  known: 'answered' | 'seen'
}

/**
 * Sends one write, never repeats it, and reads the user again after an unclear response. 400 and 409 are unclear too: a
 * browser may resend a POST whose connection was cut, and "already done" then answers one's own success.
 *
 * `onRead` gets the user as they are now, each time they were read. `before` is the user as read right before, if that
 * was done. Throws ApiError with `effect` if the operation was not done or its result is unknown.
 */
export async function sendAndVerify(
  api: Api,
  request: OperationRequest,
  onRead: (user: User) => void,
  before: User | null = null,
): Promise<Outcome> {
  let response: WriteResponse
  try {
    response = await send(api, request)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (refusals.has(error.kind)) throw new ApiError({ ...error.failure, effect: 'none' })
    return verifyAfterError(api, request, error, onRead, before)
  }
  const shown =
    typeof response === 'object' ? holds(request, response) : response === 'nothing' ? null : false
  if (typeof response === 'object' && shown === true) {
    onRead(response)
    return { user: response, known: 'answered' }
  }
  const user = await readAgain(api, request.userId, onRead)
  const done = user === null ? null : shows(request, user, before)
  // An empty success counts, unless the user shows otherwise. A success with another body may come from a proxy, so
  // there the user has to show it.
  if (done === true || (done === null && shown === null)) return { user, known: 'answered' }
  throw new ApiError({ kind: 'unreadable', status: 200, effect: done === false ? 'none' : 'unknown' })
}

async function verifyAfterError(
  api: Api,
  request: OperationRequest,
  error: ApiError,
  onRead: (user: User) => void,
  before: User | null,
): Promise<Outcome> {
  const user = await readAgain(api, request.userId, onRead)
  const done = user === null ? null : shows(request, user, before)
  if (done === true) return { user, known: 'seen' }
  // A 400 or 409 is a refusal if a resent success would have shown in the user. An MFA reset is never "already done".
  const isConclusive = user !== null && (request.operation === 'resetMfa' || holds(request, user) !== null)
  const isRefused = isConclusive && (error.kind === 'invalid' || error.kind === 'conflict')
  throw new ApiError({ ...error.failure, effect: done === false || isRefused ? 'none' : 'unknown' })
}

/**
 * Whether a user who was read again shows that the operation was done; null if that cannot be decided. A user who is
 * neither as requested nor as before was changed by someone else meanwhile, before or after the operation.
 */
export function shows(request: OperationRequest, user: User, before: User | null): boolean | null {
  const done = holds(request, user)
  const { dependsOn } = operations[request.operation]
  return done === false && before !== null && differingFields(dependsOn, before, user).length > 0
    ? null
    : done
}

async function readAgain(api: Api, userId: string, onRead: (user: User) => void): Promise<User | null> {
  try {
    const user = await calls.getUser(api, userId)
    onRead(user)
    return user
  } catch (error) {
    if (error instanceof ApiError) return null
    throw error
  }
}

function send(api: Api, { operation, userId, input }: OperationRequest): Promise<WriteResponse> {
  switch (operation) {
    case 'updateProfile':
      return calls.updateProfile(api, userId, input)
    case 'changeRole':
      return calls.changeRole(api, userId, input)
    case 'terminate':
      return calls.terminate(api, userId)
    case 'reinstate':
      return calls.reinstate(api, userId, input)
    case 'resetMfa':
      return calls.resetMfa(api, userId)
  }
}
