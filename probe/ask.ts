import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { text } from 'node:stream/consumers'
import { TLSSocket } from 'node:tls'
import { parseRetryAfter } from '../src/api/retryAfter.ts'

/** A response without its body, or the reason why there is none. */
interface Head {
  /** Null if there was no response. */
  status: number | null
  headers: Record<string, string>
  /** Milliseconds from the request to the end of the body. */
  ms: number
  /** Such as `HTTP/1.1`, `TLSv1.3`; null if unknown. */
  http: string | null
  tls: string | null
  /** Why there was no response. */
  failure: string | null
}

export interface Answer extends Head {
  /** The parsed body; undefined if it is not JSON. */
  json: unknown
}

/** Dependencies, which tests replace. */
export interface Dependencies {
  /** Base URL of the API, without a slash at the end. */
  base: string
  token: string
  /** Timeout of a response, in milliseconds. */
  timeout: number
  delay: (ms: number) => Promise<void>
}

/** Ends the probe: further requests would find nothing more. */
export class Stopped extends Error {}

/** Maximum number of attempts per request. */
const tries = 3
/** A longer `Retry-After` ends the probe, in seconds. */
const maxWait = 120

export type Ask = ReturnType<typeof createAsk>

/**
 * Sends all requests of the probe, one after the other: GET, and OPTIONS without the token. There is no way to
 * use another method or to send a body. Waits as long as `Retry-After` says; a refused token ends the probe.
 */
export function createAsk({ base, token, timeout, delay }: Dependencies) {
  const answers: Head[] = []
  const repeated: string[] = []

  const once = async (method: Method, path: string, headers: Record<string, string>) => {
    const { head, json } = await send(method, new URL(base + path), headers, timeout)
    answers.push(head)
    return { ...head, json }
  }

  const withRetries = async (
    method: Method,
    path: string,
    headers: Record<string, string>,
  ): Promise<Answer> => {
    for (let attempt = 1; ; attempt++) {
      const answer = await once(method, path, headers)
      const seconds = pauseAfter(answer, attempt)
      if (seconds === null) return answer
      if (seconds > maxWait) {
        const later = `The API asks for a pause of ${seconds} seconds (${says(answer)}).`
        throw new Stopped(`${later} Run the probe again after that.`)
      }
      // Also waits after the last attempt, since another request follows.
      await delay(seconds * 1000)
      if (attempt === tries) return answer
      repeated.push(says(answer))
    }
  }

  return {
    /** Every response so far, without bodies. */
    answers,
    /** Reasons for repeated requests. */
    repeated,

    /** Sends a GET with the token. */
    async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
      const answer = await withRetries('GET', path, { Accept: accepted, ...headers, Authorization: token })
      if (answer.status === 401) throw new Stopped('The API refused the token (401).')
      return answer
    },

    /** Sends a GET with another token instead of the real one. */
    getAs: (madeUp: string, path: string) =>
      withRetries('GET', path, { Accept: accepted, Authorization: madeUp }),

    /** Sends the preflight that a browser sends before a request to another origin. */
    preflight: (path: string, origin: string) =>
      withRetries('OPTIONS', path, {
        Origin: origin,
        'Access-Control-Request-Method': 'GET',
        'Access-Control-Request-Headers': 'authorization',
      }),
  }
}

/** Describes a response in a word or two, without any of its content. */
export function says({ status, failure }: Head): string {
  return status === null ? `no response (${failure})` : String(status)
}

const accepted = 'application/json'

type Method = 'GET' | 'OPTIONS'

/** Returns the seconds to wait before the next request; null for no wait. */
function pauseAfter({ status, headers }: Answer, attempt: number): number | null {
  if (status !== null && status !== 429 && status < 500) return null
  return parseRetryAfter(headers['retry-after'] ?? null) ?? attempt
}

/** Does not use `fetch`, which hides the versions of HTTP and TLS. Follows no redirect. */
function send(
  method: Method,
  url: URL,
  headers: Record<string, string>,
  timeout: number,
): Promise<{ head: Head; json: unknown }> {
  const start = performance.now()
  const took = () => performance.now() - start
  return new Promise((resolve) => {
    const lost = (error: NodeJS.ErrnoException) =>
      resolve({
        head: { status: null, headers: {}, ms: took(), http: null, tls: null, failure: reason(error) },
        json: undefined,
      })
    const request = url.protocol === 'https:' ? overHttps : overHttp
    const options = { method, headers, signal: AbortSignal.timeout(timeout) }
    const asking = request(url, options, (response) => {
      const { statusCode = null, httpVersion, socket } = response
      const answer = {
        status: statusCode,
        headers: Object.fromEntries(
          Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
        ),
        http: `HTTP/${httpVersion}`,
        tls: socket instanceof TLSSocket ? socket.getProtocol() : null,
        failure: null,
      }
      text(response).then((body) => resolve({ head: { ...answer, ms: took() }, json: parse(body) }), lost)
    })
    asking.on('error', lost).end()
  })
}

function reason({ name, code }: NodeJS.ErrnoException): string {
  return name === 'AbortError' || name === 'TimeoutError' ? 'timed out' : (code ?? 'connection failed')
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
