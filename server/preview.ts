import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Plugin } from 'vite'
import { cacheControl, securityHeaders } from './headers.ts'

/**
 * Makes `vite preview` behave as a production server must: security headers on every response, no cached pages, and a
 * 404 for a missing asset (the page in its place would be taken for a script and hide a stale deployment) and for missing
 * settings (each start would load the page twice).
 */
export function previewHeaders(): Plugin {
  return {
    name: 'roster:preview-headers',
    configurePreviewServer(server) {
      const { root, build, base } = server.config
      server.middlewares.use((request, response, next) => {
        const { pathname } = new URL(request.url ?? '/', 'http://localhost')
        const path = pathname.startsWith(base) ? pathname.slice(base.length - 1) : ''
        const isFile = path.startsWith('/assets/') || path === '/roster.json'
        const missing = isFile && !existsSync(resolve(root, build.outDir, `.${path}`))
        const own = { ...securityHeaders, 'Cache-Control': missing ? 'no-store' : cacheControl(path) }
        response.setHeaders(new Map(Object.entries(own)))
        // Vite (for the page) and the API would overwrite some of them.
        const names = new Set(Object.keys(own).map((name) => name.toLowerCase()))
        const set = response.setHeader.bind(response)
        response.setHeader = (name, value) => (names.has(name.toLowerCase()) ? response : set(name, value))
        if (missing) {
          response.statusCode = 404
          response.end()
          return
        }
        next()
      })
    },
  }
}
