import { http, HttpResponse } from 'msw/http'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { ApiError } from './error.ts'
import { connectApi, type Transport } from './http.ts'
import { parseRetryAfter } from './retryAfter.ts'
import { delay } from '../desk/async/delay.ts'

const base = 'http://api.test'
const server = setupServer()
beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

/** The API over real HTTP. Retry delays are recorded instead of waited for. */
function connect(overrides: Partial<Transport> = {}) {
  const delays: number[] = []
  const api = connectApi(
    {
      fetch: (request) => fetch(request),
      base,
      timeout: 60_000,
      delay: (ms, signal) => (ms === 60_000 ? delay(ms, signal) : (delays.push(ms), Promise.resolve())),
      ...overrides,
    },
    'tot_secret',
  )
  return { api, delays }
}

/** Answers with each response in turn, then always with the last one. Returns the requests. */
function answerWith(method: 'get' | 'post' | 'put', ...responses: (() => Response)[]) {
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
  if (!(error instanceof ApiError)) throw new Error(`Expected an ApiError, got ${String(error)}.`)
  return error
}

describe('a request', () => {
  test('carries the token without a prefix, and a body as in the contract', async () => {
    const requests = answerWith('put', () => HttpResponse.json({ ok: true }))
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

  test('without a body has no Content-Type', async () => {
    const requests = answerWith('post', () => new HttpResponse(null, { status: 204 }))
    expect(await connect().api({ name: 'terminate', method: 'POST', path: '/thing' })).toBeNull()
    expect(requests[0]?.headers.has('Content-Type')).toBe(false)
    expect(await requests[0]?.text()).toBe('')
  })
})

describe('an error response', () => {
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
    answerWith('post', () => new HttpResponse(null, { status }))
    const error = await failure(connect().api({ name: 'terminate', method: 'POST', path: '/thing' }))
    expect(error).toMatchObject({ kind, status, fingerprint: null, messages: [], retryAfter: null })
  })

  test('keeps the API’s messages and fingerprint', async () => {
    const errors = [{ code: 'too_long', message: 'First name is too long' }]
    answerWith('put', () => HttpResponse.json({ fingerprint: 'fp-1', errors }, { status: 400 }))
    const error = await failure(
      connect().api({ name: 'updateProfile', method: 'PUT', path: '/thing', body: {} }),
    )
    expect(error).toMatchObject({ fingerprint: 'fp-1', messages: errors, message: 'First name is too long' })
  })

  test.each([
    ['HTML', '<h1>Bad gateway</h1>'],
    ['other JSON', '{"fingerprint":7,"errors":"no"}'],
    ['an array', '[]'],
  ])('may have %s as body', async (_, text) => {
    answerWith('post', () => new HttpResponse(text, { status: 400 }))
    const error = await failure(connect().api({ name: 'terminate', method: 'POST', path: '/thing' }))
    expect(error).toMatchObject({ kind: 'invalid', fingerprint: null, messages: [] })
  })
})

describe('a response that is not the API’s', () => {
  test.each([
    ['HTML with 200', '<!doctype html>'],
    ['broken JSON', '{"content": ['],
  ])('%s is unreadable', async (_, text) => {
    answerWith('get', () => new HttpResponse(text))
    expect((await failure(connect().api({ name: 'getUsers', method: 'GET', path: '/thing' }))).kind).toBe(
      'unreadable',
    )
  })
})

describe('retries', () => {
  const down = () => new HttpResponse(null, { status: 502 })
  const fine = () => HttpResponse.json('fine')

  test('a GET is sent four times at most, with growing delays', async () => {
    const requests = answerWith('get', down)
    const { api, delays } = connect()
    expect((await failure(api({ name: 'getUsers', method: 'GET', path: '/thing' }))).kind).toBe('server')
    expect(requests).toHaveLength(4)
    expect(delays).toHaveLength(3)
    expect(delays[2]).toBeGreaterThan(delays[0] ?? 0)
  })

  test('a GET that fails twice succeeds', async () => {
    answerWith('get', down, () => HttpResponse.error() as Response, fine)
    expect(await connect().api({ name: 'getUsers', method: 'GET', path: '/thing' })).toBe('fine')
  })

  test.each(['post', 'put'] as const)('a %s is never retried', async (method) => {
    for (const answer of [
      down,
      () => HttpResponse.error() as Response,
      () => new HttpResponse(null, { status: 429 }),
    ]) {
      const requests = answerWith(method, answer)
      const name = method === 'post' ? 'terminate' : 'updateProfile'
      await failure(connect().api({ name, method: method === 'post' ? 'POST' : 'PUT', path: '/thing' }))
      expect(requests).toHaveLength(1)
    }
  })

  test('a short Retry-After is waited for, a long one is thrown', async () => {
    const limited = (seconds: string) => () =>
      new HttpResponse(null, { status: 429, headers: { 'Retry-After': seconds } })
    answerWith('get', limited('2'), fine)
    const short = connect()
    expect(await short.api({ name: 'getUsers', method: 'GET', path: '/thing' })).toBe('fine')
    expect(short.delays).toEqual([2000])

    // Some servers always say 0.
    answerWith('get', limited('0'), limited('0'), fine)
    const none = connect()
    expect(await none.api({ name: 'getUsers', method: 'GET', path: '/thing' })).toBe('fine')
    expect(none.delays).toHaveLength(2)
    expect(none.delays[0]).toBeGreaterThanOrEqual(125)
    expect(none.delays[1]).toBeGreaterThanOrEqual(350)

    answerWith('get', limited('120'))
    const long = connect()
    expect((await failure(long.api({ name: 'getUsers', method: 'GET', path: '/thing' }))).retryAfter).toBe(
      120,
    )
    expect(long.delays).toEqual([])
  })

  test.each(['99999999999', '9'.repeat(400), 'Fri, 31 Dec 9999 23:59:59 GMT'])(
    'Retry-After is capped at the longest delay of a timer: %s',
    async (seconds) => {
      answerWith('get', () => new HttpResponse(null, { status: 429, headers: { 'Retry-After': seconds } }))
      const { retryAfter } = await failure(connect().api({ name: 'getUsers', method: 'GET', path: '/thing' }))
      expect(retryAfter).toBe(2_147_483)
    },
  )

  test.each([
    ['right', 0],
    ['two hours ahead', -2 * 3600],
    ['a day behind', 24 * 3600],
  ])(
    'Retry-After may be a date, which is read by the server’s clock while this one is %s',
    async (_, off) => {
      const serverTime = Date.now() + off * 1000
      const date = (seconds: number) => new Date(serverTime + seconds * 1000).toUTCString()
      answerWith(
        'post',
        () => new HttpResponse(null, { status: 503, headers: { 'Retry-After': date(30), Date: date(0) } }),
      )
      const { retryAfter } = await failure(
        connect().api({ name: 'terminate', method: 'POST', path: '/thing' }),
      )
      expect(retryAfter).toBe(30)
    },
  )

  test.each([[undefined], ['not a date']])(
    'without a usable Date (%s), by the clock of this computer',
    (at) => {
      const inAMinute = new Date(Date.now() + 60_000).toUTCString()
      expect(parseRetryAfter(inAMinute, at)).toBeGreaterThan(55)
      expect(parseRetryAfter(inAMinute, at)).toBeLessThanOrEqual(60)
    },
  )

  test.each([400, 401, 403, 404, 409])('a GET answered %i is not retried', async (status) => {
    const requests = answerWith('get', () => new HttpResponse(null, { status }))
    await failure(connect().api({ name: 'getUsers', method: 'GET', path: '/thing' }))
    expect(requests).toHaveLength(1)
  })
})

describe('no response', () => {
  test('a cut connection is a network error', async () => {
    answerWith('post', () => HttpResponse.error() as Response)
    expect((await failure(connect().api({ name: 'terminate', method: 'POST', path: '/thing' }))).kind).toBe(
      'network',
    )
  })

  test('the timeout also ends a fetch that ignores its signal', async () => {
    const { api } = connect({ fetch: () => new Promise(() => {}), delay: () => Promise.resolve() })
    expect((await failure(api({ name: 'terminate', method: 'POST', path: '/thing' }))).kind).toBe('timeout')
  })

  test('the timeout also ends a body that never ends', async () => {
    const endless = () => Promise.resolve(new Response(new ReadableStream()))
    const { api } = connect({ fetch: endless, delay: () => Promise.resolve() })
    expect((await failure(api({ name: 'terminate', method: 'POST', path: '/thing' }))).kind).toBe('timeout')
  })

  test('an aborted call rejects with an AbortError', async () => {
    const controller = new AbortController()
    const { api } = connect({
      fetch: (request) =>
        new Promise((_, reject) =>
          request.signal.addEventListener('abort', () => reject(request.signal.reason)),
        ),
    })
    const call = api({ name: 'getUsers', method: 'GET', path: '/thing', signal: controller.signal })
    controller.abort()
    await expect(call).rejects.toMatchObject({ name: 'AbortError' })
  })
})
