import { ServerResponse } from 'node:http'
import type { ProxyOptions } from 'vite'

/** Request headers that are passed on to the API. */
const forwardedHeaders = new Set([
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
 * Proxies `<base>api/…` to `<upstream>/…`, without the headers in which a browser describes itself and the page. An
 * upstream that can't be reached is named on the console and answered with 502 and no body.
 */
export function apiProxy(upstream: string, base = '/'): Record<string, ProxyOptions> {
  return {
    [`^${base}api/`]: {
      target: upstream,
      changeOrigin: true,
      rewrite: (path) => path.slice(`${base}api`.length),
      configure(proxy) {
        proxy.on('proxyReq', (request) => {
          for (const name of request.getHeaderNames())
            if (!forwardedHeaders.has(name)) request.removeHeader(name)
          // Some servers refuse requests that name no client.
          request.setHeader('User-Agent', 'Roster')
        })
        // Chromium resends a write by itself when a reused connection is cut.
        proxy.on('proxyRes', ({ headers }) => {
          headers.connection = 'close'
        })
        // Replaces Vite's own listener, which is added right after this and logs a stack trace.
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
