import * as fc from 'fast-check'

/* For the tests alone: valid answers of the API, spoilt. */

/** Stands for what is nested so deeply that many a program runs out of stack; written into the text. */
const abyss = '@abyss@'
const deep = '['.repeat(20_000) + ']'.repeat(20_000)

/** Texts that many a program stumbles over, or that deceive whoever reads them. */
export const nastyTexts = [
  '',
  ' ',
  'NaN',
  '-1',
  '1e999',
  'null',
  '0000-00-00T00:00:00Z',
  '+275760-09-13T00:00:00.001Z',
  '2026-02-30',
  '__proto__',
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '=HYPERLINK("http://evil.example")',
  'Anna\u202egpj.exe',
  '\u2066Anna',
  '\u200b\u200d\u2060',
  'a\u0000b\u0007\u001b[31m',
  'line\r\nline\u2028line\u2029',
  '\ud800',
  '\ufeffAnna',
  'e\u0301'.repeat(50),
  'x'.repeat(5000),
  '../../etc/passwd',
  '🏳️‍🌈👩‍👩‍👧‍👦',
]

const value = fc.oneof(
  fc.constantFrom<unknown>(...nastyTexts),
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, 2 ** 31),
  fc.constantFrom<unknown>([], {}, [null], [[]], { id: null }, { length: 1e9 }, abyss),
  fc.jsonValue({ maxDepth: 2 }),
)
const key = fc.constantFrom(
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

/** An answer is changed in so many places at most: a page of four people has fewer. */
const farthest = 60

const spoiler = fc.record({
  /** Where, by its place among all that there is. */
  at: fc.nat({ max: farthest }),
  how: fc.constantFrom('replace', 'replace', 'replace', 'remove', 'add', 'twice', 'wrap', 'unlist', 'empty'),
  key,
  value,
})

/** What is done to a valid answer. */
export const spoiling = fc.record({
  changes: fc.array(spoiler, { maxLength: 4 }),
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
    // No answer with a body has 204, but what is answered here need not be one.
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
export type Spoiling = typeof spoiling extends fc.Arbitrary<infer T> ? T : never

/** The valid JSON, changed. */
export function spoilt(valid: unknown, changes: Spoiling['changes']): unknown {
  const root = { root: structuredClone(valid) }
  for (const { at, how, key: name, value: by } of changes) {
    const places = placesIn(root)
    const place = places[at % places.length]
    if (!place) continue
    const [parent, here] = place
    const was = parent[here]
    if (how === 'replace') parent[here] = by
    else if (how === 'remove') delete parent[here]
    else if (how === 'add' && Array.isArray(was)) was.push(by)
    // Assigned, `__proto__` would be no field.
    else if (how === 'add' && isHolder(was))
      Object.defineProperty(was, name, { value: by, enumerable: true, configurable: true, writable: true })
    else if (how === 'twice' && Array.isArray(was)) was.push(...(was as unknown[]).slice(0, 50))
    else if (how === 'unlist' && Array.isArray(was)) parent[here] = Object.assign({}, was)
    else if (how === 'empty' && isHolder(was)) parent[here] = Array.isArray(was) ? [] : {}
    else parent[here] = [was]
  }
  return root.root
}

type Holder = Record<string, unknown>

function isHolder(it: unknown): it is Holder {
  return typeof it === 'object' && it !== null
}

/** What stands in it at any depth, as far as a change goes, by what it stands in and under which key. */
function placesIn(holder: Holder, places: [Holder, string][] = []): [Holder, string][] {
  for (const name of Object.keys(holder)) {
    if (places.length > farthest) break
    const inner = holder[name]
    places.push([holder, name])
    if (isHolder(inner)) placesIn(inner, places)
  }
  return places
}

/** An answer as it is on the wire; what no Response can be made of is forced upon one. */
export function answerOf(json: unknown, { text, status, type, retryAfter }: Spoiling): Response {
  const whole = json === undefined ? '' : JSON.stringify(json).replaceAll(JSON.stringify(abyss), deep)
  const response = new Response(textOf(whole, text), {
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

function textOf(whole: string, change: Spoiling['text']): string {
  if (change === null) return whole
  if ('cut' in change) return whole.slice(0, change.cut)
  return 'instead' in change ? change.instead : change.before + whole
}
