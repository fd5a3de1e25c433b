import { HttpResponse } from 'msw/http'
import { errorAnswer, json } from './answers.ts'

interface Kind {
  /** What happens to the call, as the docs have it. */
  says: string
  /** Whether what was asked for is done all the same. */
  done: boolean
  answer: () => Response | Promise<Response>
}

/** An error with the API's own words. */
const error = (status: number, code: string, message: string, headers?: Record<string, string>) => () =>
  errorAnswer(status, [{ code, message }], headers)

const empty =
  (status: number, headers: Record<string, string> = {}) =>
  () =>
    new HttpResponse(null, { status, headers })

const html = () =>
  HttpResponse.html(
    '<!doctype html><title>Welcome</title><h1>Welcome to our guest network</h1><p>Sign in to go on.</p>',
  )

const cut = () => HttpResponse.error()
const silence = () => new Promise<Response>(() => {})

/** Every way in which a call can go wrong. */
export const faults = {
  '400': {
    says: 'is refused as invalid (400)',
    done: false,
    answer: error(400, 'invalid_request', 'The request is not valid for this user.'),
  },
  '401': {
    says: 'is answered as if the token had just been revoked (401)',
    done: false,
    answer: error(401, 'token_invalid', 'The token is invalid or was revoked.'),
  },
  '403': {
    says: 'is refused for want of a permission (403)',
    done: false,
    answer: error(403, 'insufficient_permissions', 'The token does not have the required permission.'),
  },
  '404': {
    says: 'finds no such user (404)',
    done: false,
    answer: error(404, 'user_not_found', 'There is no such user.'),
  },
  '409': {
    says: 'contradicts what is there (409)',
    done: false,
    answer: error(409, 'conflict', 'The user was changed meanwhile.'),
  },
  '429': {
    says: 'comes too often (429), without saying when to ask again',
    done: false,
    answer: error(429, 'too_many_requests', 'Too many requests.'),
  },
  '429-retry-after': {
    says: 'comes too often (429), to be repeated after 30 seconds',
    done: false,
    answer: error(429, 'too_many_requests', 'Too many requests.', { 'Retry-After': '30' }),
  },
  '500': {
    says: 'fails in the server (500)',
    done: false,
    answer: error(500, 'internal_error', 'Something went wrong on our side.'),
  },
  '500-bare': { says: 'fails in the server (500), without a word', done: false, answer: empty(500) },
  '502': { says: 'fails on its way (502), without a word', done: false, answer: empty(502) },
  '503': {
    says: 'finds the server closed (503), to be repeated after 2 seconds',
    done: false,
    answer: empty(503, { 'Retry-After': '2' }),
  },
  html: { says: 'is answered by a Wi-Fi portal: HTML with 200', done: false, answer: html },
  malformed: {
    says: 'is answered 200 with JSON that breaks off',
    done: false,
    answer: () =>
      new HttpResponse('{"id": "0f8fad5b-d9cb-', {
        headers: { 'Content-Type': 'application/json;charset=UTF-8' },
      }),
  },
  'wrong-shape': {
    says: 'is answered 200 with JSON of some other service',
    done: false,
    answer: () => json({ data: [], success: true }),
  },
  dropped: { says: 'is cut off before anything is done', done: false, answer: cut },
  silent: { says: 'is never answered, and nothing is done', done: false, answer: silence },
  'dropped-after': { says: 'is done, and then cut off', done: true, answer: cut },
  '500-after': {
    says: 'is done, and then fails in the server (500)',
    done: true,
    answer: error(500, 'internal_error', 'Something went wrong on our side.'),
  },
  'html-after': {
    says: 'is done, and then answered by a Wi-Fi portal: HTML with 200',
    done: true,
    answer: html,
  },
  'silent-after': { says: 'is done, and never answered', done: true, answer: silence },
} satisfies Record<string, Kind>

export type Fault = keyof typeof faults

function isFault(name: string): name is Fault {
  return Object.hasOwn(faults, name)
}

export const faultNames = Object.keys(faults).filter(isFault)
