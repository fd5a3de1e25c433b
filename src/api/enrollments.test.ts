import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { EnrollmentPageSchema, EnrollmentSchema, withoutLinks } from './enrollmentSchema.ts'
import { cancelEnrollment, createEnrollment, getEnrollments, resendEnrollment } from './enrollments.ts'
import { ApiError } from './error.ts'
import type { Api } from './http.ts'

const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
const roleId = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const wire = {
  enrollmentId: id,
  email: 'anna@example.com',
  status: 'PENDING',
  lastInvitationSentAt: '2026-11-20T10:00:00Z',
}
const secret = 'eyJhbGciOiJIUzI1NiJ9.eyJlIjoiYW5uYSJ9.q8vYb1kq'
const joinLink = `https://app.example.com/join?token=${secret}`

/** Answers every call with this and records them. */
function answerWith(answer: unknown) {
  const calls: Parameters<Api>[0][] = []
  const api: Api = async (call) => {
    calls.push(call)
    if (answer instanceof Error) throw answer
    return answer
  }
  return { api, calls }
}

describe('an invitation', () => {
  test('is parsed as in the contract', () => {
    expect(v.parse(EnrollmentSchema, wire)).toEqual({
      id,
      email: 'anna@example.com',
      status: 'PENDING',
      lastInvitationSentAt: '2026-11-20T10:00:00Z',
      roleId: null,
      roleName: null,
      firstName: null,
      lastName: null,
      title: null,
      invitedBy: null,
      userId: null,
      unread: [],
    })
  })

  test.each([
    [{ roleId: roleId.toUpperCase() }, { roleId, roleName: null }],
    [{ role: { id: roleId, name: 'admin' } }, { roleId, roleName: 'admin' }],
    [{ role: 'admin' }, { roleId: null, roleName: 'admin' }],
    [{ role: roleId }, { roleId, roleName: null }],
    [{ profile: { firstName: 'Anna', lastName: 'Ko', title: 'CTO' } }, { firstName: 'Anna', title: 'CTO' }],
    [
      { firstName: 'Anna', lastName: null },
      { firstName: 'Anna', lastName: null },
    ],
    [{ invitedBy: { firstName: 'Jan', lastName: 'Maj', email: 'j@x.com' } }, { invitedBy: 'Jan Maj' }],
    [{ inviter: 'j@x.com' }, { invitedBy: 'j@x.com' }],
    [{ inviter: { firstName: 7, email: 'j@x.com' } }, { invitedBy: 'j@x.com' }],
    [{ inviter: { firstName: 'Jan', lastName: null } }, { invitedBy: 'Jan' }],
    [{ invitedBy: { email: 7 } }, { invitedBy: null }],
    [{ lastName: 'Ko', profile: { lastName: 'Other' } }, { lastName: 'Ko' }],
    [{ status: 'Expired' }, { status: 'EXPIRED' }],
    [{ userId: id }, { userId: id }],
  ])('may have more: %j', (more, expected) => {
    expect(v.parse(EnrollmentSchema, { ...wire, ...more })).toMatchObject(expected)
  })

  test('names unreadable fields and keeps the others', () => {
    const read = v.parse(EnrollmentSchema, { ...wire, email: 7, lastInvitationSentAt: 'soon', roleId: 'x' })
    expect(read).toMatchObject({ email: null, lastInvitationSentAt: null, roleId: null, status: 'PENDING' })
    expect(read.unread.toSorted()).toEqual(['email', 'lastInvitationSentAt', 'roleId'])
  })

  test('needs an id', () => {
    expect(v.safeParse(EnrollmentSchema, { ...wire, enrollmentId: undefined }).success).toBe(false)
    expect(v.parse(EnrollmentSchema, { id }).id).toBe(id)
  })

  test('keeps no link and no token, whatever their field', () => {
    const read = v.parse(EnrollmentSchema, {
      ...wire,
      token: secret,
      acceptUrl: joinLink,
      invitation: { url: joinLink, code: secret },
      title: `See ${joinLink}`,
      firstName: secret,
      roleName: joinLink,
      invitedBy: joinLink,
    })
    expect(JSON.stringify(read)).not.toContain(secret)
    expect(JSON.stringify(read)).not.toContain('app.example.com')
    expect(read).toMatchObject({ email: 'anna@example.com', title: 'See [link removed]' })
  })
})

test.each([
  ['Call anna@example.com about it', 'Call anna@example.com about it'],
  [`anna.maria.antonina.kowalska.nowak@example.com`, 'anna.maria.antonina.kowalska.nowak@example.com'],
  [`Invitation ${id} is gone`, `Invitation ${id} is gone`],
  [`Use ${secret} to join`, 'Use [code removed] to join'],
  [`Open ${joinLink}`, 'Open [link removed]'],
])('links and tokens are removed from %s', (text, expected) => {
  expect(withoutLinks(text)).toBe(expected)
})

test.each([
  ['Wolfeschlegelsteinhausenbergerdorff', 'Wolfeschlegelsteinhausenbergerdorff'],
  ['Wolfeschlegelsteinhausen-McHausenbergerdorff', 'Wolfeschlegelsteinhausen-McHausenbergerdorff'],
  ['COORDINATOR/ADMINISTRATOR/MANAGER', 'COORDINATOR/ADMINISTRATOR/MANAGER'],
  ['qTzRkWvBnMxLpYdHsGfJcKtQwErUiOpAs', '[code removed]'],
  ['join.example.com/abcdefghijklmnopqrst', '[code removed]'],
  [`Anna ${secret}`, 'Anna [code removed]'],
  [joinLink, '[link removed]'],
])('a long name stays, but no token: %s', (firstName, expected) => {
  expect(v.parse(EnrollmentSchema, { ...wire, firstName }).firstName).toBe(expected)
})

test('a page keeps the positions of unreadable entries', () => {
  const page = v.parse(EnrollmentPageSchema, { content: [wire, null, wire], totalElements: 3 })
  expect(page.rows.map((row) => row?.id ?? null)).toEqual([id, null, id])
  expect(page).toMatchObject({ total: 3, size: null })
  expect(v.safeParse(EnrollmentPageSchema, { data: [] }).success).toBe(false)
})

describe('requests', () => {
  test('list one page, of one status if asked for', async () => {
    const { api, calls } = answerWith({ content: [wire], totalElements: 1 })
    await getEnrollments(api, { page: 2, size: 50 })
    await getEnrollments(api, { page: 0, size: 20, status: 'PENDING' })
    expect(calls.map(({ path }) => path)).toEqual([
      '/organizations/enrollments?page=2&size=50',
      '/organizations/enrollments?page=0&size=20&status=PENDING',
    ])
  })

  test('leave out what is not known of a new one', async () => {
    const { api, calls } = answerWith(null)
    const unnamed = { email: 'anna@example.com', roleId, firstName: null, lastName: null, title: null }
    expect(await createEnrollment(api, unnamed)).toBe('nothing')
    await createEnrollment(api, { ...unnamed, firstName: 'Anna' })
    await createEnrollment(api, { ...unnamed, lastName: 'Kowalska', title: 'CTO' })
    expect(calls.map(({ body }) => body)).toStrictEqual([
      { email: 'anna@example.com', roleId },
      { email: 'anna@example.com', roleId, firstName: 'Anna' },
      { email: 'anna@example.com', roleId, lastName: 'Kowalska', title: 'CTO' },
    ])
  })

  test('have no body to resend and cancel', async () => {
    const { api, calls } = answerWith({ ok: true })
    expect(await resendEnrollment(api, id)).toBe('something')
    expect(await cancelEnrollment(api, id)).toBe('something')
    expect(calls).toEqual([
      { name: 'resendEnrollment', method: 'POST', path: `/organizations/enrollments/${id}/resend` },
      { name: 'cancelEnrollment', method: 'POST', path: `/organizations/enrollments/${id}/cancel` },
    ])
  })

  test('believe an answer about this invitation only', async () => {
    const { api } = answerWith(wire)
    expect(await cancelEnrollment(api, id)).toMatchObject({ id, status: 'PENDING' })
    expect(await cancelEnrollment(api, id.toUpperCase())).toMatchObject({ id })
    expect(await cancelEnrollment(api, roleId)).toBe('something')
    expect(await resendEnrollment(api, id.toUpperCase())).toMatchObject({ id })
    expect(await resendEnrollment(api, roleId)).toBe('something')
    const invite = { email: 'ANNA@example.com', roleId, firstName: null, lastName: null, title: null }
    expect(await createEnrollment(api, invite)).toMatchObject({ id })
    expect(await createEnrollment(api, { ...invite, email: 'b@example.com' })).toBe('something')
  })

  test('remove links from what the API says of an error', async () => {
    const messages = [{ code: 'already_invited', message: `Already invited: ${joinLink}` }]
    const { api } = answerWith(new ApiError({ kind: 'conflict', status: 409, fingerprint: 'fp', messages }))
    await expect(resendEnrollment(api, id)).rejects.toMatchObject({
      kind: 'conflict',
      fingerprint: 'fp',
      messages: [{ code: 'already_invited', message: 'Already invited: [link removed]' }],
    })
  })
})
