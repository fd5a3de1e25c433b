import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { setTimeout } from 'node:timers/promises'
import { getResponse } from 'msw/utils/get-response'

/** A request that the server received. */
export interface Received {
  method: string
  path: string
  query: Record<string, string>
  headers: Record<string, string>
  /** Parsed JSON, other text as it is, or null without a body. */
  body: unknown
  /** When it was received, in milliseconds since 1970. */
  at: number
}

/** Maximum random delay of each API call, in milliseconds, to find stories that depend on the order of answers. */
const jitter = Number(process.env.E2E_JITTER ?? 0)
const delay = () => (jitter > 0 ? setTimeout((Math.random() * jitter) / 2) : undefined)

/** Serves these MSW handlers over HTTP on 127.0.0.1. Calls `onRequest` before each is answered. */
export function listen(
  handlers: Parameters<typeof getResponse>[0],
  port: number,
  onRequest: (token: string | null, received: Received) => void,
): Promise<void> {
  async function answer(incoming: IncomingMessage, outgoing: ServerResponse) {
    const request = await read(incoming)
    const isCall = request.headers.has('Authorization')
    if (isCall) await delay()
    const response = (await getResponse(handlers, request)) ?? new Response('Not found.', { status: 404 })
    if (isCall) await delay()
    if (response.type === 'error') {
      incoming.socket.destroy()
      return
    }
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  }

  /** Reads the whole request and reports it. */
  async function read(incoming: IncomingMessage): Promise<Request> {
    const { method = 'GET', url = '/' } = incoming
    const body = Buffer.concat(await incoming.toArray())
    const headers = new Headers(
      Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
    )
    const request = new Request(new URL(url, `http://127.0.0.1:${port}`), {
      method,
      headers,
      ...(body.length === 0 ? {} : { body }),
    })
    const { pathname, searchParams } = new URL(request.url)
    onRequest(headers.get('Authorization'), {
      method,
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: Object.fromEntries(headers),
      body: parseBody(body.toString()),
      at: Date.now(),
    })
    return request
  }

  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      console.error(error)
      outgoing.writeHead(500).end(String(error))
    })
  })
  // Longer than any client keeps a connection: if the server closes one as it is reused, that looks like a fault.
  server.keepAliveTimeout = 120_000
  return new Promise((resolve, reject) => {
    server.on('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
}

function parseBody(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
