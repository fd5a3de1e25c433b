import type { BrowserContext } from '@playwright/test'
import type { WorkerLine } from '../worker.ts'

/** Records what must never happen in any page of a context. */
export function watchPages(context: BrowserContext, site: string, breach: (what: string) => void) {
  context.on('weberror', (error) => breach(`an error in a page: ${String(error.error())}`))
  context.on('console', (message) => {
    // Failed responses are logged as well, but expected. A CSP violation is logged like any error.
    const expected = message.text().startsWith('Failed to load resource')
    if (['error', 'warning'].includes(message.type()) && !expected)
      breach(`in the console: ${message.text()}`)
  })
  context.on('request', (request) => {
    const { origin, protocol } = new URL(request.url())
    if (!['data:', 'blob:'].includes(protocol) && origin !== new URL(site).origin)
      breach(`a request to ${request.url()}`)
  })
}

/** Records the same for the desk's worker. */
export async function watchDesk(desk: WorkerLine, breach: (what: string) => void) {
  desk.on('Runtime.exceptionThrown', (params) => breach(`an error in the desk: ${JSON.stringify(params)}`))
  desk.on('Log.entryAdded', (params) => {
    const { entry } = params as { entry: { level: string; text: string; source: string } }
    if (entry.level === 'error' && entry.source !== 'network') breach(`in the desk’s console: ${entry.text}`)
  })
  await desk.send('Runtime.enable')
  await desk.send('Log.enable')
}
