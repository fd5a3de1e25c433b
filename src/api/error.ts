/**
 * What went wrong with a call, by what one can do about it.
 * `network`: no answer came. `timeout`: none in time. `unreadable`: one came that isn't the API's.
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

/** One of the API's own explanations (`ErrorResponse.errors`). */
export interface ApiMessage {
  code: string
  message: string
}

/** What an ApiError is made of; also how it crosses the port between desk and page. */
export interface ApiFailure {
  kind: ApiErrorKind
  /** HTTP status; null where there was no answer. */
  status: number | null
  /** The API's identifier of this very error, which its support asks for. */
  fingerprint: string | null
  messages: ApiMessage[]
  /** Seconds after which the API wants to be asked again. */
  retryAfter: number | null
  /** For a failed write: whether it is known to have changed nothing. Null for a read. */
  effect: 'none' | 'unknown' | null
}

/** The one error of every call to the API. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly kind: ApiErrorKind
  readonly status: number | null
  readonly fingerprint: string | null
  readonly messages: ApiMessage[]
  readonly retryAfter: number | null
  readonly effect: 'none' | 'unknown' | null

  constructor(failure: Partial<ApiFailure> & { kind: ApiErrorKind }) {
    super(failure.messages?.[0]?.message ?? failure.kind)
    this.kind = failure.kind
    this.status = failure.status ?? null
    this.fingerprint = failure.fingerprint ?? null
    this.messages = failure.messages ?? []
    this.retryAfter = failure.retryAfter ?? null
    this.effect = failure.effect ?? null
  }

  /** The error's fields alone, which can be cloned and changed. */
  get failure(): ApiFailure {
    const { kind, status, fingerprint, messages, retryAfter, effect } = this
    return { kind, status, fingerprint, messages, retryAfter, effect }
  }
}

/** The kind of error that an HTTP status other than 2xx means. */
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
