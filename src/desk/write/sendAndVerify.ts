import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import * as api from '../../api/users.ts'
import type { Written } from '../../api/users.ts'
import { differingFields } from '../../operations/fields.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { operations } from '../../operations/operations.ts'
import { holds } from '../../operations/requests.ts'

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
 * answer to one's own success. `seen` gets the person as they are now, whenever they were read; `before` is the person
 * as read right before, where that was done. Throws ApiError with `effect` where it was not done, or where that can't be
 * known.
 */
export async function sendAndVerify(
  http: Api,
  request: OperationRequest,
  seen: (user: User) => void,
  before: User | null = null,
): Promise<Outcome> {
  let answer: Written
  try {
    answer = await send(http, request)
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (refusals.has(error.kind)) throw new ApiError({ ...error.failure, effect: 'none' })
    return settle(http, request, error, seen, before)
  }
  const shown = typeof answer === 'object' ? holds(request, answer) : answer === 'nothing' ? null : false
  if (typeof answer === 'object' && shown === true) {
    seen(answer)
    return { user: answer, known: 'answered' }
  }
  const user = await readAgain(http, request.userId, seen)
  const done = user === null ? null : shows(request, user, before)
  // A success that does not tell is one, unless the person shows that it was not done. One that says something else may
  // come from whoever stands between here and the API: that one the person must show.
  if (done === true || (done === null && shown === null)) return { user, known: 'answered' }
  throw new ApiError({ kind: 'unreadable', status: 200, effect: done === false ? 'none' : 'unknown' })
}

async function settle(
  http: Api,
  request: OperationRequest,
  error: ApiError,
  seen: (user: User) => void,
  before: User | null,
): Promise<Outcome> {
  const user = await readAgain(http, request.userId, seen)
  const done = user === null ? null : shows(request, user, before)
  if (done === true) return { user, known: 'seen' }
  // What can be so already can be refused for one's own success; an MFA reset can't.
  const tells = user !== null && (request.operation === 'resetMfa' || holds(request, user) !== null)
  const refused = tells && (error.kind === 'invalid' || error.kind === 'conflict')
  throw new ApiError({ ...error.failure, effect: done === false || refused ? 'none' : 'unknown' })
}

/**
 * Whether a person who was read again shows that it was done; null where that can't be told. Someone who is neither as
 * asked for nor as before was changed by others meanwhile: before or after it was done, if it was.
 */
export function shows(request: OperationRequest, user: User, before: User | null): boolean | null {
  const done = holds(request, user)
  const { dependsOn } = operations[request.operation]
  return done === false && before !== null && differingFields(dependsOn, before, user).length > 0
    ? null
    : done
}

async function readAgain(http: Api, userId: string, seen: (user: User) => void): Promise<User | null> {
  try {
    const user = await api.getUser(http, userId)
    seen(user)
    return user
  } catch (error) {
    if (error instanceof ApiError) return null
    throw error
  }
}

function send(http: Api, { operation, userId, input }: OperationRequest): Promise<Written> {
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
