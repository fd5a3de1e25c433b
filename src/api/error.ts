/**
 * Kinds of errors, by what can be done about them. `network`: no response. `timeout`: no response in time. `unreadable`: the
 * response is not one of the API's.
 */
export type ApiErrorKind =
  | 'unauthorized'
  | 'forbidden'
  | 'notFound'
  | 'invalid'
  | 'conflict'
  | 'rateLimited'
  | 'server'
  | 'network'
  | 'timeout'
  | 'unreadable'

/** An explanation by the API (`ErrorResponse.errors`). */
interface ApiMessage {
  code: string
  message: string
}

/** The data of an ApiError, which can be cloned and sent from the desk to a page. */
export interface ApiFailure {
  kind: ApiErrorKind
  /** HTTP status; null if there was no response. */
  status: number | null
  /** The API's identifier of this error, for its support. */
  fingerprint: string | null
  messages: ApiMessage[]
  /** Seconds to wait before the next request (`Retry-After`); null if the API names none. */
  retryAfter: number | null
  /** For a failed write: `none` if it certainly changed nothing. Null for a read. */
  effect: 'none' | 'unknown' | null
}

/** The error that every failed call to the API throws. */
export class ApiError extends Error {
  /** By name, because WebKit runs the worker's script twice, so that there are two of this class (desk/port/worker.ts). */
  static override [Symbol.hasInstance](value: unknown): value is ApiError {
    return value instanceof Error && value.name === 'ApiError'
  }

  override readonly name = 'ApiError'
  declare readonly kind: ApiFailure['kind']
  declare readonly status: ApiFailure['status']
  declare readonly fingerprint: ApiFailure['fingerprint']
  declare readonly messages: ApiFailure['messages']
  declare readonly retryAfter: ApiFailure['retryAfter']
  declare readonly effect: ApiFailure['effect']
  /** The error's data as a plain object. */
  readonly failure: ApiFailure

  constructor(known: Partial<ApiFailure> & { kind: ApiErrorKind }) {
    const failure = {
      status: null,
      fingerprint: null,
      messages: [],
      retryAfter: null,
      effect: null,
      ...known,
    }
    super(failure.messages[0]?.message ?? failure.kind)
    Object.assign(this, failure)
    this.failure = failure
  }
}

/** Maps an HTTP status other than 2xx to a kind of error. */
export function kindOfStatus(status: number): ApiErrorKind {
  switch (status) {
    case 401:
      return 'unauthorized'
    case 403:
      return 'forbidden'
    case 404:
    case 410:
      return 'notFound'
    case 409:
    case 412:
      return 'conflict'
    case 429:
      return 'rateLimited'
    default:
      if (status >= 500) return 'server'
      return status >= 400 ? 'invalid' : 'unreadable'
  }
}
