import { HttpResponse } from 'msw/http'
import type { ErrorMessage, ErrorResponse, Row } from './wire.ts'

/** Creates an answer in the API's format. */
export function jsonResponse(
  body: Row | readonly Row[],
  status = 200,
  headers: Record<string, string> = {},
): Response {
  const type = { 'Content-Type': 'application/json;charset=UTF-8' }
  return HttpResponse.json(body, { status, headers: { ...type, ...headers } })
}

/** Creates an error in the API's format, with a fingerprint of its own. */
export function errorResponse(
  status: number,
  errors: ErrorMessage[],
  headers?: Record<string, string>,
): Response {
  const body: ErrorResponse = { fingerprint: createFingerprint(), errors }
  return jsonResponse(body, status, headers)
}

// crypto.randomUUID does not exist on pages that are served without TLS.
function createFingerprint(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Thrown to refuse a request. Becomes the answer. */
export class Refusal extends Error {
  readonly status: number
  readonly errors: ErrorMessage[]

  constructor(status: number, ...errors: ErrorMessage[]) {
    super(errors[0]?.message ?? String(status))
    this.status = status
    this.errors = errors
  }
}
