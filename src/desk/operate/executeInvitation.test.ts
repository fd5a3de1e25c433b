import * as v from 'valibot'
import { expect, test } from 'vitest'
import { EnrollmentSchema } from '../../api/enrollmentSchema.ts'
import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import type { InvitationRequest, RefusedResends } from '../../operations/invitation.ts'
import { createJournal } from '../journal/journal.ts'
import { createExecuteInvitation } from './executeInvitation.ts'

const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
const email = 'anna@example.com'
const resend: InvitationRequest = { operation: 'resend', email, enrollmentId: id, input: null }
const cancel: InvitationRequest = { operation: 'cancelInvitation', email, enrollmentId: id, input: null }
const sentAt = '2026-11-01T10:00:00Z'
const wire = (status: string) => ({
  enrollmentId: id,
  email,
  status,
  firstName: 'Anna',
  role: { name: 'Guest' },
  lastInvitationSentAt: sentAt,
})
const invitation = (row: object) => v.parse(EnrollmentSchema, row)

/** Runs an operation on an invitation with this status. Returns what it has left behind. */
async function execute(request: InvitationRequest, status: string, answer: unknown) {
  const learned: RefusedResends[] = []
  const recorded: [string, string | null][] = []
  const journal = createJournal({ changed: () => {} })
  const run = createExecuteInvitation({
    journal,
    roles: () => [],
    now: () => 0,
    monotonic: () => 0,
    learn: (refused) => learned.push(refused),
  })
  const reader = {
    readAgain: () => Promise.resolve({ enrollments: [invitation(wire(status))], isComplete: true }),
    known: () => Promise.reject(new Error('It is known already.')),
    record: (address: string, now: { status: string | null } | null) =>
      recorded.push([address, now?.status ?? null]),
  }
  const api = () => (answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer))
  const before = { enrollment: invitation(wire(status)), isFresh: true }
  const failure = await run({ api, reader }, request, before).then(
    () => null,
    (error: unknown) => error,
  )
  return { learned, recorded, failure, entry: journal.entries()[0] }
}

const refused = (kind: ApiErrorKind, ...messages: { code: string; message: string }[]) =>
  new ApiError({ kind, messages })

test.each<[ApiErrorKind, boolean]>([
  ['invalid', true],
  ['conflict', true],
  ['forbidden', false],
  ['rateLimited', false],
  ['notFound', false],
  ['server', false],
])(
  'whether an answer %s to a resent invitation says that its status can’t be resent: %s',
  async (kind, says) => {
    expect((await execute(resend, 'EXPIRED', refused(kind))).learned).toHaveLength(says ? 1 : 0)
  },
)

test('only a refused resend says so, of an invitation that is not pending', async () => {
  expect((await execute(resend, 'PENDING', refused('invalid'))).learned).toEqual([])
  expect((await execute(cancel, 'EXPIRED', refused('invalid'))).learned).toEqual([])
})

test('the reason is what the API said', async () => {
  const said = { code: 'a', message: 'Too old.' }
  const coded = { code: 'not_resendable', message: '' }
  const { learned } = await execute(resend, 'EXPIRED', refused('invalid', said, coded))
  expect(learned[0]?.EXPIRED).toMatch(/It says: “Too old. not_resendable”$/)
  const silent = await execute(resend, 'EXPIRED', refused('invalid'))
  expect(silent.learned[0]?.EXPIRED).toMatch(/with this status\.$/)
})

test('what was sent about an address is recorded, so that it is read again before the next write', async () => {
  const done = await execute(cancel, 'PENDING', wire('CANCELLED'))
  expect(done.recorded).toEqual([[email, 'CANCELLED']])
  const state = {
    firstName: 'Anna',
    lastName: null,
    title: null,
    role: 'Guest',
    roleId: null,
    lastSent: sentAt,
  }
  expect(done.entry).toMatchObject({
    person: { id: null, name: 'Anna', email },
    enrollmentId: id,
    outcome: 'done',
    before: { ...state, status: 'PENDING' },
    after: { ...state, status: 'CANCELLED' },
  })
  const failed = await execute(cancel, 'PENDING', refused('server', { code: 'x', message: 'No.' }))
  expect(failed.recorded).toEqual([[email, null]])
  expect(failed.entry).toMatchObject({ outcome: 'failed', error: { kind: 'server' }, after: null })
})
