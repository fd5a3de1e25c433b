import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { people } from '../src/demo/people.ts'
import { probedServer } from './testApi.fixture.ts'

const everyone = people(50, 3)

/** A server with 50 people in pages of 20; `strange` may override its responses. */
function server(strange: (page: number, response: ServerResponse, url: URL) => unknown) {
  return (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '/', 'http://x')
    const page = Number(url.searchParams.get('page') ?? 0)
    const answer = strange(page, response, url)
    if (response.headersSent) return
    const content = everyone.slice(page * 20, page * 20 + 20)
    const usual = { content, totalElements: 50, totalPages: 3, number: page, size: 20 }
    response.writeHead(200, { 'Content-Type': 'application/json;charset=UTF-8' })
    response.end(JSON.stringify(typeof answer === 'object' ? { ...usual, ...answer } : usual))
  }
}

describe('reports a server that', () => {
  it('has wrong counts', async () => {
    const { found } = await probedServer(server(() => ({ totalElements: 51, totalPages: 4 })))
    expect(found('totalElements')).toBe('differs: 51, but there are 50')
    expect(found('totalPages')).toBe('differs: 4, but there are 3')
  })

  it('states other sizes and numbers than requested', async () => {
    const { found } = await probedServer(server((page) => ({ number: page + 1 })))
    expect(found('number')).toBe('differs: different from the request on 3 pages')
  })

  it('refuses the page past the end', async () => {
    const { found } = await probedServer(
      server((page, response) => page > 2 && response.writeHead(404).end()),
    )
    expect(found('page past the end')).toBe('settles: refused (404)')
    expect(found('reading everyone')).toBe('agrees: 50 rows on 3 pages of 20')
    expect(found('totalElements')).toBe('agrees: 50, which is correct')
  })

  it('has an unreadable page, so that the counts are not checked', async () => {
    const { found } = await probedServer(
      server((page, response) => page === 1 && response.writeHead(500).end()),
    )
    expect(found('reading everyone')).toBe('unknown: 30 rows on 2 pages of 20; pages that failed: 1 (500)')
    expect(found('totalElements')).toBe('unknown: 50; not checked, because not everyone was read')
  })

  it('always returns the same page, which ends the reading', async () => {
    const { report, found } = await probedServer(server(() => ({ content: everyone.slice(0, 20) })))
    expect(found('reading everyone')).toContain('then the same people again')
    expect(report.requests).toBeLessThan(50)
  })

  it('shuffles its pages', async () => {
    let turn = 0
    const { found } = await probedServer(
      server(() => ({ content: everyone.toSpliced(0, ++turn).slice(0, 20) })),
    )
    expect(found('the same page twice')).toMatch(/^differs/)
  })

  it('has unreadable rows, with the number and the reason', async () => {
    const content = [null, 'x', [], { email: 'a' }, { id: 7 }, { id: 'no' }, ...everyone.slice(0, 14)]
    const { found } = await probedServer(server((page) => (page === 0 ? { content } : {})))
    expect(found('rows that Roster can’t read')).toBe(
      'differs: id: uuid expected, absent found 1, id: uuid expected, integer found 1, id: uuid expected, string found 1, ' +
        'object expected, array found 1, object expected, null found 1, object expected, string found 1',
    )
  })

  it('redirects, and is not followed with the token', async () => {
    const asked: string[] = []
    const { found } = await probedServer((request, response) => {
      asked.push(request.url ?? '')
      response.writeHead(302, { Location: '/elsewhere' }).end()
    })
    expect(found('first page')).toBe('differs: can’t be read (302)')
    expect(found('redirects')).toMatch(/^differs: 302 \d+; Roster refuses them$/)
    expect(asked).not.toContain('/elsewhere')
  })

  it('answers every origin', async () => {
    const { found } = await probedServer(
      server((_, response) => void response.setHeader('Access-Control-Allow-Origin', '*')),
    )
    expect(found('CORS')).toBe('settles: preflight: 200, allows every origin; GET: 200, allows every origin')
  })

  it('has the same fingerprint for every error', async () => {
    const errors = (fingerprint: string) =>
      server((_, response, url) =>
        url.pathname.endsWith('users')
          ? {}
          : response.writeHead(404).end(JSON.stringify({ fingerprint, errors: [] })),
      )
    expect((await probedServer(errors('same'))).found('fingerprint of an error')).toBe(
      'differs: the same for two errors',
    )
  })
})

it('waits as long as the API asks, or says when to run the probe again', async () => {
  const limits = (seconds: number) =>
    server((_, response, url) =>
      url.pathname.endsWith('/roles') ? response.writeHead(429, { 'Retry-After': seconds }).end() : {},
    )
  const short = await probedServer(limits(100))
  expect(short.pauses).toEqual([100_000, 100_000, 100_000])
  expect(short.found('list of roles')).toBe('unknown: can’t be read (429)')
  expect(short.report.stopped).toBeNull()
  const long = await probedServer(limits(3600))
  expect(long.pauses).toEqual([])
  expect(long.report.stopped).toBe(
    'The API asks for a pause of 3600 seconds (429). Run the probe again after that.',
  )
})

it('reports immediately that the API is unreachable', async () => {
  const { report } = await probedServer((request) => request.socket.destroy())
  expect(report).toMatchObject({
    stopped: 'The API could not be reached: no response (ECONNRESET).',
    findings: [],
  })
})

it('sends only GET and OPTIONS, without a body', async () => {
  const asked: string[] = []
  const usual = server(() => ({}))
  await probedServer((request, response) => {
    asked.push(
      `${request.method} ${request.headers['content-length'] ?? request.headers['transfer-encoding'] ?? 'bare'}`,
    )
    usual(request, response)
  })
  expect(new Set(asked)).toEqual(new Set(['GET bare', 'OPTIONS bare']))
})
