import { getResponse } from 'msw/utils/get-response'
import { describe, expect, test } from 'vitest'
import { createOrganization } from './db.ts'
import { createHandlers } from './handlers.ts'
import { invitations } from './invitations.ts'
import type { OrganizationOptions } from './options.ts'
import { people } from './people.ts'
import { roleIds } from './roles.ts'
import type { EnrollmentResponse, ErrorMessage, Row } from './wire.ts'

const base = 'http://api.test/organizations'
const stranger = '00000000-0000-4000-8000-000000000000'
const now = Date.parse('2026-11-23T12:00:00Z')
const invite = { email: 'new@example.com', roleId: roleIds.member }

/** What the tests look at in an answer. */
type Answer = Partial<EnrollmentResponse> & {
  content?: Row[]
  totalElements?: number
  errors?: ErrorMessage[]
}

/** An organization with 24 invitations behind the token `tot_test`. */
function server(options: Partial<OrganizationOptions> = {}) {
  const users = people(12, 1, now)
  const listed = invitations(24, 2, now, users)
  const organization = createOrganization({ users, invitations: listed, now: () => now, ...options })
  const handlers = createHandlers(() => organization)
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await getResponse(
      handlers,
      new Request(`${base}/enrollments${path}`, {
        method,
        headers: {
          Authorization: 'tot_test',
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    )
    const json: Answer = JSON.parse((await response?.text()) || '{}')
    return { status: response?.status, json, code: json.errors?.[0]?.code }
  }
  const idOf = (status: string) => listed.find((row) => row.status === status)?.enrollmentId ?? ''
  return { organization, users, listed, call, idOf }
}

describe('the list', () => {
  test('has pages of all invitations, newest first', async () => {
    const { call, listed } = server()
    const { json } = await call('GET', '?page=1&size=10')
    expect(json).toEqual({
      content: listed.slice(10, 20),
      totalElements: 24,
      totalPages: 3,
      size: 10,
      number: 1,
    })
  })

  test.each([
    [{}, 6],
    [{ enrollmentFilter: 'ignored' }, 24],
    [{ enrollmentFilter: 'ignored', enrollmentDefault: 'pending' }, 10],
  ] satisfies [Partial<OrganizationOptions>, number][])(
    'with the options %j counts %i expired ones',
    async (options, count) => {
      const { json } = await server(options).call('GET', '?page=0&size=50&status=EXPIRED')
      expect(json.totalElements).toBe(count)
    },
  )

  test('refuses unknown parameters and statuses', async () => {
    const { call } = server()
    expect((await call('GET', '?sort=email')).code).toBe('unknown_parameter')
    expect((await call('GET', '?status=expired')).code).toBe('invalid_status')
    expect((await server({ enrollmentFilter: 'refused' }).call('GET', '?status=EXPIRED')).status).toBe(400)
  })

  test('may have the fields of the contract only', async () => {
    const { json } = await server({ enrollmentFields: 'contract' }).call('GET', '')
    expect(Object.keys(json.content?.[0] ?? {})).toEqual([
      'enrollmentId',
      'email',
      'status',
      'lastInvitationSentAt',
    ])
  })

  test('is missing or refused, as all calls about invitations are', async () => {
    for (const [enrollments, status] of [
      ['missing', 404],
      ['refused', 403],
    ] as const) {
      const { call, idOf } = server({ enrollments })
      const id = idOf('PENDING')
      expect((await call('GET', '')).status).toBe(status)
      expect((await call('POST', '', invite)).status).toBe(status)
      expect((await call('POST', `/${id}/resend`)).status).toBe(status)
      expect((await call('POST', `/${id}/cancel`)).status).toBe(status)
    }
  })
})

describe('inviting', () => {
  test('adds an invitation and sends a mail', async () => {
    const { call, organization } = server()
    const { status, json } = await call('POST', '', { ...invite, firstName: 'Ada' })
    expect(status).toBe(200)
    expect(json).toMatchObject({ ...invite, status: 'PENDING', firstName: 'Ada', lastName: null })
    expect(organization.enrollments()[0]).toEqual(json)
    expect(organization.mails()).toEqual([{ email: invite.email, enrollmentId: json.enrollmentId, at: now }])
  })

  test.each([
    [{ roleId: roleIds.member }, 'missing_field'],
    [{ ...invite, email: 'nobody' }, 'invalid_email'],
    [{ ...invite, email: 'a@b' }, 'invalid_email'],
    [{ ...invite, roleId: 'member' }, 'invalid_uuid'],
    [{ ...invite, roleId: stranger }, 'role_not_found'],
    [{ ...invite, workspaces: [] }, 'unknown_field'],
    [{ ...invite, firstName: 'x'.repeat(101) }, 'too_long'],
  ])('refuses %j', async (body, code) => {
    const { call, organization } = server()
    expect(await call('POST', '', body)).toMatchObject({ status: 400, code })
    expect(organization.mails()).toEqual([])
  })

  test('refuses members, and addresses whose invitation is pending', async () => {
    const { call, users, listed, organization } = server()
    const pending = listed.find(({ status }) => status === 'PENDING')?.email
    const email = String(users[0]?.email).toUpperCase()
    expect(await call('POST', '', { ...invite, email })).toMatchObject({ status: 409 })
    expect((await call('POST', '', { ...invite, email: pending })).code).toBe('already_invited')
    organization.change({ inviteAgain: 'sent' })
    expect((await call('POST', '', { ...invite, email: pending })).status).toBe(200)
    expect(organization.enrollments().filter((row: Row) => row.email === pending)).toHaveLength(2)
  })
})

describe('sending again and cancelling', () => {
  test('change the invitation', async () => {
    const { call, idOf, organization } = server()
    expect((await call('POST', `/${idOf('EXPIRED')}/resend`)).json).toMatchObject({
      status: 'PENDING',
      lastInvitationSentAt: '2026-11-23T12:00:00.000Z',
    })
    expect(organization.mails()).toHaveLength(1)
    expect((await call('POST', `/${idOf('PENDING')}/cancel`)).json.status).toBe('CANCELLED')
    expect(organization.mails()).toHaveLength(1)
  })

  test('are refused where they are impossible', async () => {
    const { call, idOf, organization } = server()
    expect((await call('POST', `/${stranger}/resend`)).status).toBe(404)
    expect((await call('POST', '/x/cancel')).code).toBe('invalid_uuid')
    expect((await call('POST', `/${idOf('PENDING')}/resend`, {})).code).toBe('unexpected_body')
    expect((await call('POST', `/${idOf('ACCEPTED')}/resend`)).code).toBe('enrollment_accepted')
    expect((await call('POST', `/${idOf('ACCEPTED')}/cancel`)).code).toBe('enrollment_accepted')
    expect((await call('POST', `/${idOf('CANCELLED')}/cancel`)).code).toBe('enrollment_already_cancelled')
    organization.change({ resends: 'pending' })
    expect((await call('POST', `/${idOf('EXPIRED')}/resend`)).code).toBe('enrollment_not_pending')
    expect(organization.mails()).toEqual([])
  })

  test.each([
    ['user', 200, 'PENDING'],
    ['nothing', 200, undefined],
    ['noContent', 204, undefined],
    ['other', 200, undefined],
    ['stale', 200, 'EXPIRED'],
  ] as const)('may be answered with %s', async (writeAnswers, status, said) => {
    const { call, idOf } = server({ writeAnswers })
    const answer = await call('POST', `/${idOf('EXPIRED')}/resend`)
    expect(answer.status).toBe(status)
    expect(answer.json.status).toBe(said)
  })

  test('fail as a fault says, by invitation or address', async () => {
    const { call, idOf, organization } = server()
    organization.addFault({ call: 'cancelEnrollment', enrollmentId: idOf('PENDING'), fault: '500' })
    organization.addFault({ call: 'createEnrollment', email: invite.email, fault: '500-after', times: 1 })
    expect((await call('POST', `/${idOf('PENDING')}/cancel`)).status).toBe(500)
    expect((await call('POST', `/${idOf('EXPIRED')}/cancel`)).status).toBe(200)
    expect((await call('POST', '', invite)).status).toBe(500)
    expect(organization.mails()).toHaveLength(1)
    expect((await call('POST', '', { ...invite, email: 'other@example.com' })).status).toBe(200)
  })
})

test('someone who accepts becomes a user', () => {
  const { organization, idOf } = server()
  const user = organization.accept(idOf('PENDING'))
  expect(organization.user(String(user.id))).toMatchObject({ email: user.email })
  expect(organization.enrollment(idOf('PENDING')).status).toBe('ACCEPTED')
})
