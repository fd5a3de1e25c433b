import { HttpResponse } from 'msw/http'
import type { ErrorMessage, ErrorResponse, Row } from './wire.ts'

/** An answer in the API's form. */
export function json(
  body: Row | readonly Row[],
  status = 200,
  headers: Record<string, string> = {},
): Response {
  const type = { 'Content-Type': 'application/json;charset=UTF-8' }
  return HttpResponse.json(body, { status, headers: { ...type, ...headers } })
}

/** An error in the API's form, with a fingerprint that no other has. */
export function errorAnswer(
  status: number,
  errors: ErrorMessage[],
  headers?: Record<string, string>,
): Response {
  const body: ErrorResponse = { fingerprint: fingerprint(), errors }
  return json(body, status, headers)
}

// Not crypto.randomUUID, which a page served without TLS has not.
function fingerprint(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Thrown where a request can't be carried out; becomes the answer. */
export class Refusal extends Error {
  readonly status: number
  readonly errors: ErrorMessage[]

  constructor(status: number, ...errors: ErrorMessage[]) {
    super(errors[0]?.message ?? String(status))
    this.status = status
    this.errors = errors
  }
}
