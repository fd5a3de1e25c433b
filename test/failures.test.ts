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
import { loadNoDemo, respond } from './fakeServer.ts'
import { errorKinds } from './faultMatrix/cases.ts'

// Tests every call with every fault through the whole desk, and compares what it reports with what the server then has.

const users = people(30, 1)
const { signal } = new AbortController()
const timeout = 30_000
const roleId = roleIds.admin
/** Finds someone who is not an owner, since guards ask about the last one. */
const idOf = (status: string) =>
  users.find((user) => user.profile.status === status && user.roleId !== roleIds.owner)?.id ?? ''
const activeId = idOf('ACTIVE')

const reads: Record<'getUsers' | 'getUser' | 'getRoles', (desk: Desk) => Promise<unknown>> = {
  // Not the first page, which signing in has read already.
  getUsers: (desk) => desk.users({ page: 2, size: 20, query: null }, signal),
  getUser: (desk) => desk.user({ userId: activeId }, signal),
  getRoles: (desk) => desk.roles(null, signal),
}
const readNames = Object.keys(reads) as (keyof typeof reads)[]

const profile = { firstName: 'A', lastName: null, title: 'Chief of Failures' }
const writes: Record<OperationName, OperationRequest> = {
  updateProfile: { operation: 'updateProfile', userId: activeId, input: profile },
  changeRole: { operation: 'changeRole', userId: activeId, input: { roleId } },
  terminate: { operation: 'terminate', userId: activeId, input: null },
  reinstate: { operation: 'reinstate', userId: idOf('TERMINATED'), input: { roleId } },
  resetMfa: { operation: 'resetMfa', userId: activeId, input: null },
}

const kindOf = (fault: Fault) => errorKinds[fault]
const isRepeated = (fault: Fault) =>
  ['network', 'server', 'rateLimited'].includes(kindOf(fault)) && fault !== '429-retry-after'
/** Guarantees that nothing was done, so the desk does not read again. */
const isRefusal = (fault: Fault) =>
  ['unauthorized', 'forbidden', 'notFound', 'rateLimited'].includes(kindOf(fault))
/** Answered with the API's own message and an error id. */
const hasMessage = (fault: Fault) => /^4|^500$|^500-after$/.test(fault)
const retryAfter: Partial<Record<Fault, number>> = { '429-retry-after': 30, '503': 2 }

/** Creates a signed-in desk whose calls fail by `rules`, and by `rulesAfterWrite` from the first write on. */
async function createDeskWithFaults(rules: FaultRule[], rulesAfterWrite: FaultRule[] = []) {
  const server = createOrganization({ users })
  let resetCount = 0
  // The timeout passes as soon as the API falls silent, and never before.
  let passTimeout = () => {}
  const organization: Organization = {
    ...server,
    nextFault(call, userId) {
      const fault = server.nextFault(call, userId)
      const isSilent = fault === faults.silent || fault === faults['silent-after']
      return fault && { ...fault, answer: () => (isSilent && passTimeout(), Promise.resolve(fault.answer())) }
    },
    resetMfa: (id) => (server.resetMfa(id), void resetCount++),
  }
  const handlers = createHandlers(() => organization)
  const received: { method: string; fingerprint: string | null }[] = []
  const events: Partial<DeskEvents>[] = []
  const desk = createDesk({
    transport: {
      async fetch(request) {
        if (request.method !== 'GET') rulesAfterWrite.forEach(server.addFault)
        const count = received.push({ method: request.method, fingerprint: null })
        const response = await respond(handlers, request)
        const [, fingerprint = null] = /"fingerprint":"(\w+)"/.exec(await response.clone().text()) ?? []
        received[count - 1] = { method: request.method, fingerprint }
        return response
      },
      base: 'http://api.test',
      timeout,
      delay: (ms) => (ms === timeout ? new Promise((resolve) => (passTimeout = resolve)) : Promise.resolve()),
    },
    loadDemo: loadNoDemo,
    notify: (event, detail) => events.push({ [event]: detail }),
  })
  await desk.signIn({ pasted: 'tot_test' }, signal)
  await desk.roles(null, signal)
  received.length = events.length = 0
  for (const rule of rules) server.addFault(rule)
  return {
    desk,
    events,
    stopFaults: () => server.change({ faults: [] }),
    user: (id: string) => v.parse(UserSchema, server.user(id)),
    /** Reads after the last write, or all if there was none. */
    reads: () => received.slice(received.findLastIndex(({ method }) => method !== 'GET') + 1),
    writes: () => received.filter(({ method }) => method !== 'GET'),
    /** Whether the server has changed anything. A write replaces a row. */
    isChanged: () => resetCount > 0 || server.users().some((row, index) => row !== users[index]),
  }
}
type Setup = Awaited<ReturnType<typeof createDeskWithFaults>>

/** Returns the value of a call, or its ApiError. */
const resultOf = async (call: Promise<unknown>): Promise<{ value?: unknown; error?: ApiError }> =>
  call.then(
    (value) => ({ value }),
    (error: unknown) => (error instanceof ApiError ? { error } : Promise.reject(error)),
  )

/** Expects the error to report the last answer, with the API's message if there was one. Only a 401 ends the session. */
function expectError(error: ApiError | undefined, fault: Fault, setup: Setup, lastFault = fault) {
  const answers = error?.effect && setup.writes().length > 0 ? setup.writes() : setup.reads()
  const fingerprint = answers.at(-1)?.fingerprint ?? null
  expect(error).toMatchObject({ kind: kindOf(fault), fingerprint, retryAfter: retryAfter[fault] ?? null })
  expect(fingerprint !== null).toBe(hasMessage(fault))
  expect(error?.messages).toHaveLength(hasMessage(fault) ? 1 : 0)
  const ended = setup.events.flatMap(({ session }) => session?.ended ?? [])
  expect(ended).toEqual(lastFault === '401' ? ['expired'] : [])
  expect(setup.desk.session().signedIn).toBe(lastFault !== '401')
}

const readCases = readNames.flatMap((name) => faultNames.map((fault) => ({ name, fault })))

describe.each(['once', 'always'])('a read that fails %s:', (often) => {
  test.each(readCases)('$name with $fault', async ({ name, fault }) => {
    const setup = await createDeskWithFaults([
      { call: name, fault, ...(often === 'once' ? { times: 1 } : {}) },
    ])
    const { value, error } = await resultOf(reads[name](setup.desk))
    expect(setup.reads()).toHaveLength(!isRepeated(fault) ? 1 : often === 'once' ? 2 : 4)
    expect(setup.writes()).toEqual([])
    // An API without a list of roles is not an error.
    if ((isRepeated(fault) && often === 'once') || (name === 'getRoles' && fault === '404')) {
      expect(setup.events).toEqual([])
      return expect(value).toBeTruthy()
    }
    expectError(error, fault, setup)
    expect(error?.effect).toBeNull()
    setup.stopFaults()
    if (fault !== '401') expect(await reads[name](setup.desk)).toBeTruthy()
  })
})

/** What the desk has to report, depending on whether the person can be read afterwards. */
function expectedReport(name: OperationName, fault: Fault, isReadable: boolean): 'done' | 'none' | 'unknown' {
  if (isRefusal(fault)) return 'none'
  if (isReadable && name !== 'resetMfa') return faults[fault].done ? 'done' : 'none'
  if (isReadable && ['invalid', 'conflict'].includes(kindOf(fault))) return 'none'
  return 'unknown'
}

async function expectTrueReport(name: OperationName, fault: Fault, readFault?: Fault) {
  const readRules: FaultRule[] = readFault ? [{ call: 'getUser', fault: readFault }] : []
  const setup = await createDeskWithFaults([{ call: name, fault }], readRules)
  const before = setup.user(writes[name].userId)
  const { value, error } = await resultOf(setup.desk.runOperation(writes[name]))
  expect(setup.writes()).toHaveLength(1)
  const expectedReads = isRefusal(fault) ? 0 : readFault && isRepeated(readFault) ? 4 : 1
  expect(setup.reads()).toHaveLength(expectedReads)

  const report = error ? error.effect : 'done'
  expect(report).toBe(expectedReport(name, fault, !readFault))
  expect(setup.isChanged()).toBe(faults[fault].done)
  if (report !== 'unknown') expect(report).toBe(setup.isChanged() ? 'done' : 'none')

  // Pages are notified of the person as read before and after, also if the operation failed.
  const user = expectedReads === 0 || readFault ? null : setup.user(writes[name].userId)
  expect(setup.events.flatMap((event) => event.users ?? [])).toEqual(user ? [before, user] : [before])
  if (error) expectError(error, fault, setup, expectedReads > 0 ? (readFault ?? fault) : fault)
  else expect(value).toMatchObject({ user, known: 'seen' })
  const { lacks } = setup.desk.session()
  expect(lacks).toEqual(name === 'resetMfa' && fault === '403' ? ['can_reset_2fa'] : [])
}

const writeCases = operationNames.flatMap((name) => faultNames.map((fault) => ({ name, fault })))
const readFaults = faultNames.filter((fault) => !faults[fault].done)

describe('a write is sent once and reported truthfully', () => {
  test.each(writeCases)('$name with $fault', ({ name, fault }) => expectTrueReport(name, fault))

  // The fault matrix has the other faults.
  describe.each(['500', '401'] as const)('if reading the person again fails with %s:', (readFault) => {
    test.each(writeCases)('$name with $fault', ({ name, fault }) => expectTrueReport(name, fault, readFault))
  })
})

describe.each(readFaults)('a write is not sent if reading before it fails with %s:', (fault) => {
  test.each(operationNames)('%s', async (name) => {
    const setup = await createDeskWithFaults([{ call: 'getUser', fault }])
    const { error } = await resultOf(setup.desk.runOperation(writes[name]))
    expect(setup.writes()).toEqual([])
    expect(setup.isChanged()).toBe(false)
    expect(error?.effect).toBe('none')
    expectError(error, fault, setup)
  })
})

test('all calls and faults are covered', () => {
  // 60 reads, once and always; 100 writes, also with 2 faults when reading again; 5 writes with 16 faults when reading before.
  expect([readCases, writeCases, readFaults].map(({ length }) => length)).toEqual([60, 100, 16])
})
