import { describe, expect, test } from 'vitest'
import { createOrganization } from '../../demo/db.ts'
import { createHandlers } from '../../demo/handlers.ts'
import { awkwardInvitations, invitations } from '../../demo/invitations.ts'
import type { OrganizationOptions } from '../../demo/options.ts'
import { people } from '../../demo/people.ts'
import type { Row } from '../../demo/wire.ts'
import { readCsv } from '../../text/readCsv.ts'
import { connectApi } from '../../api/http.ts'
import { loadNoDemo, respond } from '../../../test/fakeServer.ts'
import { createDesk } from '../desk.ts'
import { createInvitations } from './invitations.ts'
import type { InvitationsProgress, InvitationsQuery } from './types.ts'

const { signal } = new AbortController()
const now = Date.parse('2026-11-23T12:00:00Z')
const users = people(40, 1, now)
const query: InvitationsQuery = {
  text: '',
  status: 'all',
  olderDays: null,
  sort: { column: 'sent', descending: true },
}
const everything = { ...query, page: 1, size: 1000 }

/** A desk that is signed in to an organization with these invitations. */
async function signIn(
  rows: Row[] = invitations(48, 3, now, users),
  options: Partial<OrganizationOptions> = {},
  onRequest: (url: URL, count: number) => void = () => {},
) {
  const organization = createOrganization({ users, invitations: rows, now: () => now, ...options })
  const handlers = createHandlers(() => organization)
  const requests: URL[] = []
  const states: InvitationsProgress[] = []
  const desk = createDesk({
    transport: {
      async fetch(request) {
        const url = new URL(request.url)
        if (url.pathname.includes('enrollments')) onRequest(url, requests.push(url))
        return respond(handlers, request)
      },
      base: 'http://api.test',
      timeout: 30_000,
      delay: (ms) => (ms >= 1000 ? new Promise(() => {}) : Promise.resolve()),
    },
    loadDemo: loadNoDemo,
    notify: (event, detail) => event === 'invitations' && states.push(detail as InvitationsProgress),
    now: () => now,
    monotonic: () => now,
  })
  await desk.signIn({ pasted: 'tot_test' }, signal)
  return { desk, organization, requests, states }
}

test('a change while the list is sorted is in the answer', async () => {
  const organization = createOrganization({ users, invitations: invitations(1500, 3, now, users) })
  const handlers = createHandlers(() => organization)
  const list = createInvitations({
    api: () =>
      connectApi(
        {
          fetch: (request) => respond(handlers, request),
          base: 'http://api.test',
          timeout: 30_000,
          delay: () => new Promise(() => {}),
        },
        'tot_test',
      ),
    roles: () => [],
    delay: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    now: () => now,
    monotonic: () => performance.now(),
    changed: () => {},
  })
  const [first] = (await list.find(query)).matching
  if (!first) throw new Error('There are no invitations.')
  const asked = list.find({ ...query, sort: { column: 'email', descending: false } })
  await new Promise((resolve) => setTimeout(resolve))
  list.update([{ ...first, status: 'CANCELLED' }])
  const found = (await asked).matching.find(({ id }) => id === first.id)
  expect(found?.status).toBe('CANCELLED')
})

describe('reading', () => {
  test('happens once, and lists all in every status', async () => {
    const { desk, requests } = await signIn()
    const answer = await desk.invitations(everything, signal)
    expect(answer.total).toBe(48)
    expect(answer.counts).toEqual({
      all: 48,
      open: 32,
      byStatus: { PENDING: 20, EXPIRED: 12, ACCEPTED: 12, CANCELLED: 4 },
    })
    await desk.invitations({ ...everything, text: 'x' }, signal)
    expect(requests.map(({ search }) => search)).toEqual(['?page=0&size=1000'])
    expect(desk.invitationsProgress()).toMatchObject({ state: 'done', read: 48, isFilterable: null })
  })

  test.each([
    { maxSize: 7 },
    { maxSize: 20, refuseLargeSize: true },
    { maxSize: 7, saysTotal: false, saysSize: false },
  ])('copes with pages as in %j', async (options) => {
    const { desk } = await signIn(undefined, options)
    expect((await desk.invitations(everything, signal)).total).toBe(48)
    expect(desk.invitationsProgress()).toMatchObject({ state: 'done', missing: 0, moving: false })
  })

  test('requests each status that the API omits without a filter', async () => {
    const { desk, requests } = await signIn(undefined, { enrollmentDefault: 'pending' })
    const { counts } = await desk.invitations(everything, signal)
    expect(counts.byStatus).toEqual({ PENDING: 20, EXPIRED: 12, ACCEPTED: 12, CANCELLED: 4 })
    expect(desk.invitationsProgress()).toMatchObject({ state: 'done', total: 48, isFilterable: true })
    expect(requests.length).toBe(7)
  })

  test.each(['ignored', 'refused'] as const)(
    'works where the status filter is %s',
    async (enrollmentFilter) => {
      const options = { enrollmentDefault: 'pending', enrollmentFilter } as const
      const { desk } = await signIn(undefined, options)
      expect((await desk.invitations(everything, signal)).total).toBe(20)
      expect(desk.invitationsProgress()).toMatchObject({ state: 'done', total: 20 })
    },
  )

  test('finds everyone although the list changes', async () => {
    const rows = invitations(48, 3, now, users)
    const one = await signIn(rows, { maxSize: 10 }, (_, count) => {
      if (count === 3) one.organization.insertEnrollment({ ...rows[0], enrollmentId: users[0]?.id })
    })
    expect((await one.desk.invitations(everything, signal)).total).toBe(49)
    expect(one.desk.invitationsProgress()).toMatchObject({ state: 'done', moving: false, missing: 0 })
  })

  test('counts rows without a usable id', async () => {
    const { desk } = await signIn(awkwardInvitations())
    const { total, counts } = await desk.invitations(everything, signal)
    expect(total).toBe(7)
    expect(counts.byStatus).toEqual({ PENDING: 5, ON_HOLD: 1, '': 1 })
    expect(desk.invitationsProgress()).toMatchObject({ unreadable: 1, missing: 0 })
  })

  test.each([
    ['missing', 'notFound'],
    ['refused', 'forbidden'],
  ] as const)('fails where invitations are %s, and breaks nothing else', async (enrollments, kind) => {
    const { desk, organization } = await signIn(undefined, { enrollments })
    await expect(desk.invitations(everything, signal)).rejects.toMatchObject({ kind })
    await expect(desk.invitations(everything, signal)).rejects.toMatchObject({
      kind,
      fingerprint: expect.any(String),
    })
    expect(desk.session()).toMatchObject({ signedIn: true, lacks: [] })
    expect((await desk.users({ page: 1, size: 20, query: null }, signal)).total).toBe(40)
    organization.change({ enrollments: 'listed' })
    await desk.readInvitations()
    expect((await desk.invitations(everything, signal)).total).toBe(48)
  })

  test('again forgets what is gone, and keeps what is here when it fails', async () => {
    const { desk, organization } = await signIn()
    const { invitations: before } = await desk.invitations(everything, signal)
    organization.removeEnrollment(before[0]?.id ?? '')
    await desk.readInvitations()
    await expect.poll(async () => (await desk.invitations(everything, signal)).total).toBe(47)
    organization.change({ enrollments: 'refused' })
    await desk.readInvitations()
    await expect.poll(() => desk.invitationsProgress()?.state).toBe('cancelled')
    expect((await desk.invitations(everything, signal)).total).toBe(47)
  })

  test('ends with the session', async () => {
    const { desk } = await signIn()
    await desk.invitations(everything, signal)
    desk.signOut()
    expect(desk.invitationsProgress()).toBeNull()
    await expect(desk.invitations(everything, signal)).rejects.toMatchObject({ kind: 'unauthorized' })
  })
})

describe('finding', () => {
  test('is by words in address, name, title and role, without diacritics', async () => {
    const rows = [
      {
        enrollmentId: users[0]?.id,
        email: 'a@x.com',
        status: 'PENDING',
        firstName: 'Łucja',
        lastName: 'Żak',
      },
      { enrollmentId: users[1]?.id, email: 'b@x.com', status: 'EXPIRED', roleName: 'Auditor' },
      { enrollmentId: users[2]?.id, email: 'c@y.com', status: 'CANCELLED', title: 'Head of Audit' },
    ]
    const { desk } = await signIn(rows)
    const found = async (text: string, status = 'all') =>
      (await desk.invitations({ ...everything, text, status }, signal)).invitations.map(({ email }) => email)
    expect(await found('zak lucja')).toEqual(['a@x.com'])
    expect(new Set(await found('audit'))).toEqual(new Set(['b@x.com', 'c@y.com']))
    expect(new Set(await found('X.COM', 'open'))).toEqual(new Set(['a@x.com', 'b@x.com']))
    expect(await found('', 'CANCELLED')).toEqual(['c@y.com'])
  })

  test('leaves out those sent lately, or at an unknown time', async () => {
    const sent = (index: number, days: number | null) => ({
      enrollmentId: users[index]?.id,
      email: `${days}@x.com`,
      status: 'PENDING',
      lastInvitationSentAt: days === null ? null : new Date(now - days * 86_400_000).toISOString(),
    })
    const { desk } = await signIn([sent(0, 6.9), sent(1, 7.1), sent(2, null), sent(3, 40)])
    const { invitations: rows, counts } = await desk.invitations({ ...everything, olderDays: 7 }, signal)
    expect(rows.map(({ email }) => email)).toEqual(['7.1@x.com', '40@x.com'])
    expect(counts.open).toBe(2)
  })

  test('sorts by every column, with gaps last', async () => {
    const { desk } = await signIn([...invitations(20, 3, now, users), ...awkwardInvitations()])
    for (const column of ['email', 'name', 'role', 'status', 'sent'] as const) {
      for (const descending of [false, true]) {
        const { total, invitations: rows } = await desk.invitations(
          { ...everything, sort: { column, descending } },
          signal,
        )
        expect(rows).toHaveLength(total)
        if (column === 'sent') expect(rows.at(-1)?.lastInvitationSentAt).toBeNull()
      }
    }
  })

  test('links accepted invitations to people', async () => {
    const { desk } = await signIn()
    desk.controlReading('start')
    await expect.poll(() => desk.directory().state).toBe('done')
    const { invitations: rows } = await desk.invitations({ ...everything, status: 'ACCEPTED' }, signal)
    const idOf = (email: string | null) => users.find((user) => user.email === email)?.id
    expect(rows.map(({ memberId }) => memberId)).toEqual(rows.map(({ email }) => idOf(email)))
    const { invitations: open } = await desk.invitations({ ...everything, status: 'open' }, signal)
    expect(new Set(open.map(({ memberId }) => memberId))).toEqual(new Set([null]))
  })
})

describe('a link or token of an invitation', () => {
  test('is in no answer and no file', async () => {
    const { desk } = await signIn(awkwardInvitations())
    const answer = await desk.invitations(everything, signal)
    expect(JSON.stringify(answer)).not.toContain('not-a-real-secret')
    for (const format of ['csv', 'json'] as const) {
      const { file, rows } = await desk.exportInvitations({ query, format })
      expect(rows).toBe(7)
      expect(await file.text()).not.toContain('not-a-real-secret')
    }
  })
})

describe('an exported file', () => {
  test('has what matches, in order, with formulas escaped', async () => {
    const { desk } = await signIn(awkwardInvitations())
    const { file, name, complete } = await desk.exportInvitations({
      query: { ...query, text: 'formula' },
      format: 'csv',
    })
    const text = await file.text()
    expect(text).toContain(`"'=SUM(1`)
    const parser = readCsv(text.replace(/^\ufeff/, ''), ',')
    let step = parser.next()
    while (!step.done) step = parser.next()
    const [head, ...records] = step.value.rows.map(({ cells }) => cells)
    expect(head).toEqual(['ID', 'Email', 'First name', 'Last name', 'Title', 'Role', 'Status', 'Last sent'])
    expect(records).toEqual([
      [
        expect.any(String),
        'formula@invited.example.com',
        '=SUM(1,"y")',
        '+1',
        '',
        expect.any(String),
        'Pending',
        '2026-01-15T08:30:00.000Z',
      ],
    ])
    expect(complete).toBe(false)
    expect(name).toMatch(/^roster-organization-invitations-all-formula-.*-incomplete\.csv$/)
  })
})
