import * as v from 'valibot'
import { ApiError, kindOfStatus } from './error.ts'
import { ErrorSchema } from './schema.ts'

/** What a call to the API needs from its surroundings; tests give their own. */
export interface Transport {
  fetch: (request: Request) => Promise<Response>
  /** Where the API is reached, without a slash at the end. */
  base: string
  /** Resolves after so many milliseconds, rejects when the signal aborts. */
  delay: (ms: number, signal?: AbortSignal) => Promise<void>
  /** How long an answer may take, body included, in milliseconds. */
  timeout: number
}

/** The calls of the contract that Roster makes. */
export type CallName =
  | 'getUsers'
  | 'getUser'
  | 'updateProfile'
  | 'changeRole'
  | 'terminate'
  | 'reinstate'
  | 'resetMfa'
  | 'getRoles'

interface Call {
  name: CallName
  method: 'GET' | 'POST' | 'PUT'
  /** Below the base, beginning with a slash, with its query. */
  path: string
  body?: unknown
  signal?: AbortSignal | undefined
}

/** Makes one call and gives the parsed JSON of its answer, null for an empty one. Throws ApiError. */
export type Api = (call: Call) => Promise<unknown>

/** Waits before the first, second and third repetition of a failed GET, in milliseconds, before jitter. */
const backoff = [250, 700, 1500]
/** A longer Retry-After is told to the person instead of being waited for, in seconds. */
const longestWait = 10

/**
 * The API behind one token. GETs that fail by network, 5xx or 429 are repeated at most three times; a write never is.
 * `Authorization` is the token itself (contract: no `Bearer`). Without a token (null) whoever stands between here and the
 * API adds it. Nothing is kept in the browser's HTTP cache.
 */
export function connectApi(transport: Transport, token: string | null): Api {
  return async (call) => {
    for (let attempt = 0; ; attempt++) {
      try {
        return await once(transport, token, call)
      } catch (error) {
        const pause = call.method === 'GET' && error instanceof ApiError ? pauseBefore(error, attempt) : null
        if (pause === null) throw error
        await transport.delay(pause, call.signal)
      }
    }
  }
}

/** Milliseconds until a failed GET is tried again; null where that is no use. */
function pauseBefore(error: ApiError, attempt: number): number | null {
  const step = backoff[attempt]
  if (step === undefined) return null
  if (error.kind !== 'network' && error.kind !== 'server' && error.kind !== 'rateLimited') return null
  if (error.retryAfter === null) return step * (0.5 + Math.random())
  return error.retryAfter > longestWait ? null : error.retryAfter * 1000
}

async function once(transport: Transport, token: string | null, call: Call): Promise<unknown> {
  const { response, text } = await exchange(transport, token, call)
  const json = parse(text)
  if (!response.ok) throw failed(response, json)
  if (text.trim() === '') return null
  if (json === undefined) throw new ApiError({ kind: 'unreadable', status: response.status })
  return json
}

/** Sends the request and reads the whole answer, both within the timeout. */
async function exchange(transport: Transport, token: string | null, { method, path, body, signal }: Call) {
  signal?.throwIfAborted()
  const cut = new AbortController()
  const settled = new AbortController()
  const abort = () => cut.abort(signal?.reason)
  signal?.addEventListener('abort', abort, { once: true })
  // The race, and not the abort alone, ends the call: a fetch that ignores its signal must not hang the screen.
  const late = transport.delay(transport.timeout, settled.signal).then(() => {
    cut.abort()
    throw new ApiError({ kind: 'timeout' })
  })
  try {
    const request = new Request(new URL(transport.base + path, globalThis.location?.href), {
      method,
      headers: {
        ...(token === null ? {} : { Authorization: token }),
        Accept: 'application/json',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json;charset=UTF-8' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      cache: 'no-store',
      // Whoever adds the token may know its people by a cookie, or by the browser's own sign-in. Else nothing goes along:
      // connections without credentials are apart from those that files came over, on which a browser may send a write
      // again by itself.
      credentials: token === null ? 'same-origin' : 'omit',
      redirect: 'error',
      signal: cut.signal,
    })
    const answered = transport
      .fetch(request)
      .then(async (response) => ({ response, text: await response.text() }))
    return await Promise.race([answered, late])
  } catch (error) {
    if (error instanceof ApiError) throw error
    signal?.throwIfAborted()
    throw new ApiError({ kind: 'network' })
  } finally {
    settled.abort()
    late.catch(() => {})
    signal?.removeEventListener('abort', abort)
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The error of an answer that is not 2xx, with what the API says about it where it says anything. */
function failed(response: Response, json: unknown): ApiError {
  const said = v.safeParse(ErrorSchema, json)
  return new ApiError({
    kind: kindOfStatus(response.status),
    status: response.status,
    retryAfter: secondsOf(response.headers.get('Retry-After')),
    ...(said.success ? said.output : {}),
  })
}

/** Timers hold no more milliseconds, and ring at once for more: whoever asks for a longer pause gets this one, in seconds. */
const longestPause = Math.floor((2 ** 31 - 1) / 1000)

/** `Retry-After` in seconds, given as seconds or as a date (RFC 9110, 10.2.3); null where absent or unreadable. */
export function secondsOf(header: string | null): number | null {
  if (header === null) return null
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - Date.now()) / 1000
  return Number.isNaN(seconds) ? null : Math.min(Math.max(0, Math.ceil(seconds)), longestPause)
}
