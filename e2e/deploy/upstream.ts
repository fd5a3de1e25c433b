import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { API_PORT } from '../../fake-api/port.ts'
import type { Certificates } from './certificates.ts'

/** A request as received over TLS. */
interface Heard {
  /** The server name that the client sent (SNI). */
  serverName: string | false | null
  method: string | undefined
  url: string | undefined
  headers: NodeJS.Dict<string | string[]>
}

/** Headers that an API may send and the server must not pass on. */
const forward = {
  'Content-Security-Policy': "default-src 'unsafe-inline'",
  'Cache-Control': 'public, max-age=60',
  'Set-Cookie': 'a=b',
  'Access-Control-Allow-Origin': '*',
  'X-Content-Type-Options': 'none',
  'Strict-Transport-Security': 'max-age=0',
  'WWW-Authenticate': 'Basic realm="API"',
}

/** Starts the fake API behind TLS. It never answers `/silent`, and closes the connection of `/cut`. */
export async function startUpstream({ certificate, key }: Certificates) {
  const heard: Heard[] = []
  const server = createServer(
    { cert: readFileSync(certificate), key: readFileSync(key) },
    (incoming, outgoing) => {
      const { method, url, headers, socket } = incoming
      heard.push({ serverName: (socket as TLSSocket).servername ?? null, method, url, headers })
      if (url === '/silent') return
      if (url === '/cut') {
        socket.destroy()
        return
      }
      const passing = request({ port: API_PORT, method, path: url, headers, agent: false }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, { ...answer.headers, ...forward })
        answer.pipe(outgoing)
      })
      passing.on('error', () => socket.destroy())
      incoming.pipe(passing)
    },
  )
  server.listen(0, '127.0.0.1')
  const names = createSocket('udp4')
  names.on('message', (query, from) => names.send(answerTo(query), from.port, from.address))
  names.bind(0, '127.0.0.1')
  await Promise.all([once(server, 'listening'), once(names, 'listening')])

  return {
    heard,
    port: (server.address() as AddressInfo).port,
    /** Address of a DNS server that knows every name: nginx does not read /etc/hosts. */
    resolver: `127.0.0.1:${names.address().port}`,
    stop() {
      names.close()
      server.close()
      server.closeAllConnections()
    },
  }
}

/** Answers a DNS query with 127.0.0.1 (RFC 1035, 4.1): the question again, and one record that points at its name. */
function answerTo(query: Buffer): Buffer {
  let end = 12
  while (query.readUInt8(end) !== 0) end += query.readUInt8(end) + 1
  const header = Buffer.from(query.subarray(0, 12))
  header.writeUInt16BE(0x81_80, 2)
  header.writeUInt16BE(1, 6)
  header.writeUInt32BE(0, 8)
  const record = Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, 127, 0, 0, 1])
  return Buffer.concat([header, query.subarray(12, end + 5), record])
}
