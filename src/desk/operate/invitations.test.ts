import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { Enrollment } from '../../api/enrollmentSchema.ts'
import { roleIds } from '../../demo/roles.ts'
import type { InvitationRequest } from '../../operations/invitation.ts'
import { createDeskHarness, type DeskHarness } from '../../../test/deskHarness.ts'
import { addressOf, enrollmentIdOf, startEnrollment } from '../../../test/invitationScenario.ts'
import { testUsers } from '../../../test/testUsers.ts'

const neverAborts = new AbortController().signal
const now = Date.parse('2026-11-23T12:00:00Z')
const input = { roleId: roleIds.member, firstName: 'Ann', lastName: null, title: null }
const invite = (email: string): InvitationRequest => ({ operation: 'invite', email, input })
const resend = (who: number): InvitationRequest => ({
  operation: 'resend',
  email: addressOf(who),
  enrollmentId: enrollmentIdOf(who),
  input: null,
})
const firstPage = {
  text: '',
  status: 'all',
  olderDays: null,
  sort: { column: 'sent', descending: true },
  page: 1,
  size: 20,
} as const
const secret = 'join-8f14e45fceea167a5a36dedd4bea2543'

let harness: DeskHarness
beforeEach(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  const invitations = (['PENDING', 'EXPIRED', 'ACCEPTED'] as const).flatMap((state, who) =>
    startEnrollment(state, who, now).map((row) =>
      Object.assign(row, { token: secret, acceptUrl: `https://x.com/${secret}` }),
    ),
  )
  harness = await createDeskHarness(testUsers, {}, { latency: 10, invitations })
})
const run = (request: InvitationRequest & { based?: Enrollment }) =>
  harness.waitFor(harness.desk.runInvitation(request))
const entries = () => harness.desk.activity({ person: '', operation: null, outcome: null, limit: 10 }).entries

describe('one invitation', () => {
  test('is sent once, is in the journal with its write, and is undone by its cancellation', async () => {
    const { desk, waitFor, organization, invitationCalls } = harness
    const result = await run(invite('new@x.com'))
    expect(result).toMatchObject({ is: 'done', known: 'answered', undo: 1 })
    const [entry] = entries()
    expect(entry).toMatchObject({
      operation: 'invite',
      person: { id: null, name: 'Ann', email: 'new@x.com' },
      role: 'member',
      outcome: 'done',
      calls: [{ method: 'POST', path: '/organizations/enrollments' }],
    })
    expect(await waitFor(desk.undo({ entry: 1 }))).toMatchObject({ is: 'undone' })
    expect(invitationCalls.applied.map(({ operation }) => operation)).toEqual(['invite', 'cancelInvitation'])
    expect(organization.mails()).toHaveLength(1)
    expect(entries()[0]).toMatchObject({ undoes: 1, operation: 'cancelInvitation' })
    expect(await waitFor(desk.undo({ entry: 1 }))).toEqual({ is: 'alreadyUndone' })
  })

  test('is not sent to a member, nor to anyone who is invited, not even twice at a time', async () => {
    const { waitFor, desk, organization } = harness
    const { id, email = '' } = testUsers.find(({ profile }) => profile.status === 'ACTIVE') ?? {}
    expect(await run(invite(email.toUpperCase()))).toMatchObject({
      is: 'impossible',
      reason: 'alreadyMember',
      userId: id,
      enrollment: null,
    })
    expect(await run(invite(addressOf(0)))).toMatchObject({
      is: 'impossible',
      reason: 'alreadyInvited',
      userId: null,
      enrollment: { id: enrollmentIdOf(0) },
    })
    expect(await run(invite(addressOf(1)))).toMatchObject({ is: 'impossible', reason: 'expired' })
    const both = [invite('twin@x.com'), invite('Twin@x.com')].map((request) => desk.runInvitation(request))
    const results = await waitFor(Promise.all(both))
    expect(results.map(({ is }) => is)).toEqual(['done', 'impossible'])
    expect(organization.mails()).toHaveLength(1)
  })

  test('is resent as it was shown, and not undone', async () => {
    const based = (await harness.waitFor(harness.desk.invitations(firstPage, neverAborts))).invitations.find(
      ({ id }) => id === enrollmentIdOf(0),
    )
    if (!based) throw new Error('The invitation is not listed.')
    expect(await run({ ...resend(0), based })).toMatchObject({ is: 'done', undo: null })
    expect(await run({ ...resend(0), based })).toMatchObject({
      is: 'impossible',
      reason: 'changed',
      enrollment: { id: enrollmentIdOf(0) },
    })
    expect(harness.organization.mails()).toHaveLength(1)
  })

  test('is checked before it is sent', async () => {
    const { waitFor, desk } = harness
    const check = (email: string) => waitFor(desk.checkAddress({ email }, neverAborts))
    expect(await check('jan@gmial.com')).toMatchObject({
      obstacle: null,
      warning: { suggestion: 'jan@gmail.com' },
      isComplete: true,
    })
    expect(await check(addressOf(2))).toMatchObject({ obstacle: { reason: 'alreadyMember' } })
    expect(await check('nonsense')).toMatchObject({ obstacle: { reason: 'notAnAddress' } })
  })
})

test('resending an expired invitation is offered until the API has refused it once', async () => {
  harness.organization.change({ resends: 'pending' })
  await expect(run(resend(1))).rejects.toMatchObject({ kind: 'invalid', effect: 'none' })
  expect(harness.desk.refusedResends()).toEqual({
    EXPIRED: expect.stringContaining('cannot be sent again') as string,
  })
  expect(await run(resend(1))).toMatchObject({ is: 'impossible', reason: 'notAllowed' })
  expect(harness.invitationCalls.received).toHaveLength(1)
})

test('no link and no token of an invitation leaves the API client', async () => {
  const { desk, waitFor, waitForPlan } = harness
  await run(resend(0))
  const cancelled: InvitationRequest = {
    operation: 'cancelInvitation',
    email: addressOf(0),
    enrollmentId: enrollmentIdOf(0),
    input: null,
  }
  const plan = await waitFor(
    desk.plan({ source: 'invitations', requests: [cancelled, resend(1)] }, neverAborts),
  )
  await waitFor(desk.runPlan({ planId: plan.id, confirmed: {} }, neverAborts))
  await waitForPlan(plan.id)
  expect(await waitFor(desk.planState({ planId: plan.id }))).toMatchObject({ undoable: 0 })
  const rows = await waitFor(desk.planRows({ planId: plan.id, page: 1, size: 10, state: null }))
  const receipt = await waitFor(desk.receipt({ planId: plan.id, format: 'json', by: '' }))
  const everything = JSON.stringify([rows, receipt, await desk.journalFile(), entries(), harness.events])
  expect(everything).toContain(addressOf(0))
  expect(everything).not.toContain(secret)
})
