import * as fc from 'fast-check'
import { naughtyStrings } from './naughtyStrings.ts'

/* Mutates valid answers of the API. */

/** Placeholder for JSON that is nested deeply enough to exhaust the stack. Replaced in the text of the answer. */
const deepPlaceholder = '@deep@'
const deepJson = '['.repeat(20_000) + ']'.repeat(20_000)

const anyValue = fc.oneof(
  fc.constantFrom<unknown>(...naughtyStrings),
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, 2 ** 31),
  fc.constantFrom<unknown>([], {}, [null], [[]], { id: null }, { length: 1e9 }, deepPlaceholder),
  fc.jsonValue({ maxDepth: 2 }),
)
const anyKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'toString',
  'length',
  'then',
  '',
  'profile',
  'a b',
  '🔑',
)

/** Highest position that a mutation reaches. A page of four people has fewer. */
const maxPosition = 60

const jsonMutation = fc.record({
  /** Position among all values in the JSON. */
  position: fc.nat({ max: maxPosition }),
  how: fc.constantFrom(
    'replace',
    'replace',
    'replace',
    'remove',
    'add',
    'repeat',
    'wrap',
    'toObject',
    'empty',
  ),
  key: anyKey,
  value: anyValue,
})

/** Arbitrary mutations of an answer: its JSON, its text, its status and its headers. */
export const mutation = fc.record({
  changes: fc.array(jsonMutation, { maxLength: 4 }),
  text: fc.oneof(
    { weight: 6, arbitrary: fc.constant(null) },
    fc.record({ cut: fc.nat({ max: 1000 }) }),
    fc.constantFrom<{ instead: string }>(
      { instead: '' },
      { instead: ' \r\n' },
      { instead: '<!doctype html><title>Sign in</title>' },
      { instead: 'null' },
      { instead: '[]' },
      { instead: '"0"' },
      { instead: '{"__proto__":{"content":[]}}' },
      { instead: 'NaN' },
      { instead: `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}` },
    ),
    fc.constant<{ before: string }>({ before: '\ufeff' }),
    fc.constant<{ before: string }>({ before: ")]}',\n" }),
  ),
  status: fc.oneof(
    { weight: 4, arbitrary: fc.constant(200) },
    // With a body, some of these are impossible over HTTP.
    fc.constantFrom(100, 101, 201, 204, 205, 206, 226, 299, 300, 302, 304, 307),
    fc.constantFrom(400, 401, 402, 403, 404, 405, 408, 409, 410, 412, 418, 422, 429, 451, 499),
    fc.constantFrom(500, 501, 502, 503, 504, 507, 511, 520, 599, 999),
  ),
  type: fc.constantFrom(
    'application/json',
    'text/html',
    'image/png',
    '',
    'application/json;charset=utf-16',
    '\u00ff',
  ),
  retryAfter: fc.constantFrom(
    null,
    '0',
    '-1',
    '3',
    '1e9',
    '99999999999',
    '9'.repeat(400),
    'soon',
    '',
    'Thu, 01 Jan 1970 00:00:00 GMT',
    'Fri, 31 Dec 9999 23:59:59 GMT',
  ),
})
export type Mutation = typeof mutation extends fc.Arbitrary<infer T> ? T : never

/** Returns a mutated copy of valid JSON. */
export function mutateJson(valid: unknown, changes: Mutation['changes']): unknown {
  const root = { root: structuredClone(valid) }
  for (const { position, how, key: newKey, value: newValue } of changes) {
    const slots = findSlots(root)
    const slot = slots[position % slots.length]
    if (!slot) continue
    const [parent, name] = slot
    const old = parent[name]
    if (how === 'replace') parent[name] = newValue
    else if (how === 'remove') delete parent[name]
    else if (how === 'add' && Array.isArray(old)) old.push(newValue)
    // An assignment to `__proto__` would not create a field.
    else if (how === 'add' && isObject(old))
      Object.defineProperty(old, newKey, {
        value: newValue,
        enumerable: true,
        configurable: true,
        writable: true,
      })
    else if (how === 'repeat' && Array.isArray(old)) old.push(...(old as unknown[]).slice(0, 50))
    else if (how === 'toObject' && Array.isArray(old)) parent[name] = Object.assign({}, old)
    else if (how === 'empty' && isObject(old)) parent[name] = Array.isArray(old) ? [] : {}
    else parent[name] = [old]
  }
  return root.root
}

type JsonObject = Record<string, unknown>

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null
}

/** Lists all values at any depth, up to the highest position, as pairs of parent and key. */
function findSlots(parent: JsonObject, slots: [JsonObject, string][] = []): [JsonObject, string][] {
  for (const name of Object.keys(parent)) {
    if (slots.length > maxPosition) break
    const child = parent[name]
    slots.push([parent, name])
    if (isObject(child)) findSlots(child, slots)
  }
  return slots
}

/** Creates the answer. Statuses that the Response constructor rejects are forced upon it. */
export function toResponse(json: unknown, { text, status, type, retryAfter }: Mutation): Response {
  const fullText =
    json === undefined ? '' : JSON.stringify(json).replaceAll(JSON.stringify(deepPlaceholder), deepJson)
  const response = new Response(mutateText(fullText, text), {
    headers: {
      ...(type && { 'Content-Type': type }),
      ...(retryAfter !== null && { 'Retry-After': retryAfter }),
    },
  })
  Object.defineProperties(response, {
    status: { value: status },
    ok: { value: status >= 200 && status < 300 },
  })
  return response
}

function mutateText(text: string, change: Mutation['text']): string {
  if (change === null) return text
  if ('cut' in change) return text.slice(0, change.cut)
  return 'instead' in change ? change.instead : change.before + text
}
