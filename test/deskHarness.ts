import { getResponse } from 'msw/utils/get-response'
import * as v from 'valibot'
import { type User, UserSchema } from '../src/api/schema.ts'
import { createOrganization } from '../src/demo/db.ts'
import { createHandlers } from '../src/demo/handlers.ts'
import type { OrganizationOptions } from '../src/demo/options.ts'
import { createRandom } from '../src/demo/random.ts'
import type { Row } from '../src/demo/wire.ts'
import type { OperationName } from '../src/operations/operation.ts'
import { carry, restore } from '../src/desk/carry.ts'
import { createDesk } from '../src/desk/desk.ts'
import type { DeskEvents } from '../src/desk/interface.ts'
// What the desk loads on demand, so that no test waits for the disk: time stands still there.
import '../src/desk/directory/countDomains.ts'
import '../src/desk/directory/directoryData.ts'
import '../src/desk/directory/queryEngine.ts'
import '../src/desk/directory/readEveryone.ts'
import '../src/desk/async/requestLimiter.ts'
import '../src/desk/export/copy.ts'
import '../src/desk/export/export.ts'
import '../src/desk/invitations/invitationsPart.ts'
import '../src/desk/journal/journalFile.ts'
import '../src/desk/list/lists.ts'
import '../src/desk/operate/executeAndLog.ts'
import '../src/desk/operate/invitationParts.ts'
import '../src/desk/operate/operate.ts'
import '../src/desk/plan/plans.ts'
import '../src/desk/review/reviews.ts'
import '../src/desk/session/cleanToken.ts'
import '../src/desk/session/servedSettings.ts'
import '../src/desk/snapshots/snapshotRoom.ts'
import '../src/operations/operations.ts'
import { createEnrollmentRecorder } from './enrollmentRecorder.ts'
import { createClock } from './fakeClock.ts'
import { loadNoDemo } from './fakeServer.ts'
import { neverAborts } from './neverAborts.ts'
import { recordWrites } from './writeRecorder.ts'

/** A write that the server received. */
interface ReceivedWrite {
  userId: string
  operation: OperationName
  /** HTTP status of the answer. Null if there was none. */
  status: number | null
}

const timeout = 30_000
const operationsByPath: Record<string, OperationName> = {
  profile: 'updateProfile',
  role: 'changeRole',
  terminate: 'terminate',
  reinstate: 'reinstate',
  'reset-mfa': 'resetMfa',
}

/**
 * Creates a desk that is signed in to a fake server of its own, on a fake clock. Records what the server received and
 * carried out, so that tests can compare it with what the desk reports. Answers take `latency` milliseconds, or 20 to 300
 * depending on the seed.
 */
export async function createDeskHarness(
  users: readonly Row[],
  options: Partial<OrganizationOptions> = {},
  { seed = 1, latency, invitations = [] }: { seed?: number; latency?: number; invitations?: Row[] } = {},
) {
  const random = createRandom(seed)
  let pendingAnswers = 0
  // The fake server answers in macrotasks.
  const clock = createClock(async () => {
    const isBusy = () => pendingAnswers > 0
    for (let turns = 0; turns < 2 || isBusy(); turns++) await new Promise((resolve) => setImmediate(resolve))
  })
  const { organization, recorder } = recordWrites(
    createOrganization({ users, invitations, now: clock.now, ...options }),
  )
  const enrollmentCalls = createEnrollmentRecorder()
  const received: ReceivedWrite[] = []
  /** Whether the last attempt to read a user succeeded, by id. */
  const readable = new Map<string, boolean>()
  let token = 'tot_1'
  let retryAfter: string | null = null
  let runningRequests = 0
  let maxRunningRequests = 0

  const handlers = createHandlers((sent) => (sent === token ? recorder : undefined))

  const answer = async (request: Request): Promise<Response> => {
    pendingAnswers++
    try {
      const response = (await getResponse(handlers, request)) ?? new Response(null, { status: 404 })
      if (response.type === 'error') return response
      const { status, headers } = response
      if (status === 429 && retryAfter !== null) headers.set('Retry-After', retryAfter)
      const text = await response.text()
      return new Response(status === 204 ? null : text, { status, headers })
    } finally {
      pendingAnswers--
    }
  }

  /** Number of the desk that lives. */
  let alive = 0
  /** The fetch of one desk. Once another one has taken over, it sends nothing and gets no answer. */
  const createFetch = (own: number) => async (request: Request) => {
    if (own !== alive) await new Promise(() => {})
    const response = await fetch(request)
    if (own !== alive) await new Promise(() => {})
    return response
  }
  const fetch = async (request: Request): Promise<Response> => {
    const [, userId = '', action = ''] = /users\/([^/?]+)\/?([^/]*)$/.exec(request.url) ?? []
    const operation = operationsByPath[action]
    const write = operation && { userId, operation, status: null as number | null }
    if (write) received.push(write)
    const invitation = await enrollmentCalls.begin(request)
    maxRunningRequests = Math.max(maxRunningRequests, ++runningRequests)
    if (request.method === 'GET') readable.set(userId, false)
    const halfLatency = (latency ?? 20 + Math.floor(random.fraction() ** 3 * 280)) / 2
    const { signal } = request
    try {
      await clock.delay(halfLatency, signal)
      const response = await answer(request)
      if (response.headers.has('silent')) await clock.delay(Infinity, signal)
      await clock.delay(halfLatency, signal)
      if (response.type === 'error') throw new TypeError('Failed to fetch')
      if (write) write.status = response.status
      await invitation.end(response)
      if (request.method === 'GET') readable.set(userId, response.headers.has('Content-Type') && response.ok)
      return response
    } finally {
      runningRequests--
    }
  }

  const events: { [E in keyof DeskEvents]: DeskEvents[E][] } = {
    session: [],
    countdown: [],
    users: [],
    firstPage: [],
    directory: [],
    invitations: [],
    plan: [],
    journal: [],
    review: [],
    tabs: [],
  }
  const create = () =>
    createDesk({
      transport: { fetch: createFetch(alive), base: 'http://api.test', delay: clock.delay, timeout },
      loadDemo: loadNoDemo,
      notify: (event, detail) => (events[event] as unknown[]).push(detail),
      now: clock.now,
      monotonic: clock.monotonic,
    })
  let desk = create()

  /** Advances the clock until the promise settles. */
  const waitFor = async <T>(promise: Promise<T>): Promise<T> => {
    let isSettled = false
    const settled = () => {
      isSettled = true
    }
    promise.then(settled, settled)
    await clock.until(() => isSettled)
    return promise
  }

  const signIn = () => waitFor(desk.signIn({ pasted: token }, neverAborts))
  await signIn()
  // The script of plans is loaded, but its part of the desk is not created before it is asked.
  await desk.planState({ planId: '' })

  return {
    /** The desk that lives. */
    get desk() {
      return desk
    },

    /** Replaces the desk by another one that takes its state over, as a reload does. What the old one had sent is not answered. */
    async reload() {
      const carried = structuredClone(await carry(desk.own.rooms))
      alive++
      desk = create()
      if (carried !== null) await restore(desk.own.rooms, carried, 0)
      return carried
    },

    clock,
    waitFor,
    signIn,
    /** Everything that the desk has notified pages of, by event. */
    events,
    /** Changes and inspects the server, unrecorded. */
    organization,
    applied: recorder.applied,
    received,
    /** Writes about invitations that the server received and carried out, in order. */
    invitationCalls: { received: enrollmentCalls.received, applied: recorder.appliedInvitations },
    /** Whether the last attempt to read invitations succeeded. */
    isEnrollmentsReadable: enrollmentCalls.isReadable,
    readable,
    /** Number of calls that went wrong on purpose. */
    faultCount: recorder.faultCount,
    maxRunningRequests: () => maxRunningRequests,
    /** Replaces the organization's token, so that the session ends with the next call. */
    revokeToken() {
      token = `tot_${Number(token.slice(4)) + 1}`
    },
    /** Adds this header to each 429. */
    setRetryAfter: (header: string | null) => (retryAfter = header),
    /** Returns a user as the server has them. */
    user: (id: string): User => v.parse(UserSchema, organization.user(id)),

    /** Advances the clock until the plan does not run any more. Returns its state. */
    async waitForPlan(planId: string) {
      for (;;) {
        const state = (await waitFor(desk.planState({ planId })))?.state
        if (state !== 'running' && state !== 'ending') return state
        const count = events.plan.length
        await clock.until(() => events.plan.length > count)
      }
    },
  }
}

export type DeskHarness = Awaited<ReturnType<typeof createDeskHarness>>
