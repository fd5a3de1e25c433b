// Has to come first: MSW throws at import without it.
import './shim.ts'
import { getResponse } from 'msw/utils/get-response'
import { createOrganization } from './db.ts'
import { demoOrganization } from './demoOrganization.ts'
import { createHandlers } from './handlers.ts'
import type { Row } from './wire.ts'

let organization = createOrganization(demoOrganization(Date.now()))
const handlers = createHandlers((token) => (token === 'tot_demo' ? organization : undefined))

/** What the demo organization has in memory. */
interface CarriedDemo {
  users: Row[]
  invitations: Row[]
}

/** Returns the organization as it was changed, for another worker that continues with it. */
export const carryDemo = (): CarriedDemo => ({
  users: organization.users(),
  invitations: organization.enrollments(),
})

/** Continues with the organization of another worker. */
export function restoreDemo(carried: CarriedDemo) {
  organization = createOrganization({ ...demoOrganization(Date.now()), ...carried })
}

/** Replaces `fetch` for the demo organization. No request leaves the browser. */
export async function demoFetch(request: Request): Promise<Response> {
  const { signal } = request
  signal.throwIfAborted()
  const aborted = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  const response = await Promise.race([getResponse(handlers, request), aborted])
  if (!response || response.type === 'error') throw new TypeError('Failed to fetch')
  return response
}
