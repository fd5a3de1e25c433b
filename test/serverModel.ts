import { getResponse } from 'msw/utils/get-response'
import * as v from 'valibot'
import { type User, UserSchema } from '../src/api/schema.ts'
import { createOrganization, type Organization } from '../src/demo/db.ts'
import { faults } from '../src/demo/faults.ts'
import { createHandlers } from '../src/demo/handlers.ts'
import type { OrganizationOptions } from '../src/demo/options.ts'
import { createRandom } from '../src/demo/random.ts'
import type { Row } from '../src/demo/wire.ts'
import type { OperationName } from '../src/operations/operation.ts'
import { createDesk } from '../src/desk/desk.ts'
import type { DeskEvents } from '../src/desk/interface.ts'
import { createClock } from './fakeApi.ts'

/* For the tests alone: a desk signed in to an organization of its own, on a clock that need not be waited for. */

/** A write that the server received. */
interface Received {
  userId: string
  operation: OperationName
  /** HTTP status of the answer; null where there was none. */
  status: number | null
}

/** A write that the server carried out. */
interface Applied {
  userId: string
  operation: OperationName
}

const timeout = 30_000
const never = new AbortController().signal
const operationsByPath: Record<string, OperationName> = {
  profile: 'updateProfile',
  role: 'changeRole',
  terminate: 'terminate',
  reinstate: 'reinstate',
  'reset-mfa': 'resetMfa',
}

/** A desk and the server behind it. Answers take 20 to 300 ms, by the seed. */
export async function createWorld(
  users: readonly Row[],
  options: Partial<OrganizationOptions> = {},
  { seed = 1, latency }: { seed?: number; latency?: number } = {},
) {
  const random = createRandom(seed)
  let busy = 0
  const isBusy = () => busy > 0
  // The fake API answers in tasks of its own.
  const clock = createClock(async () => {
    for (let turns = 0; turns < 2 || isBusy(); turns++) await new Promise((resolve) => setImmediate(resolve))
  })
  const own = createOrganization({ users, ...options })
  const applied: Applied[] = []
  const received: Received[] = []
  /** By user: whether they could be read when that was tried last. */
  const readable = new Map<string, boolean>()
  let injected = 0
  let valid = 'tot_1'
  let running = 0
  let mostRunning = 0

  const counted = <Input extends unknown[], Answer>(
    operation: OperationName,
    write: (userId: string, ...input: Input) => Answer,
  ) => {
    return (userId: string, ...input: Input): Answer => {
      const answer = write(userId, ...input)
      applied.push({ userId, operation })
      return answer
    }
  }

  const organization: Organization = {
    ...own,
    nextFault(call, userId) {
      const fault = own.nextFault(call, userId)
      if (fault) injected++
      const isSilent = fault === faults.silent || fault === faults['silent-after']
      return isSilent ? { ...fault, answer: () => new Response(null, { headers: { silent: '1' } }) } : fault
    },
    updateProfile: counted('updateProfile', own.updateProfile),
    changeRole: counted('changeRole', own.changeRole),
    terminate: counted('terminate', own.terminate),
    reinstate: counted('reinstate', own.reinstate),
    resetMfa: counted('resetMfa', own.resetMfa),
  }
  const handlers = createHandlers((sent) => (sent === valid ? organization : undefined))

  const answer = async (request: Request): Promise<Response> => {
    busy++
    try {
      const response = (await getResponse(handlers, request)) ?? new Response(null, { status: 404 })
      if (response.type === 'error') return response
      const { status, headers } = response
      const text = await response.text()
      return new Response(status === 204 ? null : text, { status, headers })
    } finally {
      busy--
    }
  }

  const fetch = async (request: Request): Promise<Response> => {
    const [, userId = '', part = ''] = /users\/([^/?]+)\/?([^/]*)$/.exec(request.url) ?? []
    const operation = operationsByPath[part]
    const write = operation && { userId, operation, status: null as number | null }
    if (write) received.push(write)
    mostRunning = Math.max(mostRunning, ++running)
    if (request.method === 'GET') readable.set(userId, false)
    const half = (latency ?? 20 + Math.floor(random.fraction() ** 3 * 280)) / 2
    const { signal } = request
    try {
      await clock.delay(half, signal)
      const response = await answer(request)
      if (response.headers.has('silent')) await clock.delay(Infinity, signal)
      await clock.delay(half, signal)
      if (response.type === 'error') throw new TypeError('Failed to fetch')
      if (write) write.status = response.status
      if (request.method === 'GET') readable.set(userId, response.headers.has('Content-Type') && response.ok)
      return response
    } finally {
      running--
    }
  }

  const told: { [E in keyof DeskEvents]: DeskEvents[E][] } = {
    session: [],
    countdown: [],
    users: [],
    directory: [],
    plan: [],
    journal: [],
    tabs: [],
  }
  const desk = createDesk({
    transport: { fetch, base: 'http://api.test', delay: clock.delay, timeout },
    loadDemo: () => Promise.reject(new Error('There is no demo here.')),
    notify: (event, detail) => (told[event] as unknown[]).push(detail),
    now: clock.now,
  })

  /** What is asked for, as time passes. */
  const come = async <T>(asked: Promise<T>): Promise<T> => {
    let isOver = false
    const end = () => {
      isOver = true
    }
    asked.then(end, end)
    await clock.until(() => isOver)
    return asked
  }

  const signIn = () => come(desk.signIn({ pasted: valid }, never))
  await signIn()
  // Their code is loaded then, which takes real time.
  await Promise.all([
    desk.planState({ planId: '' }),
    import('../src/desk/operate/operate.ts'),
    import('../src/desk/operate/executeAndLog.ts'),
  ])
  injected = 0

  return {
    desk,
    clock,
    come,
    signIn,
    told,
    organization: own,
    applied,
    received,
    readable,
    injected: () => injected,
    mostRunning: () => mostRunning,
    /** Makes the organization's secret another one. */
    revoke() {
      valid = `tot_${Number(valid.slice(4)) + 1}`
    },
    user: (id: string): User => v.parse(UserSchema, own.user(id)),

    /** Resolves when the plan does not run. */
    async rested(planId: string) {
      for (;;) {
        const state = (await come(desk.planState({ planId })))?.state
        if (state !== 'running' && state !== 'ending') return state
        const from = told.plan.length
        await clock.until(() => told.plan.length > from)
      }
    },
  }
}

export type World = Awaited<ReturnType<typeof createWorld>>
