import { HttpResponse } from 'msw/http'
import { errorResponse, jsonResponse } from './answers.ts'

interface FaultKind {
  /** What happens to the call, as the demo and the docs describe it: "Every change …". */
  description: string
  /** Whether the server carries out the call all the same. */
  done: boolean
  answer: () => Response | Promise<Response>
}

/** An error with the API's own message. */
const error = (status: number, code: string, message: string, headers?: Record<string, string>) => () =>
  errorResponse(status, [{ code, message }], headers)

const empty =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    new HttpResponse(null, { status, headers })

const html = () =>
  HttpResponse.html(
    '<!doctype html><title>Welcome</title><h1>Welcome to our guest network</h1><p>Sign in to continue.</p>',
  )

const dropConnection = () => HttpResponse.error()
const neverAnswer = () => new Promise<Response>(() => {})

/** All ways in which a call can fail. */
export const faults = {
  '400': {
    description: 'is rejected as invalid (400)',
    done: false,
    answer: error(400, 'invalid_request', 'The request is not valid for this user.'),
  },
  '401': {
    description: 'fails because the token was revoked (401)',
    done: false,
    answer: error(401, 'token_invalid', 'The token is invalid or was revoked.'),
  },
  '403': {
    description: 'fails because a permission is missing (403)',
    done: false,
    answer: error(403, 'insufficient_permissions', 'The token does not have the required permission.'),
  },
  '404': {
    description: 'finds no such user (404)',
    done: false,
    answer: error(404, 'user_not_found', 'The user does not exist.'),
  },
  '409': {
    description: 'causes a conflict (409)',
    done: false,
    answer: error(409, 'conflict', 'The user was changed meanwhile.'),
  },
  '429': {
    description: 'is rate-limited (429), without a time to retry',
    done: false,
    answer: error(429, 'too_many_requests', 'Too many requests.'),
  },
  '429-retry-after': {
    description: 'is rate-limited (429), to be retried after 30 seconds',
    done: false,
    answer: error(429, 'too_many_requests', 'Too many requests.', { 'Retry-After': '30' }),
  },
  '500': {
    description: 'causes a server error (500)',
    done: false,
    answer: error(500, 'internal_error', 'Something went wrong on our side.'),
  },
  '500-bare': {
    description: 'causes a server error (500) with an empty response',
    done: false,
    answer: empty(500),
  },
  '502': { description: 'fails at a gateway (502) with an empty response', done: false, answer: empty(502) },
  '503': {
    description: 'finds the server unavailable (503), to be retried after 2 seconds',
    done: false,
    answer: empty(503, { 'Retry-After': '2' }),
  },
  html: { description: 'is answered by a Wi-Fi sign-in page: HTML with 200', done: false, answer: html },
  malformed: {
    description: 'is answered with incomplete JSON and 200',
    done: false,
    answer: () =>
      new HttpResponse('{"id": "0f8fad5b-d9cb-', {
        headers: { 'Content-Type': 'application/json;charset=UTF-8' },
      }),
  },
  'wrong-shape': {
    description: 'is answered with JSON of another service and 200',
    done: false,
    answer: () => jsonResponse({ data: [], success: true }),
  },
  dropped: { description: 'is cut off before it is done', done: false, answer: dropConnection },
  silent: { description: 'is not done and never answered', done: false, answer: neverAnswer },
  'dropped-after': { description: 'is done, then cut off', done: true, answer: dropConnection },
  '500-after': {
    description: 'is done, then answered with a server error (500)',
    done: true,
    answer: error(500, 'internal_error', 'Something went wrong on our side.'),
  },
  'html-after': {
    description: 'is done, then answered by a Wi-Fi sign-in page: HTML with 200',
    done: true,
    answer: html,
  },
  'silent-after': { description: 'is done and never answered', done: true, answer: neverAnswer },
} satisfies Record<string, FaultKind>

export type Fault = keyof typeof faults

function isFault(name: string): name is Fault {
  return Object.hasOwn(faults, name)
}

export const faultNames = Object.keys(faults).filter(isFault)
