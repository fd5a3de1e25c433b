import { createReadStream, existsSync, statSync } from 'node:fs'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { cacheControl, securityHeaders } from '../../server/headers.ts'

/** A file that a browser has fetched. */
export interface Fetched {
  path: string
  /** What it was fetched for, as the browser says: `script`, `style`, `sharedworker`, … */
  purpose: string
  /** Size as served, in bytes: gzipped where the build has a gzipped copy that is smaller. */
  bytes: number
  /** When it was requested, in milliseconds since 1970. */
  at: number
}

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

/**
 * Serves a build below the root, passes `/api` on, and records every file that is fetched. What a page loads by itself
 * and what its worker loads are both seen here, unlike in the browser's own measurements.
 */
export async function startCountingServer(files: string, apiPort: number) {
  const fetched: Fetched[] = []
  const server = createServer((incoming, response) => {
    const { pathname } = new URL(incoming.url ?? '/', 'http://localhost')
    if (pathname.startsWith('/api/')) return passOn(incoming, response, apiPort)
    const isFile = extname(pathname) !== '' && existsSync(join(files, pathname))
    if (!isFile && pathname === '/roster.json') return response.writeHead(404, securityHeaders).end()
    const path = isFile ? pathname : '/index.html'
    const plain = join(files, path)
    const gzipped = existsSync(`${plain}.gz`) && statSync(`${plain}.gz`).size < statSync(plain).size
    const file = gzipped ? `${plain}.gz` : plain
    const purpose = incoming.headers['sec-fetch-dest'] ?? ''
    fetched.push({ path, purpose, bytes: statSync(file).size, at: Date.now() })
    response.writeHead(200, {
      ...securityHeaders,
      ...(gzipped && { 'Content-Encoding': 'gzip' }),
      'Content-Type': types[extname(path)] ?? 'application/octet-stream',
      'Cache-Control': cacheControl(path),
    })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port.')
  return {
    url: `http://localhost:${address.port}/`,
    /** Every file fetched so far, in order. */
    fetched: (): readonly Fetched[] => [...fetched],
    stop() {
      server.closeAllConnections()
      server.close()
    },
  }
}

function passOn(incoming: IncomingMessage, response: ServerResponse, port: number) {
  const { method, headers, url = '' } = incoming
  const passed = request(
    { host: '127.0.0.1', port, path: url.slice('/api'.length), method, headers },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    },
  )
  passed.on('error', () => response.writeHead(502).end())
  incoming.pipe(passed)
}
