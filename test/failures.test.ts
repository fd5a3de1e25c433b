import { getResponse } from 'msw/utils/get-response'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { ApiError } from '../src/api/error.ts'
import { UserSchema } from '../src/api/schema.ts'
import { createOrganization, type Organization } from '../src/demo/db.ts'
import { type Fault, faultNames, faults } from '../src/demo/faults.ts'
import { createHandlers } from '../src/demo/handlers.ts'
import type { FaultRule } from '../src/demo/options.ts'
import { people } from '../src/demo/people.ts'
import { roleIds } from '../src/demo/roles.ts'
import type { OperationName, OperationRequest } from '../src/operations/operation.ts'
import { operationNames } from '../src/operations/operations.ts'
import { createDesk } from '../src/desk/desk.ts'
import type { Desk, DeskEvents } from '../src/desk/interface.ts'
import { kinds } from './faultMatrix/table.ts'

// Every call meets every fault, through the whole desk; what it tells is held against what the server then has.

const users = people(30, 1)
const { signal } = new AbortController()
const timeout = 30_000
const roleId = roleIds.admin
/** Of someone who is no owner: about the last of those, guards ask. */
const idOf = (status: string) =>
  users.find((user) => user.profile.status === status && user.roleId !== roleIds.owner)?.id ?? ''
const active = idOf('ACTIVE')

const reads: Record<'getUsers' | 'getUser' | 'getRoles', (desk: Desk) => Promise<unknown>> = {
  // Not the first page, which is there since signing in.
  getUsers: (desk) => desk.users({ page: 2, size: 20, query: null }, signal),
  getUser: (desk) => desk.user({ userId: active }, signal),
  getRoles: (desk) => desk.roles(null, signal),
}
const readNames = Object.keys(reads) as (keyof typeof reads)[]

const profile = { firstName: 'A', lastName: null, title: 'Chief of Failures' }
const writes: Record<OperationName, OperationRequest> = {
  updateProfile: { operation: 'updateProfile', userId: active, input: profile },
  changeRole: { operation: 'changeRole', userId: active, input: { roleId } },
  terminate: { operation: 'terminate', userId: active, input: null },
  reinstate: { operation: 'reinstate', userId: idOf('TERMINATED'), input: { roleId } },
  resetMfa: { operation: 'resetMfa', userId: active, input: null },
}

const kindOf = (fault: Fault) => kinds[fault]
const isRepeated = (fault: Fault) =>
  ['network', 'server', 'rateLimited'].includes(kindOf(fault)) && fault !== '429-retry-after'
/** These say plainly that nothing was done: nobody reads again. */
const isRefusal = (fault: Fault) =>
  ['unauthorized', 'forbidden', 'notFound', 'rateLimited'].includes(kindOf(fault))
/** In the API's own words, with an error id. */
const hasWords = (fault: Fault) => /^4|^500$|^500-after$/.test(fault)
const retryAfter: Partial<Record<Fault, number>> = { '429-retry-after': 30, '503': 2 }

/** A desk signed in to an organization of its own, where calls go wrong from then on, or from the first write on. */
async function signedIn(rules: FaultRule[], afterWrite: FaultRule[] = []) {
  const own = createOrganization({ users })
  let resets = 0
  // The 30 seconds are over as soon as the API falls silent, and never before.
  let silence = () => {}
  const organization: Organization = {
    ...own,
    nextFault(call, userId) {
      const fault = own.nextFault(call, userId)
      const silent = fault === faults.silent || fault === faults['silent-after']
      return fault && { ...fault, answer: () => (silent && silence(), Promise.resolve(fault.answer())) }
    },
    resetMfa: (id) => (own.resetMfa(id), void resets++),
  }
  const handlers = createHandlers(() => organization)
  const received: { method: string; fingerprint: string | null }[] = []
  const told: Partial<DeskEvents>[] = []
  const desk = createDesk({
    transport: {
      async fetch(request) {
        if (request.method !== 'GET') afterWrite.forEach(own.addFault)
        const at = received.push({ method: request.method, fingerprint: null })
        const response = await getResponse(handlers, request)
        if (!response || response.type === 'error') throw new TypeError('Failed to fetch')
        const [, fingerprint = null] = /"fingerprint":"(\w+)"/.exec(await response.clone().text()) ?? []
        received[at - 1] = { method: request.method, fingerprint }
        return response
      },
      base: 'http://api.test',
      timeout,
      delay: (ms) => (ms === timeout ? new Promise((over) => (silence = over)) : Promise.resolve()),
    },
    loadDemo: () => Promise.reject(new Error('There is no demo here.')),
    notify: (event, detail) => told.push({ [event]: detail }),
  })
  await desk.signIn({ pasted: 'tot_test' }, signal)
  await desk.roles(null, signal)
  received.length = told.length = 0
  for (const rule of rules) own.addFault(rule)
  return {
    desk,
    told,
    lift: () => own.change({ faults: [] }),
    user: (id: string) => v.parse(UserSchema, own.user(id)),
    /** Those after the last write, where there was one. */
    reads: () => received.slice(received.findLastIndex(({ method }) => method !== 'GET') + 1),
    writes: () => received.filter(({ method }) => method !== 'GET'),
    /** By the server's own rows, of which a write replaces one. */
    done: () => resets > 0 || own.users().some((row, place) => row !== users[place]),
  }
}
type SignInResult = Awaited<ReturnType<typeof signedIn>>

/** What a call gives, or the error that it throws. */
const cameTo = async (call: Promise<unknown>): Promise<{ value?: unknown; error?: ApiError }> =>
  call.then(
    (value) => ({ value }),
    (error: unknown) => (error instanceof ApiError ? { error } : Promise.reject(error)),
  )

/** The error says what the last answer said, in the API's own words where it had any; only a 401 ends the session. */
function expectError(error: ApiError | undefined, fault: Fault, given: SignInResult, end = fault) {
  const answers = error?.effect && given.writes().length > 0 ? given.writes() : given.reads()
  const fingerprint = answers.at(-1)?.fingerprint ?? null
  expect(error).toMatchObject({ kind: kindOf(fault), fingerprint, retryAfter: retryAfter[fault] ?? null })
  expect(fingerprint !== null).toBe(hasWords(fault))
  expect(error?.messages).toHaveLength(hasWords(fault) ? 1 : 0)
  const ended = given.told.flatMap(({ session }) => session?.ended ?? [])
  expect(ended).toEqual(end === '401' ? ['expired'] : [])
  expect(given.desk.session().signedIn).toBe(end !== '401')
}

const reading = readNames.flatMap((name) => faultNames.map((fault) => ({ name, fault })))

describe.each(['once', 'always'])('reading fails %s:', (often) => {
  test.each(reading)('$name meets $fault', async ({ name, fault }) => {
    const given = await signedIn([{ call: name, fault, ...(often === 'once' ? { times: 1 } : {}) }])
    const { value, error } = await cameTo(reads[name](given.desk))
    expect(given.reads()).toHaveLength(!isRepeated(fault) ? 1 : often === 'once' ? 2 : 4)
    expect(given.writes()).toEqual([])
    // An API that has no list of roles does not fail.
    if ((isRepeated(fault) && often === 'once') || (name === 'getRoles' && fault === '404')) {
      expect(given.told).toEqual([])
      return expect(value).toBeTruthy()
    }
    expectError(error, fault, given)
    expect(error?.effect).toBeNull()
    given.lift()
    if (fault !== '401') expect(await reads[name](given.desk)).toBeTruthy()
  })
})

/** What must be told, given whether the person can be read afterwards. */
function toTell(name: OperationName, fault: Fault, readable: boolean): 'done' | 'none' | 'unknown' {
  if (isRefusal(fault)) return 'none'
  if (readable && name !== 'resetMfa') return faults[fault].done ? 'done' : 'none'
  if (readable && ['invalid', 'conflict'].includes(kindOf(fault))) return 'none'
  return 'unknown'
}

async function expectTruth(name: OperationName, fault: Fault, readFault?: Fault) {
  const rereading: FaultRule[] = readFault ? [{ call: 'getUser', fault: readFault }] : []
  const given = await signedIn([{ call: name, fault }], rereading)
  const before = given.user(writes[name].userId)
  const { value, error } = await cameTo(given.desk.runOperation(writes[name]))
  expect(given.writes()).toHaveLength(1)
  const reread = isRefusal(fault) ? 0 : readFault && isRepeated(readFault) ? 4 : 1
  expect(given.reads()).toHaveLength(reread)

  const tells = error ? error.effect : 'done'
  expect(tells).toBe(toTell(name, fault, !readFault))
  expect(given.done()).toBe(faults[fault].done)
  if (tells !== 'unknown') expect(tells).toBe(given.done() ? 'done' : 'none')

  // Whoever was read, before or again, is told as they are then, also where the operation failed.
  const user = reread === 0 || readFault ? null : given.user(writes[name].userId)
  expect(given.told.flatMap((event) => event.users ?? [])).toEqual(user ? [before, user] : [before])
  if (error) expectError(error, fault, given, reread > 0 ? (readFault ?? fault) : fault)
  else expect(value).toMatchObject({ user, known: 'seen' })
  const { lacks } = given.desk.session()
  expect(lacks).toEqual(name === 'resetMfa' && fault === '403' ? ['can_reset_2fa'] : [])
}

const writing = operationNames.flatMap((name) => faultNames.map((fault) => ({ name, fault })))
const unreadable = faultNames.filter((fault) => !faults[fault].done)

describe('writing is done once, and the truth is told', () => {
  test.each(writing)('$name meets $fault', ({ name, fault }) => expectTruth(name, fault))

  // Every other one is in the matrix (matrix/).
  describe.each(['500', '401'] as const)('and reading the person again meets %s:', (readFault) => {
    test.each(writing)('$name meets $fault', ({ name, fault }) => expectTruth(name, fault, readFault))
  })
})

describe.each(unreadable)('a write is not sent where reading before it meets %s:', (fault) => {
  test.each(operationNames)('%s', async (name) => {
    const given = await signedIn([{ call: 'getUser', fault }])
    const { error } = await cameTo(given.desk.runOperation(writes[name]))
    expect(given.writes()).toEqual([])
    expect(given.done()).toBe(false)
    expect(error?.effect).toBe('none')
    expectError(error, fault, given)
  })
})

test('no call and no fault is left out', () => {
  // 2 · 60 readings, 100 writings, 16 · 100 where reading again fails as well, and 16 · 5 where reading before fails.
  expect([reading, writing, unreadable].map(({ length }) => length)).toEqual([60, 100, 16])
})
