import { getResponse } from 'msw/utils/get-response'
import { describe, expect, test } from 'vitest'
import { createOrganization } from './db.ts'
import { createHandlers } from './handlers.ts'
import type { FaultRule, OrganizationOptions } from './options.ts'
import { people } from './people.ts'
import { roleIds, roles } from './roles.ts'

const base = 'http://api.test/any/base/organizations'
const stranger = '00000000-0000-4000-8000-000000000000'
const json = { 'Content-Type': 'application/json;charset=UTF-8' }

interface Call {
  body?: object | string
  headers?: Record<string, string>
}

/** An organization of 45 people behind the token `tot_test`, and a way to call its API. */
function server(options: Partial<OrganizationOptions> = {}) {
  const users = people(45, 1, Date.parse('2026-11-23T12:00:00Z'))
  const organization = createOrganization({ users, ...options })
  const handlers = createHandlers((token) => (token === 'tot_test' ? organization : undefined))
  const send = (method: string, path: string, { body, headers }: Call = {}) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body)
    const request = new Request(base + path, {
      method,
      headers: { Authorization: 'tot_test', ...(body === undefined ? {} : json), ...headers },
      ...(body === undefined ? {} : { body: new TextEncoder().encode(text) }),
    })
    return getResponse(handlers, request)
  }
  const withStatus = (status: string) => users.find(({ profile }) => profile.status === status)?.id ?? ''
  return {
    send,
    organization,
    users,
    active: withStatus('ACTIVE'),
    terminated: withStatus('TERMINATED'),
    /** The status of the answer and its JSON, null where it has none. */
    call: async (method: string, path: string, call?: Call) => {
      const response = await send(method, path, call)
      const body: unknown = JSON.parse((await response?.text()) || 'null')
      return { status: response?.status, body }
    },
  }
}

const refused = (status: number, code: string) => ({
  status,
  body: {
    fingerprint: expect.stringMatching(/^[\da-f]{32}$/),
    errors: expect.arrayContaining([{ code, message: expect.any(String) }]),
  },
})

const profile = { firstName: 'Ada', lastName: null, title: '' }
const calls = (id: string): [string, string, Call?][] => [
  ['GET', '/users'],
  ['GET', `/users/${id}`],
  ['PUT', `/users/${id}/profile`, { body: profile }],
  ['PUT', `/users/${id}/role`, { body: { roleId: roleIds.admin } }],
  ['POST', `/users/${id}/terminate`],
  ['POST', `/users/${id}/reinstate`, { body: { roleId: roleIds.admin } }],
  ['POST', `/users/${id}/reset-mfa`],
  ['GET', '/roles'],
]

describe('the token', () => {
  test.each(calls(stranger))('%s %s requires it, without Bearer', async (method, path, call) => {
    const { call: to } = server()
    const tokens = ['', 'tot_other', 'Bearer tot_test']
    const answers = tokens.map((Authorization) => to(method, path, { ...call, headers: { Authorization } }))
    expect(await Promise.all(answers)).toEqual(tokens.map(() => refused(401, 'token_invalid')))
  })

  test('may be missing altogether', async () => {
    const { organization } = server()
    const response = await getResponse(
      createHandlers((token) => (token === null ? undefined : organization)),
      new Request(`${base}/users`),
    )
    expect(response?.status).toBe(401)
    expect(await response?.json()).toMatchObject({ errors: [{ code: 'token_missing' }] })
  })

  test.each(calls(stranger))('%s %s requires its permission', async (method, path, call) => {
    const mfa = path.endsWith('reset-mfa')
    const lacking = server({ lacks: [mfa ? 'can_reset_2fa' : 'can_manage_users'] })
    expect(await lacking.call(method, path, call)).toEqual(refused(403, 'insufficient_permissions'))
    const other = server({ lacks: [mfa ? 'can_manage_users' : 'can_reset_2fa'] })
    expect((await other.call(method, path, call)).status).not.toBe(403)
  })
})

describe('a page', () => {
  test('has the first 20 people by default', async () => {
    const { call, users } = server()
    const body = { content: users.slice(0, 20), totalElements: 45, totalPages: 3, size: 20, number: 0 }
    expect(await call('GET', '/users')).toEqual({ status: 200, body })
    const last = await call('GET', '/users?page=4&size=10')
    expect(last.body).toEqual({
      content: users.slice(40),
      totalElements: 45,
      totalPages: 5,
      size: 10,
      number: 4,
    })
    expect((await call('GET', '/users?page=99')).body).toMatchObject({ content: [], totalElements: 45 })
  })

  test.each([
    'page=-1',
    'page=1.5',
    'page=',
    'page=x',
    'page=1&page=2',
    'size=0',
    'size=-5',
    'size=1e3',
    'sort=email',
  ])('of %s is refused', async (query) => {
    expect((await server().call('GET', `/users?${query}`)).status).toBe(400)
  })

  test('may be cut or refused if it is too large', async () => {
    const cutting = await server({ maxSize: 30 }).call('GET', '/users?size=40')
    expect(cutting.body).toMatchObject({ size: 30, totalPages: 2 })
    const refusing = await server({ maxSize: 30, refuseLargeSize: true }).call('GET', '/users?size=40')
    expect(refusing).toEqual(refused(400, 'invalid_size'))
  })

  test('may have no totals and no size', async () => {
    const { body } = await server({ saysSize: false, saysTotal: false }).call('GET', '/users')
    expect(body).toEqual({ content: expect.any(Array) })
  })
})

describe('every call about a user', () => {
  const about = calls('ID').filter(([, path]) => path.includes('ID'))

  test.each(about)('%s %s requires the UUID of a user', async (method, path, call) => {
    const { call: to } = server()
    expect(await to(method, path.replace('ID', '7'), call)).toEqual(refused(400, 'invalid_uuid'))
    expect(await to(method, path.replace('ID', stranger), call)).toEqual(refused(404, 'user_not_found'))
  })

  test.each(about)('%s %s takes no parameters', async (method, path, call) => {
    const { call: to, active } = server()
    const asked = await to(method, `${path.replace('ID', active)}?force=true`, call)
    expect(asked).toEqual(refused(400, 'unknown_parameter'))
  })

  test('accepts an id in upper case', async () => {
    const { call, active, organization } = server()
    expect(await call('GET', `/users/${active.toUpperCase()}`)).toEqual({
      status: 200,
      body: organization.user(active),
    })
  })
})

describe('bodies', () => {
  const withBody = calls('ID').filter(([, , call]) => call)
  const withoutBody = calls('ID').filter(([method, , call]) => method === 'POST' && !call)

  test.each(withBody)('%s %s requires JSON with exactly its fields', async (method, path, call) => {
    const { call: to, active } = server()
    const put = (other: Call) => to(method, path.replace('ID', active), other)
    const fields = typeof call?.body === 'object' ? call.body : {}
    const [first = ''] = Object.keys(fields)
    expect(await put({})).toEqual(refused(400, 'invalid_content_type'))
    expect(await put({ ...call, headers: { 'Content-Type': 'text/plain' } })).toEqual(
      refused(400, 'invalid_content_type'),
    )
    const others = ['', '{', '[]', 'null']
    expect(await Promise.all(others.map((body) => put({ body })))).toEqual(
      others.map(() => refused(400, 'invalid_json')),
    )
    expect(await put({ body: {} })).toEqual(refused(400, 'missing_field'))
    expect(await put({ body: { ...fields, extra: 1 } })).toEqual(refused(400, 'unknown_field'))
    expect((await put({ body: { ...fields, [first]: 7 } })).status).toBe(400)
  })

  test.each(withoutBody)('%s %s requires none', async (method, path) => {
    const { call: to, active, organization } = server()
    const before = organization.user(active)
    const write = (other: Call) => to(method, path.replace('ID', active), other)
    expect(await write({ body: {} })).toEqual(refused(400, 'unexpected_body'))
    expect(await write({ headers: json })).toEqual(refused(400, 'unexpected_body'))
    expect(organization.user(active)).toBe(before)
  })
})

describe('a write', () => {
  test('updates the profile', async () => {
    const { call, active, organization } = server()
    const { status, body } = await call('PUT', `/users/${active}/profile`, { body: profile })
    expect(status).toBe(200)
    expect(body).toEqual(organization.user(active))
    expect(body).toMatchObject({ profile: { ...profile, status: 'ACTIVE' } })
  })

  test.each(['firstName', 'lastName', 'title'] as const)('updates no profile without its %s', async (key) => {
    const { call, active } = server()
    const body = { ...profile, [key]: undefined }
    expect(await call('PUT', `/users/${active}/profile`, { body })).toEqual(refused(400, 'missing_field'))
  })

  test('refuses names that are too long, with a message for each', async () => {
    const long = { firstName: 'x'.repeat(101), lastName: 'x'.repeat(100), title: 'x'.repeat(201) }
    const { call, active } = server()
    const { status, body } = await call('PUT', `/users/${active}/profile`, { body: long })
    expect(status).toBe(400)
    expect(body).toMatchObject({
      errors: [
        { code: 'too_long', message: expect.stringContaining('firstName') },
        { code: 'too_long', message: expect.stringContaining('title') },
      ],
    })
  })

  test('changes the role to a listed one, or one that someone has', async () => {
    const { call, active, organization, users } = server()
    const put = (roleId: string) => call('PUT', `/users/${active}/role`, { body: { roleId } })
    expect((await put(roleIds.admin)).body).toMatchObject({ roleId: roleIds.admin })
    expect(await put(stranger)).toEqual(refused(400, 'role_not_found'))
    organization.edit(users[3]?.id ?? '', { roleId: stranger })
    expect((await put(stranger)).body).toMatchObject({ roleId: stranger })
  })

  test('terminates once, and reinstates only terminated people', async () => {
    const { call, active, terminated } = server()
    const terminate = () => call('POST', `/users/${active}/terminate`)
    expect((await terminate()).body).toMatchObject({ profile: { status: 'TERMINATED' } })
    expect(await terminate()).toEqual(refused(400, 'user_already_terminated'))
    const reinstate = (roleId: string) => call('POST', `/users/${terminated}/reinstate`, { body: { roleId } })
    expect(await reinstate(stranger)).toEqual(refused(400, 'role_not_found'))
    expect((await reinstate(roleIds.owner)).body).toMatchObject({
      roleId: roleIds.owner,
      profile: { status: 'ACTIVE' },
    })
    expect(await reinstate(roleIds.owner)).toEqual(refused(400, 'user_not_terminated'))
  })

  test('resets MFA with an empty answer', async () => {
    const { call, active } = server()
    expect(await call('POST', `/users/${active}/reset-mfa`)).toEqual({ status: 204, body: null })
  })

  test.each([
    ['user', 200, { profile: expect.objectContaining({ status: 'TERMINATED' }) }],
    ['stale', 200, { profile: expect.objectContaining({ status: 'ACTIVE' }) }],
    ['other', 200, { ok: true }],
    ['nothing', 200, null],
    ['noContent', 204, null],
  ] as const)('may answer “%s”', async (writeAnswers, status, body) => {
    const { call, active, organization } = server({ writeAnswers })
    const answer = await call('POST', `/users/${active}/terminate`)
    expect(answer.status).toBe(status)
    expect(answer.body).toEqual(body === null ? null : expect.objectContaining(body))
    expect(organization.user(active).profile).toMatchObject({ status: 'TERMINATED' })
  })
})

describe('what the contract leaves open', () => {
  test('roles may be missing', async () => {
    expect(await server().call('GET', '/roles')).toEqual({ status: 200, body: roles })
    expect(await server({ roles: 'missing' }).call('GET', '/roles')).toEqual(refused(404, 'not_found'))
  })

  test('status and activity may be on the user', async () => {
    const { call, active, users } = server({ statusIn: 'user' })
    const user = users.find(({ id }) => id === active)
    if (!user) throw new Error('nobody')
    const { body } = await call('POST', `/users/${active}/terminate`)
    const { firstName, lastName, title, lastActivityDateTime } = user.profile
    const flat = {
      ...user,
      status: 'TERMINATED',
      lastActivityDateTime,
      profile: { firstName, lastName, title },
    }
    expect(body).toEqual(flat)
  })

  test('answers may be delayed', async () => {
    const { call, organization } = server({ latency: { getRoles: 40 } })
    const start = performance.now()
    await call('GET', '/roles')
    expect(performance.now() - start).toBeGreaterThan(35)
    organization.change({ latency: 0 })
  })

  test('the first calls up to the given number are answered without the delay', async () => {
    const { call, organization } = server({ latency: { getRoles: 60_000 }, released: { getRoles: 1 } })
    await call('GET', '/roles')
    const waiting = call('GET', '/roles')
    organization.change({ released: { getRoles: 1 } })
    await waiting
    await call('GET', '/users')
    const last = call('GET', '/roles')
    expect(await Promise.race([last, new Promise((resolve) => setTimeout(resolve, 60, 'held'))])).toBe('held')
    organization.change({ latency: 0 })
    await last
  })
})

describe('a person', () => {
  test('may be changed or removed by someone else', async () => {
    const { call, organization, users, active } = server()
    organization.edit(active, { department: 'Sales', profile: { title: 'Boss' } })
    expect((await call('GET', `/users/${active}`)).body).toMatchObject({
      department: 'Sales',
      profile: { title: 'Boss', status: 'ACTIVE' },
    })
    organization.remove(active)
    expect((await call('GET', `/users/${active}`)).status).toBe(404)
    expect((await call('GET', '/users')).body).toMatchObject({ totalElements: 44 })
    const last = users.at(-1)
    expect((await call('GET', `/users/${last?.id}`)).body).toEqual(last)
  })
})

test('a fault applies to its call and user, as many times as requested', async () => {
  const { call, organization, users, active } = server()
  const rule: FaultRule = { call: 'getUser', userId: active.toUpperCase(), fault: '502', times: 2 }
  organization.change({ faults: [rule] })
  organization.addFault({ call: 'getRoles', fault: '503' })
  const other = users.find(({ id }) => id !== active)?.id
  expect((await call('GET', `/users/${other}`)).status).toBe(200)
  const ask = async () => (await call('GET', `/users/${active}`)).status
  expect([await ask(), await ask(), await ask()]).toEqual([502, 502, 200])
  expect(rule.times).toBe(2)
  expect((await call('GET', '/roles')).status).toBe(503)
  expect((await call('GET', '/roles')).status).toBe(503)
})
