import { Refusal } from './answers.ts'
import { isRow } from './userRow.ts'
import type { Row } from './wire.ts'

// Validates requests. All functions throw a Refusal with 400.

const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** Reads an id from the path or a body. */
export function readUuid(name: string, value: unknown): string {
  if (typeof value === 'string' && uuid.test(value)) return value
  throw new Refusal(400, { code: 'invalid_uuid', message: `${name} must be a UUID.` })
}

/** Reads page and size from the query, and refuses any other parameter, except these. */
export function readPage(url: URL, others: string[] = []): { page: number; size: number } {
  const { searchParams: query } = url
  for (const name of query.keys()) {
    if (name !== 'page' && name !== 'size' && !others.includes(name)) {
      throw new Refusal(400, { code: 'unknown_parameter', message: `Unknown parameter ${name}.` })
    }
  }
  return { page: readInteger('page', query, 0, 0), size: readInteger('size', query, 20, 1) }
}

function readInteger(name: string, query: URLSearchParams, fallback: number, min: number): number {
  const [text, ...more] = query.getAll(name)
  if (text === undefined) return fallback
  const value = Number(text)
  if (/^\d+$/.test(text) && value >= min && Number.isSafeInteger(value) && more.length === 0) return value
  throw new Refusal(400, {
    code: `invalid_${name}`,
    message: `${name} must be a single integer of at least ${min}.`,
  })
}

/** Reads the one status to list, or null. */
export function readStatus(url: URL): string | null {
  const [status = null, ...more] = url.searchParams.getAll('status')
  if (more.length === 0) return status
  throw new Refusal(400, { code: 'invalid_status', message: 'status must be a single value.' })
}

/** Refuses any query. */
export function refuseQuery(url: URL) {
  if (url.search === '') return
  throw new Refusal(400, { code: 'unknown_parameter', message: 'This endpoint accepts no parameters.' })
}

/** Refuses any body. */
export async function refuseBody(request: Request) {
  if ((await request.text()) === '' && !request.headers.has('Content-Type')) return
  throw new Refusal(400, { code: 'unexpected_body', message: 'This endpoint accepts no body.' })
}

/** Reads the body, which has to be a JSON object with exactly these keys, of which some may be missing. */
export async function readBody(
  request: Request,
  keys: readonly string[],
  optional: readonly string[] = [],
): Promise<Row> {
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(request.headers.get('Content-Type') ?? '')) {
    throw new Refusal(400, {
      code: 'invalid_content_type',
      message: 'Content-Type must be application/json.',
    })
  }
  const body = parseJson(await request.text())
  const errors = [
    ...keys
      .filter((key) => !(key in body))
      .map((key) => ({ code: 'missing_field', message: `${key} is missing.` })),
    ...Object.keys(body)
      .filter((key) => !keys.includes(key) && !optional.includes(key))
      .map((key) => ({ code: 'unknown_field', message: `Unknown field ${key}.` })),
  ]
  if (errors.length > 0) throw new Refusal(400, ...errors)
  return body
}

function parseJson(text: string): Row {
  try {
    const body: unknown = JSON.parse(text)
    if (isRow(body)) return body
  } catch {
    // Refused below.
  }
  throw new Refusal(400, { code: 'invalid_json', message: 'The body must be a JSON object.' })
}

/** Reads a string or null. */
export function readText(name: string, value: unknown): string | null {
  if (value === null || typeof value === 'string') return value
  throw new Refusal(400, { code: 'invalid_field', message: `${name} must be a string or null.` })
}
