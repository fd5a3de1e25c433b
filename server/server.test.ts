import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { preview, type PreviewServer } from 'vite'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { securityHeaders } from './headers.ts'
import { previewHeaders } from './preview.ts'
import { apiProxy } from './proxy.ts'

const root = mkdtempSync(join(tmpdir(), 'roster-server-'))
const asset = '/assets/index-1a2b3c.js'

interface Asked {
  method: string | undefined
  url: string | undefined
  headers: IncomingHttpHeaders
  body: string
}
/** Requests that reached the upstream, in order. */
const asked: Asked[] = []
const upstream = createServer((incoming, response) => {
  const { method, url, headers } = incoming
  const answer = (body: string) => {
    asked.push({ method, url, headers, body })
    response.setHeaders(
      new Map([
        ['Retry-After', '3'],
        ['Cache-Control', 'public'],
        ['X-Content-Type-Options', 'none'],
      ]),
    )
    response.writeHead(429).end('{"errors":[]}')
  }
  void text(incoming).then(answer)
})
let upstreamUrl: string
let server: PreviewServer

beforeAll(async () => {
  mkdirSync(join(root, 'dist/assets'), { recursive: true })
  writeFileSync(join(root, 'dist/index.html'), '<title>Roster</title>')
  writeFileSync(join(root, 'dist', asset), 'export {}')
  await new Promise<void>((resolve) => {
    upstream.listen(0, '127.0.0.1', resolve)
  })
  const address = upstream.address()
  upstreamUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`
  server = await serve(upstreamUrl)
})

afterAll(async () => {
  await server.close()
  upstream.close()
  rmSync(root, { recursive: true })
})

function serve(api: string, base = '/'): Promise<PreviewServer> {
  return preview({
    configFile: false,
    root,
    base,
    plugins: [previewHeaders()],
    preview: { host: '127.0.0.1', port: 0, proxy: apiProxy(api, base) },
  })
}

/** Uses node:http, since fetch does not send every header. */
function ask(path: string, { of = server, method = 'GET', headers = {}, body = '' } = {}) {
  return new Promise<{ status: number | undefined; headers: IncomingHttpHeaders; body: string }>(
    (resolve, reject) => {
      const asking = request(new URL(path, of.resolvedUrls?.local[0]), { method, headers }, (response) => {
        void text(response).then((answer) =>
          resolve({ status: response.statusCode, headers: response.headers, body: answer }),
        )
      })
      asking.on('error', reject).end(body)
    },
  )
}

describe('every answer', () => {
  const expected = Object.fromEntries(
    Object.entries(securityHeaders).map(([name, value]) => [name.toLowerCase(), value]),
  )

  it.each([
    ['the page', '/', 200],
    ['an address within the app', '/users?page=2', 200],
    ['an asset', asset, 200],
    ['an asset that is gone', '/assets/index-0.js', 404],
    ['settings that are missing', '/roster.json', 404],
    ['the API’s', '/api/organizations/users', 429],
  ])('has the security headers: %s', async (_, path, status) => {
    const answer = await ask(path)
    expect(answer.status).toBe(status)
    expect(answer.headers).toMatchObject(expected)
  })

  it('lets scripts, workers and connections be of this origin only', () => {
    expect(securityHeaders['Content-Security-Policy']?.split('; ')).toEqual(
      expect.arrayContaining([
        "default-src 'none'",
        "script-src 'self'",
        "worker-src 'self'",
        "connect-src 'self'",
      ]),
    )
  })
})

describe('below a path', () => {
  let below: PreviewServer
  beforeAll(async () => {
    below = await serve(upstreamUrl, '/roster/')
  })
  afterAll(() => below.close())

  it('the page, assets and the API are there as at the root', async () => {
    const get = (path: string) => ask(path, { of: below })
    expect((await get('/roster/users')).body).toContain('<title>Roster</title>')
    expect((await get(`/roster${asset}`)).headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    )
    expect((await get('/roster/assets/index-0.js')).status).toBe(404)
    expect((await get('/roster/roster.json')).status).toBe(404)
    expect((await get('/roster/api/organizations/users?page=0')).status).toBe(429)
    expect(asked.at(-1)?.url).toBe('/organizations/users?page=0')
  })

  it.each(['/users', asset, '/api/organizations/users'])('nothing is above it: %s', async (path) => {
    const answer = await ask(path, { of: below })
    expect(answer.status).toBe(404)
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store' })
  })
})

describe('what may be kept', () => {
  it('is an asset, for ever', async () => {
    expect((await ask(asset)).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it.each(['/', '/users', '/assets/index-0.js', '/api/organizations/users'])('is not %s', async (path) => {
    expect((await ask(path)).headers['cache-control']).toBe('no-store')
  })

  it('is nothing in the place of an asset that is gone', async () => {
    expect((await ask('/assets/index-0.js', { headers: { Accept: 'text/html' } })).body).toBe('')
  })
})

describe('the way to the API', () => {
  it('keeps method, query, body and token', async () => {
    const sent = {
      method: 'PUT',
      headers: { Authorization: 'tot_1', 'Content-Type': 'text/x' },
      body: '{"ł":1}',
    }
    const answer = await ask('/api/organizations/users?page=0&q=%C5%82', sent)
    expect(asked.at(-1)).toMatchObject({
      method: 'PUT',
      url: '/organizations/users?page=0&q=%C5%82',
      headers: { authorization: 'tot_1', 'content-type': 'text/x' },
      body: '{"ł":1}',
    })
    expect(answer).toMatchObject({ status: 429, headers: { 'retry-after': '3' }, body: '{"errors":[]}' })
  })

  it('tells the API nothing of the page and the browser', async () => {
    await ask('/api/x', {
      headers: {
        Accept: 'application/json',
        Origin: 'http://localhost:1',
        Referer: 'http://localhost:1/users',
        Cookie: 'a=b',
        'User-Agent': 'Mozilla/5.0',
        'Accept-Language': 'pl',
        'Sec-Fetch-Site': 'same-origin',
      },
    })
    const { connection: _, ...headers } = asked.at(-1)?.headers ?? {}
    expect(headers).toEqual({
      host: new URL(upstreamUrl).host,
      accept: 'application/json',
      'user-agent': 'Roster',
    })
  })

  it('ends in 502 without a body, and one line on the console, where the API is down', async () => {
    const log = vi.spyOn(console, 'error').mockReturnValue()
    const lost = await serve('http://127.0.0.1:1')
    const answer = await ask('/api/organizations/users', { of: lost })
    expect(answer).toMatchObject({ status: 502, body: '' })
    expect(log.mock.calls).toEqual([
      [expect.stringMatching(/http:\/\/127\.0\.0\.1:1 .*GET \/organizations\/users/)],
    ])
    await lost.close()
    log.mockRestore()
  })
})
