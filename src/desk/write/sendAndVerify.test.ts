import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { ApiError, type ApiErrorKind } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import { UserSchema } from '../../api/schema.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { sendAndVerify } from './sendAndVerify.ts'

const userId = '0f8fad5b-d9cb-469f-a165-70867728950e'
const owner = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const admin = '1c2d3e4f-5a6b-4c7d-8e9f-0a1b2c3d4e5f'
const member = '9a1de8f2-3c47-4b5a-8f5e-1d2c3b4a5f60'

const wire = (changes: { status?: string | undefined; roleId?: string; title?: string } = {}) => ({
  id: userId,
  email: 'anna@example.com',
  roleId: changes.roleId ?? member,
  profile: {
    firstName: 'Anna',
    lastName: null,
    title: changes.title ?? null,
    status: 'status' in changes ? changes.status : 'ACTIVE',
  },
})

type Answer = unknown
const failure = (kind: ApiErrorKind) => new ApiError({ kind })

/** An API with fixed answers to the write and to the read after it; errors are thrown. Also returns the calls. */
function createFakeApi(write: Answer, read?: Answer) {
  const calls: string[] = []
  const api: Api = ({ method, path, body }) => {
    calls.push(
      `${method} ${path.replace(userId, 'id')}${body === undefined ? '' : ` ${JSON.stringify(body)}`}`,
    )
    const answer = method === 'GET' ? read : write
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer)
  }
  return { api, calls }
}

/** For tests that do not check who was read. */
const ignore = () => {}

const terminate: OperationRequest = { operation: 'terminate', userId, input: null }
const resetMfa: OperationRequest = { operation: 'resetMfa', userId, input: null }
const toAdmin: OperationRequest = { operation: 'changeRole', userId, input: { roleId: admin } }
const toOwner: OperationRequest = { operation: 'changeRole', userId, input: { roleId: owner } }

describe('each operation is one request', () => {
  test.each<[OperationRequest, string, object]>([
    [
      { operation: 'updateProfile', userId, input: { firstName: 'Anna', lastName: null, title: 'CTO' } },
      'PUT /organizations/users/id/profile {"firstName":"Anna","lastName":null,"title":"CTO"}',
      wire({ title: 'CTO' }),
    ],
    [toOwner, `PUT /organizations/users/id/role {"roleId":"${owner}"}`, wire({ roleId: owner })],
    [terminate, 'POST /organizations/users/id/terminate', wire({ status: 'TERMINATED' })],
    [
      { operation: 'reinstate', userId, input: { roleId: owner } },
      `POST /organizations/users/id/reinstate {"roleId":"${owner}"}`,
      wire({ roleId: owner }),
    ],
  ])('%o', async (request, call, after) => {
    const { api, calls } = createFakeApi(after)
    expect(await sendAndVerify(api, request, ignore)).toMatchObject({
      known: 'answered',
      user: { id: userId },
    })
    expect(calls).toEqual([call])
  })

  test('an MFA reset reads the user again, because its answer is empty', async () => {
    const { api, calls } = createFakeApi(null, wire())
    expect(await sendAndVerify(api, resetMfa, ignore)).toMatchObject({
      known: 'answered',
      user: { id: userId },
    })
    expect(calls).toEqual(['POST /organizations/users/id/reset-mfa', 'GET /organizations/users/id'])
  })
})

describe('a success with a body of', () => {
  test.each([
    ['nothing', null],
    ['something else', { ok: true }],
    ['a list', []],
    ['another user', { ...wire({ status: 'TERMINATED' }), id: owner }],
    ['the user as before', wire()],
  ])('%s: the user is read again', async (_, body) => {
    const { api, calls } = createFakeApi(body, wire({ status: 'TERMINATED' }))
    expect(await sendAndVerify(api, terminate, ignore)).toMatchObject({
      known: 'answered',
      user: { status: 'TERMINATED' },
    })
    expect(calls).toHaveLength(2)
  })

  test('something else: not done if the user does not show it', async () => {
    const { api } = createFakeApi({ success: true }, wire())
    await expect(sendAndVerify(api, terminate, ignore)).rejects.toMatchObject({
      kind: 'unreadable',
      effect: 'none',
    })
  })

  test.each<[string, OperationRequest, unknown]>([
    ['cannot be read', terminate, failure('server')],
    ['cannot show it', resetMfa, wire()],
  ])('something else: unknown if the user then %s', async (_, request, read) => {
    const { api } = createFakeApi({ success: true }, read)
    await expect(sendAndVerify(api, request, ignore)).rejects.toMatchObject({
      kind: 'unreadable',
      effect: 'unknown',
    })
  })

  test('the user as before: unknown if the user then cannot be read', async () => {
    const { api } = createFakeApi(wire(), failure('server'))
    await expect(sendAndVerify(api, terminate, ignore)).rejects.toMatchObject({
      kind: 'unreadable',
      effect: 'unknown',
    })
  })

  test('the user with an unreadable status: they are read again', async () => {
    const { api, calls } = createFakeApi({ ...wire(), profile: { status: [] } }, wire())
    await expect(sendAndVerify(api, terminate, ignore)).rejects.toMatchObject({ effect: 'none' })
    expect(calls).toHaveLength(2)
  })

  test('nothing: done, even if the user then cannot be read', async () => {
    const { api } = createFakeApi(null, failure('server'))
    expect(await sendAndVerify(api, terminate, ignore)).toEqual({ known: 'answered', user: null })
  })
})

const unclear = ['network', 'timeout', 'server', 'unreadable'] as const
const answered = ['invalid', 'conflict'] as const

describe('after an unclear answer the user is read again, and the write is never repeated', () => {
  test.each([...unclear, ...answered])('%s: the user shows that it was done', async (kind) => {
    const { api, calls } = createFakeApi(failure(kind), wire({ status: 'TERMINATED' }))
    expect(await sendAndVerify(api, terminate, ignore)).toMatchObject({
      known: 'seen',
      user: { status: 'TERMINATED' },
    })
    expect(calls).toEqual(['POST /organizations/users/id/terminate', 'GET /organizations/users/id'])
  })

  test.each([...unclear, ...answered])('%s: the user shows that it was not done', async (kind) => {
    const { api, calls } = createFakeApi(failure(kind), wire())
    await expect(sendAndVerify(api, terminate, ignore)).rejects.toMatchObject({ kind, effect: 'none' })
    expect(calls).toHaveLength(2)
  })

  test.each([...unclear, ...answered])('%s: unknown if the user cannot be read', async (kind) => {
    const { api } = createFakeApi(failure(kind), failure('network'))
    await expect(sendAndVerify(api, terminate, ignore)).rejects.toMatchObject({ kind, effect: 'unknown' })
  })

  test.each(unclear)('%s: unknown if the user cannot show it', async (kind) => {
    await expect(
      sendAndVerify(createFakeApi(failure(kind), wire()).api, resetMfa, ignore),
    ).rejects.toMatchObject({
      kind,
      effect: 'unknown',
    })
    const withoutStatus = createFakeApi(failure(kind), wire({ status: undefined }))
    await expect(sendAndVerify(withoutStatus.api, terminate, ignore)).rejects.toMatchObject({
      kind,
      effect: 'unknown',
    })
  })

  test.each(answered)('%s: unknown if the user has no status', async (kind) => {
    const withoutStatus = createFakeApi(failure(kind), wire({ status: undefined }))
    await expect(sendAndVerify(withoutStatus.api, terminate, ignore)).rejects.toMatchObject({
      kind,
      effect: 'unknown',
    })
  })

  test.each(unclear)('%s: unknown if the read returns someone else', async (kind) => {
    const someoneElse = { ...wire({ status: 'TERMINATED' }), id: owner }
    await expect(
      sendAndVerify(createFakeApi(failure(kind), someoneElse).api, terminate, ignore),
    ).rejects.toMatchObject({
      kind,
      effect: 'unknown',
    })
  })

  test.each(answered)('%s: a refusal of an MFA reset', async (kind) => {
    await expect(
      sendAndVerify(createFakeApi(failure(kind), wire()).api, resetMfa, ignore),
    ).rejects.toMatchObject({
      kind,
      effect: 'none',
    })
  })
})

test.each(['unauthorized', 'forbidden', 'notFound', 'rateLimited'] as const)(
  '%s: not done, and no read is needed',
  async (kind) => {
    const { api, calls } = createFakeApi(failure(kind), wire({ status: 'TERMINATED' }))
    await expect(sendAndVerify(api, terminate, ignore)).rejects.toMatchObject({ kind, effect: 'none' })
    expect(calls).toHaveLength(1)
  },
)

describe('a user who was read right before', () => {
  const before = v.parse(UserSchema, wire())

  test.each(['network', 'server'] as const)(
    '%s: unknown if the user is neither as before nor as requested',
    async (kind) => {
      const { api } = createFakeApi(failure(kind), wire({ roleId: owner, status: 'SUSPENDED' }))
      await expect(sendAndVerify(api, toAdmin, ignore, before)).rejects.toMatchObject({
        kind,
        effect: 'unknown',
      })
    },
  )

  test.each(answered)('%s: a refusal, even if someone else has changed the user meanwhile', async (kind) => {
    const { api } = createFakeApi(failure(kind), wire({ roleId: owner }))
    await expect(sendAndVerify(api, toAdmin, ignore, before)).rejects.toMatchObject({ kind, effect: 'none' })
  })

  test('not done if the user is still as before', async () => {
    const { api } = createFakeApi(failure('network'), wire({ title: 'Changed by someone else' }))
    await expect(sendAndVerify(api, toAdmin, ignore, before)).rejects.toMatchObject({ effect: 'none' })
  })
})

test('`onRead` gets the user who was read again, even if the operation failed', async () => {
  const titles: (string | null)[] = []
  const { api } = createFakeApi(failure('conflict'), wire({ title: 'Changed by someone else' }))
  await expect(sendAndVerify(api, terminate, ({ title }) => titles.push(title))).rejects.toMatchObject({
    effect: 'none',
  })
  expect(titles).toEqual(['Changed by someone else'])
})
