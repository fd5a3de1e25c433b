import * as v from 'valibot'
import { ApiError, kindOfStatus } from './error.ts'
import { parseRetryAfter } from './retryAfter.ts'
import { ErrorSchema } from './schema.ts'

/** What a call to the API depends on. Tests replace it. */
export interface Transport {
  fetch: (request: Request) => Promise<Response>
  /** Base URL of the API, without a trailing slash. */
  base: string
  /** Resolves after `ms` milliseconds; rejects when the signal aborts. */
  delay: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Maximum time for a response including its body, in milliseconds. */
  timeout: number
}

/** The calls that Roster makes, named as in the contract. */
export type CallName =
  | 'getUsers'
  | 'getUser'
  | 'updateProfile'
  | 'changeRole'
  | 'terminate'
  | 'reinstate'
  | 'resetMfa'
  | 'getRoles'
  | 'getEnrollments'
  | 'createEnrollment'
  | 'resendEnrollment'
  | 'cancelEnrollment'

interface Call {
  name: CallName
  method: 'GET' | 'POST' | 'PUT'
  /** Path and query below the base, with a leading slash. */
  path: string
  body?: unknown
  signal?: AbortSignal | undefined
}

/** Makes a call and returns the parsed JSON of its response, or null for an empty one. Throws ApiError. */
export type Api = (call: Call) => Promise<unknown>

/** Delays before the first, second and third retry of a GET, before jitter. */
const retryDelaysMs = [250, 700, 1500]
/** After a longer Retry-After, the call fails instead of waiting. */
const maxRetryAfterSeconds = 10

/**
 * Returns the API for a token. A GET that fails with a network error, 5xx or 429 is retried up to three times; a write
 * never is. `Authorization` is the token itself (contract: no `Bearer`). With null, a proxy adds the token. Nothing is
 * kept in the browser's HTTP cache.
 */
export function connectApi(transport: Transport, token: string | null): Api {
  return async (call) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await callOnce(transport, token, call)
      } catch (error) {
        const ms = call.method === 'GET' && error instanceof ApiError ? retryDelay(error, attempt) : null
        if (ms === null) throw error
        await transport.delay(ms, call.signal)
      }
    }
  }
}

/** Milliseconds to wait before the next retry of a GET; null if it should not be retried. */
function retryDelay(error: ApiError, attempt: number): number | null {
  const ms = retryDelaysMs[attempt]
  if (ms === undefined) return null
  if (error.kind !== 'network' && error.kind !== 'server' && error.kind !== 'rateLimited') return null
  if (error.retryAfter !== null && error.retryAfter > maxRetryAfterSeconds) return null
  // `Retry-After: 0` must not lead to several requests at once.
  return Math.max((error.retryAfter ?? 0) * 1000, ms * (0.5 + Math.random()))
}

async function callOnce(transport: Transport, token: string | null, call: Call): Promise<unknown> {
  const { response, text } = await fetchText(transport, token, call)
  const json = parseJson(text)
  if (!response.ok) throw createError(response, json)
  if (text.trim() === '') return null
  if (json === undefined) throw new ApiError({ kind: 'unreadable', status: response.status })
  return json
}

/** Sends the request and reads the whole response, within the timeout. */
async function fetchText(transport: Transport, token: string | null, { method, path, body, signal }: Call) {
  signal?.throwIfAborted()
  const request = new AbortController()
  const settled = new AbortController()
  const abort = () => request.abort(signal?.reason)
  signal?.addEventListener('abort', abort, { once: true })
  // A race, because a fetch that ignores its signal must not block the call.
  const timeout = transport.delay(transport.timeout, settled.signal).then(() => {
    request.abort()
    throw new ApiError({ kind: 'timeout' })
  })
  try {
    const sent = new Request(new URL(transport.base + path, globalThis.location?.href), {
      method,
      headers: {
        ...(token === null ? {} : { Authorization: token }),
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json;charset=UTF-8' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      // A proxy that adds the token may identify the admin by a cookie or by HTTP authentication. Otherwise no
      // credentials are sent: the browser then uses other connections than those that loaded Roster's files. On a reused
      // connection that was cut, it might resend a write by itself.
      credentials: token === null ? 'same-origin' : 'omit',
      redirect: 'error',
      signal: request.signal,
    })
    const answered = transport
      .fetch(sent)
      .then(async (response) => ({ response, text: await response.text() }))
    return await Promise.race([answered, timeout])
  } catch (error) {
    if (error instanceof ApiError) throw error
    signal?.throwIfAborted()
    throw new ApiError({ kind: 'network' })
  } finally {
    // A reason of its own saves the browser the error with a stack that it would create.
    settled.abort(null)
    timeout.catch(() => {})
    signal?.removeEventListener('abort', abort)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The error for a response other than 2xx, with the API's explanation if there is one. */
function createError(response: Response, json: unknown): ApiError {
  const explained = v.safeParse(ErrorSchema, json)
  return new ApiError({
    kind: kindOfStatus(response.status),
    status: response.status,
    retryAfter: parseRetryAfter(response.headers.get('Retry-After'), response.headers.get('Date')),
    ...(explained.success ? explained.output : {}),
  })
}
