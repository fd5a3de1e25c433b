import { http, HttpResponse } from 'msw/http'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ApiError } from './error.ts'
import { connectApi, type Transport } from './http.ts'
import { delay } from '../desk/async/delay.ts'

const base = 'http://api.test'
const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

/** The API over real HTTP, whose pauses are noted instead of waited for. */
function connect(overrides: Partial<Transport> = {}) {
  const pauses: number[] = []
  const api = connectApi(
    {
      fetch: (request) => fetch(request),
      base,
      timeout: 60_000,
      delay: (ms, signal) => (ms === 60_000 ? delay(ms, signal) : (pauses.push(ms), Promise.resolve())),
      ...overrides,
    },
    'tot_secret',
  )
  return { api, pauses }
}

/** Answers in turn with these; the last one again and again. Counts the requests. */
function answers(method: 'get' | 'post' | 'put', ...responses: (() => Response)[]) {
  const requests: Request[] = []
  server.use(
    http[method](`${base}/thing`, ({ request }) => {
      requests.push(request.clone())
      return responses[Math.min(requests.length, responses.length) - 1]?.()
    }),
  )
  return requests
}

const failure = async (promise: Promise<unknown>) => {
  const error: unknown = await promise.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof ApiError)) throw new Error(`expected an ApiError, got ${String(error)}`)
  return error
}

describe('a request', () => {
  test('carries the token itself, and a body as the contract wants it', async () => {
    const requests = answers('put', () => HttpResponse.json({ ok: true }))
    const { api } = connect()
    expect(
      await api({ name: 'updateProfile', method: 'PUT', path: '/thing', body: { title: null } }),
    ).toEqual({ ok: true })
    const [request] = requests
    expect(request?.headers.get('Authorization')).toBe('tot_secret')
    expect(request?.headers.get('Accept')).toBe('application/json')
    expect(request?.headers.get('Content-Type')).toBe('application/json;charset=UTF-8')
    expect(await request?.json()).toEqual({ title: null })
  })

  test('without a body says nothing of one', async () => {
    const requests = answers('post', () => new HttpResponse(null, { status: 204 }))
    expect(await connect().api({ name: 'terminate', method: 'POST', path: '/thing' })).toBeNull()
    expect(requests[0]?.headers.has('Content-Type')).toBe(false)
    expect(await requests[0]?.text()).toBe('')
  })
})

describe('an answer that is an error', () => {
  test.each([
    [400, 'invalid'],
    [401, 'unauthorized'],
    [403, 'forbidden'],
    [404, 'notFound'],
    [409, 'conflict'],
    [422, 'invalid'],
    [429, 'rateLimited'],
    [500, 'server'],
    [502, 'server'],
  ] as const)('%i is %s', async (status, kind) => {
    answers('post', () => new HttpResponse(null, { status }))
    const error = await failure(connect().api({ name: 'terminate', method: 'POST', path: '/thing' }))
    expect(error).toMatchObject({ kind, status, fingerprint: null, messages: [], retryAfter: null })
  })

  test('keeps the API’s own words and its fingerprint', async () => {
    const errors = [{ code: 'too_long', message: 'First name is too long' }]
    answers('put', () => HttpResponse.json({ fingerprint: 'fp-1', errors }, { status: 400 }))
    const error = await failure(
      connect().api({ name: 'updateProfile', method: 'PUT', path: '/thing', body: {} }),
    )
    expect(error).toMatchObject({ fingerprint: 'fp-1', messages: errors, message: 'First name is too long' })
  })

  test.each([
    ['HTML', '<h1>Bad gateway</h1>'],
    ['other JSON', '{"fingerprint":7,"errors":"no"}'],
    ['an array', '[]'],
  ])('survives %s in its place', async (_, text) => {
    answers('post', () => new HttpResponse(text, { status: 400 }))
    const error = await failure(connect().api({ name: 'terminate', method: 'POST', path: '/thing' }))
    expect(error).toMatchObject({ kind: 'invalid', fingerprint: null, messages: [] })
  })
})

describe('an answer that is not the API’s', () => {
  test.each([
    ['HTML with 200', '<!doctype html>'],
    ['broken JSON', '{"content": ['],
  ])('%s is unreadable', async (_, text) => {
    answers('get', () => new HttpResponse(text))
    expect((await failure(connect().api({ name: 'getUsers', method: 'GET', path: '/thing' }))).kind).toBe(
      'unreadable',
    )
  })
})

describe('repetition', () => {
  const down = () => new HttpResponse(null, { status: 502 })
  const fine = () => HttpResponse.json('fine')

  test('a GET is tried four times at most, with growing pauses', async () => {
    const requests = answers('get', down)
    const { api, pauses } = connect()
    expect((await failure(api({ name: 'getUsers', method: 'GET', path: '/thing' }))).kind).toBe('server')
    expect(requests).toHaveLength(4)
    expect(pauses).toHaveLength(3)
    expect(pauses[2]).toBeGreaterThan(pauses[0] ?? 0)
  })

  test('a GET that fails once succeeds unnoticed', async () => {
    answers('get', down, () => HttpResponse.error() as Response, fine)
    expect(await connect().api({ name: 'getUsers', method: 'GET', path: '/thing' })).toBe('fine')
  })

  test.each(['post', 'put'] as const)('a %s is never repeated', async (method) => {
    for (const answer of [
      down,
      () => HttpResponse.error() as Response,
      () => new HttpResponse(null, { status: 429 }),
    ]) {
      const requests = answers(method, answer)
      const name = method === 'post' ? 'terminate' : 'updateProfile'
      await failure(connect().api({ name, method: method === 'post' ? 'POST' : 'PUT', path: '/thing' }))
      expect(requests).toHaveLength(1)
    }
  })

  test('Retry-After is waited for, and told where it is long', async () => {
    const limited = (seconds: string) => () =>
      new HttpResponse(null, { status: 429, headers: { 'Retry-After': seconds } })
    answers('get', limited('2'), fine)
    const short = connect()
    expect(await short.api({ name: 'getUsers', method: 'GET', path: '/thing' })).toBe('fine')
    expect(short.pauses).toEqual([2000])

    answers('get', limited('120'))
    const long = connect()
    expect((await failure(long.api({ name: 'getUsers', method: 'GET', path: '/thing' }))).retryAfter).toBe(
      120,
    )
    expect(long.pauses).toEqual([])
  })

  test.each(['99999999999', '9'.repeat(400), 'Fri, 31 Dec 9999 23:59:59 GMT'])(
    'Retry-After is never longer than a timer runs: %s',
    async (seconds) => {
      answers('get', () => new HttpResponse(null, { status: 429, headers: { 'Retry-After': seconds } }))
      const { retryAfter } = await failure(connect().api({ name: 'getUsers', method: 'GET', path: '/thing' }))
      expect(retryAfter).toBe(2_147_483)
    },
  )

  test('Retry-After may be a date', async () => {
    const inAMinute = new Date(Date.now() + 60_000).toUTCString()
    answers('post', () => new HttpResponse(null, { status: 503, headers: { 'Retry-After': inAMinute } }))
    const { retryAfter } = await failure(connect().api({ name: 'terminate', method: 'POST', path: '/thing' }))
    expect(retryAfter).toBeGreaterThan(55)
    expect(retryAfter).toBeLessThanOrEqual(60)
  })

  test.each([400, 401, 403, 404, 409])('a GET answered %i is not repeated', async (status) => {
    const requests = answers('get', () => new HttpResponse(null, { status }))
    await failure(connect().api({ name: 'getUsers', method: 'GET', path: '/thing' }))
    expect(requests).toHaveLength(1)
  })
})

describe('no answer', () => {
  test('a cut connection is a network error', async () => {
    answers('post', () => HttpResponse.error() as Response)
    expect((await failure(connect().api({ name: 'terminate', method: 'POST', path: '/thing' }))).kind).toBe(
      'network',
    )
  })

  test('silence ends with the timeout, also of a fetch that ignores its signal', async () => {
    const { api } = connect({ fetch: () => new Promise(() => {}), delay: () => Promise.resolve() })
    expect((await failure(api({ name: 'terminate', method: 'POST', path: '/thing' }))).kind).toBe('timeout')
  })

  test('a body that does not end is silence too', async () => {
    const endless = () => Promise.resolve(new Response(new ReadableStream()))
    const { api } = connect({ fetch: endless, delay: () => Promise.resolve() })
    expect((await failure(api({ name: 'terminate', method: 'POST', path: '/thing' }))).kind).toBe('timeout')
  })

  test('who gives up is told so, and not that something failed', async () => {
    const giveUp = new AbortController()
    const { api } = connect({
      fetch: (request) =>
        new Promise((_, reject) =>
          request.signal.addEventListener('abort', () => reject(request.signal.reason)),
        ),
    })
    const asked = api({ name: 'getUsers', method: 'GET', path: '/thing', signal: giveUp.signal })
    giveUp.abort()
    await expect(asked).rejects.toMatchObject({ name: 'AbortError' })
  })
})
