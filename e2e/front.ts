import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers a request itself and returns true, or returns false to let the app answer. */
type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean

/**
 * Puts a server between browser and app while `use` runs, since Playwright neither sees nor answers the requests of a
 * SharedWorker.
 */
export async function withFront(
  baseURL: string | undefined,
  answer: Answer,
  use: (url: string) => Promise<void>,
) {
  const server = createServer((incoming, outgoing) => {
    if (answer(incoming, outgoing)) return
    const { url = '/', method, headers } = incoming
    const onward = request(new URL(url, baseURL), { method, headers }, (answered) =>
      answered.pipe(outgoing.writeHead(answered.statusCode ?? 502, answered.headers)),
    )
    incoming.pipe(onward)
  })
  await new Promise<void>((listening) => server.listen(0, listening))
  await use(`http://localhost:${(server.address() as AddressInfo).port}`)
  server.closeAllConnections()
  server.close()
}
