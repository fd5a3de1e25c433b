import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Answers a request itself and returns true, or returns false to let the app answer. A header that it has set stays. */
type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => boolean | Promise<boolean>

/**
 * Puts a server between browser and app while `use` runs, since Playwright neither sees nor answers the requests of a
 * SharedWorker.
 */
export async function withFront(
  baseURL: string | undefined,
  answer: Answer,
  use: (url: string) => Promise<void>,
) {
  const { url, close } = await openFront(baseURL, answer)
  await use(url)
  close()
}

/** Puts a server between browser and app until `close` is called. */
export async function openFront(baseURL: string | undefined, answer: Answer) {
  const server = createServer((incoming, outgoing) => {
    void Promise.resolve(answer(incoming, outgoing)).then(
      (isAnswered) => isAnswered || passOn(incoming, outgoing),
    )
  })
  const passOn = (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { url = '/', method, headers } = incoming
    const onward = request(new URL(url, baseURL), { method, headers }, (answered) =>
      answered.pipe(
        outgoing.writeHead(answered.statusCode ?? 502, { ...answered.headers, ...outgoing.getHeaders() }),
      ),
    )
    incoming.pipe(onward)
  }
  await new Promise<void>((listening) => server.listen(0, listening))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
