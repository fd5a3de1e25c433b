import { getResponse } from 'msw/utils/get-response'
import type { createHandlers } from '../src/demo/handlers.ts'

/* What desks in tests have in place of a server and of the demo. */

/** Returns the response to a request. Rejects if the connection is dropped, as `fetch` does. */
export async function respond(
  handlers: ReturnType<typeof createHandlers>,
  request: Request,
): Promise<Response> {
  const response = await getResponse(handlers, request)
  if (!response || response.type === 'error') throw new TypeError('Failed to fetch')
  return response
}

/** Loads no demo: no test of these signs in to it. */
export const loadNoDemo = () => Promise.reject(new Error('There is no demo here.'))
