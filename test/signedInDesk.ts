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
import { loadNoDemo, respond } from './fakeServer.ts'

const users = people(30, 1)
export const { signal } = new AbortController()
/** Requests all journal entries. */
export const allEntries = { person: '', operation: null, outcome: null, limit: 100 }

/** Creates a desk that is signed in to a made-up organization. Every call takes 40 ms on its clock, and no real time. */
export async function createSignedInDesk({ isRead = true } = {}) {
  const organization = createOrganization({ users })
  const handlers = createHandlers((token) => (token === 'tot_revoked' ? undefined : organization))
  const journalStates: JournalState[] = []
  const received: string[] = []
  let now = Date.parse('2026-06-01T08:00:00Z')
  let setBackMs = 0
  let onWrite = () => {}
  let onCall: (call: string) => void = () => {}
  const create = () =>
    createDesk({
      transport: {
        async fetch(request) {
          const call = `${request.method} ${new URL(request.url).pathname}`
          received.push(call)
          onCall(call)
          now += 40
          if (request.method !== 'GET') onWrite()
          return respond(handlers, request)
        },
        base: 'http://api.test',
        timeout: 30_000,
        delay: (ms) => (ms === 30_000 ? new Promise(() => {}) : Promise.resolve()),
      },
      loadDemo: loadNoDemo,
      notify: (event, detail) => event === 'journal' && journalStates.push(detail as JournalState),
      now: () => now - setBackMs,
      monotonic: () => now,
    })
  const desk = create()
  await desk.signIn({ pasted: 'tot_test' }, signal)
  await desk.roles(null, signal)
  if (isRead) await desk.users({ page: 1, size: 100, query: null }, signal)
  received.length = 0
  const findUser = (status: string, index = 0) => {
    const user = users.filter(({ profile, roleId }) => profile.status === status && roleId !== roleIds.owner)[
      index
    ]
    if (!user) throw new Error(`No user is ${status}.`)
    return user
  }
  return {
    desk,
    /** Creates another desk of the same server. Nobody is signed in there. */
    createAnother: create,
    /** Lets time pass, in milliseconds. */
    pass: (ms: number) => {
      now += ms
    },
    /** Sets the wall clock back by this many milliseconds. */
    setBack: (ms: number) => {
      setBackMs += ms
    },
    /** Milliseconds since 1970. */
    now: () => now - setBackMs,
    organization,
    /** Every state of the journal that pages were notified of. */
    journalStates,
    active: findUser('ACTIVE'),
    /** Another active user. */
    other: findUser('ACTIVE', 1),
    terminated: findUser('TERMINATED'),
    addFault: (rule: FaultRule) => organization.addFault(rule),
    /** Calls this right before the server gets a write. */
    beforeEachWrite: (callback: () => void) => (onWrite = callback),
    /** Calls this, with method and path, right before the server gets any call. */
    beforeEachCall: (callback: (call: string) => void) => (onCall = callback),
    entries: () => desk.activity(allEntries).entries,
    lastEntry(): Entry {
      const [entry] = desk.activity(allEntries).entries
      if (!entry) throw new Error('The journal is empty.')
      return entry
    },
    /** Method and path of every call since signing in. */
    received,
    writes: () => received.filter((call) => !call.startsWith('GET')),
  }
}

/** Waits for an operation and expects that it was done. */
export async function expectDone(operation: Promise<RunOperationResult>) {
  const result = await operation
  if (result.is !== 'done') throw new Error(`It was not done: ${JSON.stringify(result)}`)
  return result
}

export const terminate = (userId: string): OperationRequest => ({
  operation: 'terminate',
  userId,
  input: null,
})
export const makeAdmin = (userId: string): OperationRequest => ({
  operation: 'changeRole',
  userId,
  input: { roleId: roleIds.admin },
})
