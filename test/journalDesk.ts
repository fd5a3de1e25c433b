import { getResponse } from 'msw/utils/get-response'
import { createOrganization } from '../src/demo/db.ts'
import { createHandlers } from '../src/demo/handlers.ts'
import type { FaultRule } from '../src/demo/options.ts'
import { people } from '../src/demo/people.ts'
import { roleIds } from '../src/demo/roles.ts'
import type { OperationRequest } from '../src/operations/operation.ts'
import type { RunOperationResult } from '../src/desk/operate/operate.ts'
import { createDesk } from '../src/desk/desk.ts'
import type { Entry } from '../src/desk/journal/entry.ts'
import type { JournalState } from '../src/desk/journal/journal.ts'

const users = people(30, 1)
export const { signal } = new AbortController()
/** All that there is. */
export const whole = { person: '', operation: null, outcome: null, limit: 100 }

/** A desk signed in to a made-up organization, with its journal. */
export async function signedIn({ isRead = true } = {}) {
  const organization = createOrganization({ users })
  const handlers = createHandlers((token) => (token === 'tot_revoked' ? undefined : organization))
  const states: JournalState[] = []
  const received: string[] = []
  let clock = Date.parse('2026-06-01T08:00:00Z')
  /** What happens at the API right before it gets the next write. */
  let meanwhile = () => {}
  const desk = createDesk({
    transport: {
      async fetch(request) {
        received.push(`${request.method} ${new URL(request.url).pathname}`)
        clock += 40
        if (request.method !== 'GET') meanwhile()
        const response = await getResponse(handlers, request)
        if (!response || response.type === 'error') throw new TypeError('Failed to fetch')
        return response
      },
      base: 'http://api.test',
      timeout: 30_000,
      delay: (ms) => (ms === 30_000 ? new Promise(() => {}) : Promise.resolve()),
    },
    loadDemo: () => Promise.reject(new Error('There is no demo here.')),
    notify: (event, detail) => event === 'journal' && states.push(detail as JournalState),
    now: () => clock,
  })
  await desk.signIn({ pasted: 'tot_test' }, signal)
  await desk.roles(null, signal)
  if (isRead) await desk.users({ page: 1, size: 100, query: null }, signal)
  received.length = 0
  const find = (status: string, place = 0) => {
    const found = users.filter(
      ({ profile, roleId }) => profile.status === status && roleId !== roleIds.owner,
    )[place]
    if (!found) throw new Error(`Nobody is ${status}.`)
    return found
  }
  return {
    desk,
    organization,
    states,
    active: find('ACTIVE'),
    /** Active as well. */
    other: find('ACTIVE', 1),
    terminated: find('TERMINATED'),
    fault: (rule: FaultRule) => organization.addFault(rule),
    meanwhile: (happens: () => void) => (meanwhile = happens),
    entries: () => desk.activity(whole).entries,
    last(): Entry {
      const [entry] = desk.activity(whole).entries
      if (!entry) throw new Error('Nothing was written down.')
      return entry
    },
    received,
    writes: () => received.filter((call) => !call.startsWith('GET')),
  }
}

/** What is told of an operation that was done. */
export async function done(performing: Promise<RunOperationResult>) {
  const performed = await performing
  if (performed.is !== 'done') throw new Error(`It was not done: ${JSON.stringify(performed)}`)
  return performed
}

export const terminate = (userId: string): OperationRequest => ({
  operation: 'terminate',
  userId,
  input: null,
})
export const toAdmin = (userId: string): OperationRequest => ({
  operation: 'changeRole',
  userId,
  input: { roleId: roleIds.admin },
})
