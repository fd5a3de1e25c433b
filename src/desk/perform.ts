import { ApiError } from '../api/error.ts'
import type { Api } from '../api/http.ts'
import type { User } from '../api/schema.ts'
import * as api from '../api/users.ts'
import { operations } from '../operations/operations.ts'
import type { OperationRequest } from '../operations/operation.ts'

/** What is true after an operation that was done. */
export interface Outcome {
  /** The person as the API has it now; null where it could not be read. */
  user: User | null
  /** How we know: `answered` by the API, or `seen` when the person was read again after an unclear answer. */
  known: 'answered' | 'seen'
}

/** Answers that say plainly that nothing was done; any other failure may hide a write that took effect. */
const refusals = new Set(['unauthorized', 'forbidden', 'notFound', 'rateLimited'])

/**
 * Carries out one operation: one request, never repeated. After an unclear answer the person is read again. That
 * includes 400 and 409: a browser may itself resend a POST whose connection was cut, and "already so" is then the
 * answer to one's own success. Throws ApiError with `effect` where it was not done, or where that can't be known.
 */
export async function perform(http: Api, request: OperationRequest): Promise<Outcome> {
  let answer: User | null
  try {
    answer = await send(http, request)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (refusals.has(error.kind)) throw new ApiError({ ...error.failure, effect: 'none' })
    return settle(http, request, error)
  }
  if (answer !== null && holds(request, answer) !== false) return { user: answer, known: 'answered' }
  const user = await readAgain(http, request.userId)
  // A success whose body tells nothing, of a person who does not show it: whoever answered, it was not done.
  if (user !== null && holds(request, user) === false) {
    throw new ApiError({ kind: 'unreadable', status: 200, effect: 'none' })
  }
  return { user, known: 'answered' }
}

async function settle(http: Api, request: OperationRequest, error: ApiError): Promise<Outcome> {
  const user = await readAgain(http, request.userId)
  const done = user === null ? null : holds(request, user)
  if (done === true) return { user, known: 'seen' }
  const refused = user !== null && (error.kind === 'invalid' || error.kind === 'conflict')
  throw new ApiError({ ...error.failure, effect: done === false || refused ? 'none' : 'unknown' })
}

async function readAgain(http: Api, userId: string): Promise<User | null> {
  try {
    return await api.getUser(http, userId)
  } catch (error) {
    if (error instanceof ApiError) return null
    throw error
  }
}

function send(http: Api, { operation, userId, input }: OperationRequest): Promise<User | null> {
  switch (operation) {
    case 'updateProfile':
      return api.updateProfile(http, userId, input)
    case 'changeRole':
      return api.changeRole(http, userId, input)
    case 'terminate':
      return api.terminate(http, userId)
    case 'reinstate':
      return api.reinstate(http, userId, input)
    case 'resetMfa':
      return api.resetMfa(http, userId)
  }
}

function holds<Name extends OperationRequest['operation']>(
  { operation, input }: OperationRequest<Name>,
  user: User,
): boolean | null {
  return operations[operation].holds(user, input)
}
