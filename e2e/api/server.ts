import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { getResponse } from 'msw/utils/get-response'
import { createHandlers } from '../../src/demo/handlers.ts'
import { control, note, organizationOf } from './control.ts'
import { API_PORT } from './port.ts'

/*
 * The fake API over real HTTP. Each test has an organization of its own, told from others by its token, and asks for it
 * at `/__control` (see organization.ts).
 */

const handlers = [...control, ...createHandlers(organizationOf)]

const server = createServer((incoming, outgoing) => {
  answer(incoming, outgoing).catch((error: unknown) => {
    console.error(error)
    outgoing.writeHead(500).end(String(error))
  })
})

async function answer(incoming: IncomingMessage, outgoing: ServerResponse) {
  const request = await read(incoming)
  const response = (await getResponse(handlers, request)) ?? new Response('Nothing is here.', { status: 404 })
  if (response.type === 'error') {
    incoming.socket.destroy()
    return
  }
  outgoing.writeHead(response.status, Object.fromEntries(response.headers))
  outgoing.end(Buffer.from(await response.arrayBuffer()))
}

/** The whole request, noted for the test whose it is. */
async function read(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/' } = incoming
  const body = Buffer.concat(await incoming.toArray())
  const headers = new Headers(
    Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]),
  )
  const request = new Request(new URL(url, `http://127.0.0.1:${API_PORT}`), {
    method,
    headers,
    ...(body.length === 0 ? {} : { body }),
  })
  const { pathname, searchParams } = new URL(request.url)
  note(headers.get('Authorization'), {
    method,
    path: pathname,
    query: Object.fromEntries(searchParams),
    headers: Object.fromEntries(headers),
    body: parsed(body.toString()),
    at: Date.now(),
  })
  return request
}

function parsed(text: string): unknown {
  if (text === '') return null
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

// Longer than any client keeps a connection: one that the server closes just as it is used again looks like a fault.
server.keepAliveTimeout = 120_000
server.listen(API_PORT, '127.0.0.1', () =>
  console.log(`The fake API listens on http://127.0.0.1:${API_PORT}`),
)
