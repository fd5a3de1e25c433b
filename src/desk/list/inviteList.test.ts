import { beforeEach, describe, expect, test, vi } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import { createDeskHarness, type DeskHarness } from '../../../test/deskHarness.ts'
import { enrollmentIdOf } from '../../../test/invitationScenario.ts'
import { testUsers } from '../../../test/testUsers.ts'
import type { InviteListRequest } from './inviteTypes.ts'
import { neverAborts } from '../../../test/neverAborts.ts'

const member = testUsers.find(({ profile }) => profile.status === 'ACTIVE')
const terminated = testUsers.find(({ profile }) => profile.status === 'TERMINATED')
const invitation = (who: number, status: string) => ({
  enrollmentId: enrollmentIdOf(who),
  email: `known${who}@example.com`,
  status,
  lastInvitationSentAt: '2026-11-01T10:00:00Z',
})
const invitations = [invitation(0, 'PENDING'), invitation(1, 'EXPIRED'), invitation(2, 'CANCELLED')]
const request: InviteListRequest = {
  id: 'list',
  encoding: null,
  delimiter: null,
  header: null,
  columns: null,
  chosen: {},
  roleId: roleIds.member,
  unmatchedOnly: false,
  filter: null,
  page: 1,
  size: 100,
}

let harness: DeskHarness
beforeEach(async () => {
  vi.spyOn(Math, 'random').mockReturnValue(0.5)
  harness = await createDeskHarness(testUsers, {}, { latency: 10, invitations })
  await import('./lists.ts')
  await harness.waitFor(harness.desk.roles(null, neverAborts))
})

async function read(source: string, more: Partial<InviteListRequest> = {}) {
  const { desk, waitFor } = harness
  await waitFor(desk.keepList({ id: 'list', source }))
  const answer = await waitFor(desk.inviteList({ ...request, ...more }))
  if (!answer) throw new Error('The list is not kept.')
  return answer
}

describe('a list of people to invite', () => {
  test('says for every line what will happen', async () => {
    const answer = await read(
      [
        'Anna Nowak <anna@new.example.com>',
        member?.email,
        terminated?.email,
        'known0@example.com',
        'known1@example.com',
        'known2@example.com',
        'ANNA@new.example.com',
        'Jan Kowalski',
        'jan@gmial.com',
      ].join('\n'),
    )
    expect(answer.lines.map(({ email, name, outcome }) => [email, name, outcome])).toMatchObject([
      ['anna@new.example.com', 'Anna Nowak', { state: 'waiting' }],
      [member?.email, {}, { reason: 'alreadyMember' }],
      [terminated?.email, {}, { reason: 'terminated' }],
      ['known0@example.com', 'known0@example.com', { reason: 'alreadyInvited' }],
      ['known1@example.com', 'known1@example.com', { reason: 'expired' }],
      ['known2@example.com', 'known2@example.com', { state: 'waiting' }],
      ['ANNA@new.example.com', 'ANNA@new.example.com', { reason: 'listedTwice' }],
      ['Jan Kowalski', 'Jan Kowalski', { reason: 'notAnAddress' }],
      ['jan@gmial.com', 'jan@gmial.com', { state: 'out' }],
    ])
    expect(answer.lines.at(-1)?.warning).toBe('Did you mean jan@gmail.com?')
    expect(answer.counts).toMatchObject({ invite: 2, checkAddress: 1, alreadyMember: 1 })
    expect(harness.invitationCalls.received).toEqual([])
  })

  test('is answered although an equal request, still in progress, is aborted', async () => {
    const { desk, waitFor } = harness
    // As a page asks: with a signal, whether the desk takes one or not.
    const inviteList: (input: InviteListRequest, signal: AbortSignal) => ReturnType<typeof desk.inviteList> =
      desk.inviteList
    const controller = new AbortController()
    await waitFor(desk.keepList({ id: 'list', source: 'ann@new.example.com' }))
    const aborted = inviteList(request, controller.signal)
    aborted.catch(() => {})
    const next = inviteList(request, neverAborts)
    controller.abort()
    expect((await waitFor(next))?.counts).toEqual({ invite: 1 })
  })

  test('takes names, title and role from the columns, and names an unknown role', async () => {
    const answer = await read(
      [
        'Email,First name,Last name,Title,Role',
        'ann@new.example.com,Ann,Lee,CTO,admin',
        'bob@new.example.com,Bob,May,,',
        'cid@new.example.com,Cid,Roe,,boss',
      ].join('\n'),
    )
    const inputs = answer.lines.map(({ request: one }) => one?.input)
    expect(inputs[0]).toEqual({ roleId: roleIds.admin, firstName: 'Ann', lastName: 'Lee', title: 'CTO' })
    expect(inputs[1]).toEqual({ roleId: roleIds.member, firstName: 'Bob', lastName: 'May', title: null })
    expect(answer.lines[2]?.outcome).toMatchObject({ state: 'skipped', reason: 'notUnderstood' })
    expect(answer.hasRoles).toBe(true)
  })

  test('becomes a plan in which a line with an unknown role is skipped', async () => {
    const { desk, waitFor } = harness
    await read('Email,Role\nann@new.example.com,boss\nann@new.example.com,admin\nbob@new.example.com,member')
    const plan = await waitFor(desk.planInviteList(request, neverAborts))
    expect(plan?.title).toBe('Invite 2 people')
    const rows = await waitFor(desk.planRows({ planId: plan?.id ?? '', page: 1, size: 20, state: null }))
    expect(rows?.rows.map(({ email, outcome }) => [email, outcome])).toMatchObject([
      ['ann@new.example.com', { state: 'skipped', reason: 'notUnderstood' }],
      ['ann@new.example.com', { state: 'waiting' }],
      ['bob@new.example.com', { state: 'waiting' }],
    ])
  })

  test('is checked again once its people were invited', async () => {
    const { desk, waitFor, waitForPlan } = harness
    expect((await read('a@new.example.com')).counts).toEqual({ invite: 1 })
    const plan = await waitFor(desk.planInviteList(request, neverAborts))
    await waitFor(desk.runPlan({ planId: plan?.id ?? '', confirmed: {} }, neverAborts))
    await waitForPlan(plan?.id ?? '')
    expect((await waitFor(desk.inviteList(request)))?.counts).toEqual({ alreadyInvited: 1 })
  })

  test('becomes a plan that mails each address once', async () => {
    const { desk, waitFor, waitForPlan, organization } = harness
    await read('a@new.example.com; b@new.example.com, known0@example.com, a@new.example.com')
    const plan = await waitFor(desk.planInviteList(request, neverAborts))
    expect(plan).toMatchObject({ title: 'Invite 2 people', source: 'invitations' })
    await waitFor(desk.runPlan({ planId: plan?.id ?? '', confirmed: {} }, neverAborts))
    await waitForPlan(plan?.id ?? '')
    expect(
      organization
        .mails()
        .map(({ email }) => email)
        .toSorted(),
    ).toEqual(['a@new.example.com', 'b@new.example.com'])
    expect(await waitFor(desk.planState({ planId: plan?.id ?? '' }))).toMatchObject({ undoable: 2 })
  })
})
