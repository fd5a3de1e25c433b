import { Refusal } from './answers.ts'
import { isRow } from './userRow.ts'
import type { Row } from './wire.ts'

// What a request must look like before anything is looked up. All throw a Refusal with 400.

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** An id in the path or in a body. */
export function readUuid(name: string, value: unknown): string {
  if (typeof value === 'string' && uuid.test(value)) return value
  throw new Refusal(400, { code: 'invalid_uuid', message: `${name} must be a UUID.` })
}

/** Page and size of the query, and nothing else there. */
export function readPage(url: URL): { page: number; size: number } {
  const { searchParams: query } = url
  for (const name of query.keys()) {
    if (name !== 'page' && name !== 'size') {
      throw new Refusal(400, { code: 'unknown_parameter', message: `There is no parameter ${name}.` })
    }
  }
  return { page: whole('page', query, 0, 0), size: whole('size', query, 20, 1) }
}

function whole(name: string, query: URLSearchParams, fallback: number, least: number): number {
  const [text, ...more] = query.getAll(name)
  if (text === undefined) return fallback
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= least && Number.isSafeInteger(value) && more.length === 0) return value
  throw new Refusal(400, { code: `invalid_${name}`, message: `${name} must be one integer from ${least}.` })
}

/** No query, for the endpoints that have none. */
export function refuseQuery(url: URL) {
  if (url.search === '') return
  throw new Refusal(400, { code: 'unknown_parameter', message: 'This endpoint has no parameters.' })
}

/** No body, for the endpoints that have none. */
export async function refuseBody(request: Request) {
  if ((await request.text()) === '' && !request.headers.has('Content-Type')) return
  throw new Refusal(400, { code: 'unexpected_body', message: 'This endpoint takes no body.' })
}

/** The body: a JSON object with exactly these keys. */
export async function readBody(request: Request, keys: readonly string[]): Promise<Row> {
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(request.headers.get('Content-Type') ?? '')) {
    throw new Refusal(400, {
      code: 'invalid_content_type',
      message: 'Content-Type must be application/json.',
    })
  }
  const body = parsed(await request.text())
  const errors = [
    ...keys
      .filter((key) => !(key in body))
      .map((key) => ({ code: 'missing_field', message: `${key} is missing.` })),
    ...Object.keys(body)
      .filter((key) => !keys.includes(key))
      .map((key) => ({ code: 'unknown_field', message: `There is no field ${key}.` })),
  ]
  if (errors.length > 0) throw new Refusal(400, ...errors)
  return body
}

function parsed(text: string): Row {
  try {
    const body: unknown = JSON.parse(text)
    if (isRow(body)) return body
  } catch {
    // Told below.
  }
  throw new Refusal(400, { code: 'invalid_json', message: 'The body must be a JSON object.' })
}

/** A text that may be null. */
export function readText(name: string, value: unknown): string | null {
  if (value === null || typeof value === 'string') return value
  throw new Refusal(400, { code: 'invalid_field', message: `${name} must be a string or null.` })
}
