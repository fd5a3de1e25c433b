import { ServerResponse } from 'node:http'
import type { ProxyOptions } from 'vite'

/** The headers that the API hears: of the call, and of the connection. */
const passed = new Set([
  'authorization',
  'accept',
  'accept-encoding',
  'content-type',
  'content-length',
  'transfer-encoding',
  'host',
  'connection',
])

/**
 * The way to the API: `<base>api/…` goes to `<upstream>/…`, without what a browser adds about itself and the page.
 * An upstream that can't be reached is named in a line on the console and answered with 502 and no body.
 */
export function apiProxy(upstream: string, base = '/'): Record<string, ProxyOptions> {
  return {
    [`^${base}api/`]: {
      target: upstream,
      changeOrigin: true,
      rewrite: (path) => path.slice(`${base}api`.length),
      configure(proxy) {
        proxy.on('proxyReq', (request) => {
          for (const name of request.getHeaderNames()) if (!passed.has(name)) request.removeHeader(name)
          // Some servers refuse what names no client.
          request.setHeader('User-Agent', 'Roster')
        })
        // On a connection that is used again and cut, Chromium sends a write once more by itself.
        proxy.on('proxyRes', ({ headers }) => {
          headers.connection = 'close'
        })
        // In place of Vite's own listener, which is added right after this and logs a stack.
        queueMicrotask(() => {
          proxy.removeAllListeners('error')
          proxy.on('error', (error, request, response) => {
            console.error(
              `The API at ${upstream} could not be reached (${error.message || error.name}) for ${request.method} ${request.url}. ` +
                'Check the network, or name another one with API_URL.',
            )
            if (response instanceof ServerResponse && !response.headersSent) response.writeHead(502).end()
          })
        })
      },
    },
  }
}
