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

const wire = (recentWrites: { status?: string | undefined; roleId?: string; title?: string } = {}) => ({
  id: userId,
  email: 'anna@example.com',
  roleId: recentWrites.roleId ?? member,
  profile: {
    firstName: 'Anna',
    lastName: null,
    title: recentWrites.title ?? null,
    status: 'status' in recentWrites ? recentWrites.status : 'ACTIVE',
  },
})

type Answer = unknown
const fails = (kind: ApiErrorKind) => new ApiError({ kind })

/** An API that answers the write and the reading after it with these; an error is thrown. Counts the writes. */
function fake(write: Answer, read?: Answer) {
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

/** Where it is of no interest who was told. */
const seen = () => {}

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
    const { api, calls } = fake(after)
    expect(await sendAndVerify(api, request, seen)).toMatchObject({ known: 'answered', user: { id: userId } })
    expect(calls).toEqual([call])
  })

  test('MFA reset reads the person again, since its answer is empty', async () => {
    const { api, calls } = fake(null, wire())
    expect(await sendAndVerify(api, resetMfa, seen)).toMatchObject({
      known: 'answered',
      user: { id: userId },
    })
    expect(calls).toEqual(['POST /organizations/users/id/reset-mfa', 'GET /organizations/users/id'])
  })
})

describe('whatever body a success has', () => {
  test.each([
    ['nothing', null],
    ['something else', { ok: true }],
    ['a list', []],
    ['another person', { ...wire({ status: 'TERMINATED' }), id: owner }],
    ['the person as before', wire()],
  ])('%s: the person is read again', async (_, body) => {
    const { api, calls } = fake(body, wire({ status: 'TERMINATED' }))
    expect(await sendAndVerify(api, terminate, seen)).toMatchObject({
      known: 'answered',
      user: { status: 'TERMINATED' },
    })
    expect(calls).toHaveLength(2)
  })

  test('a person who does not show it then was not changed, whoever answered', async () => {
    const { api } = fake({ success: true }, wire())
    await expect(sendAndVerify(api, terminate, seen)).rejects.toMatchObject({
      kind: 'unreadable',
      effect: 'none',
    })
  })

  test.each<[string, OperationRequest, unknown]>([
    ['can’t be read', terminate, fails('server')],
    ['can’t show it', resetMfa, wire()],
  ])('something else, of a person who then %s: it is not known', async (_, request, read) => {
    const { api } = fake({ success: true }, read)
    await expect(sendAndVerify(api, request, seen)).rejects.toMatchObject({
      kind: 'unreadable',
      effect: 'unknown',
    })
  })

  test('the person as before, who then can’t be read: it is not known', async () => {
    const { api } = fake(wire(), fails('server'))
    await expect(sendAndVerify(api, terminate, seen)).rejects.toMatchObject({
      kind: 'unreadable',
      effect: 'unknown',
    })
  })

  test('the person with a status that can’t be read: they are read again', async () => {
    const { api, calls } = fake({ ...wire(), profile: { status: [] } }, wire())
    await expect(sendAndVerify(api, terminate, seen)).rejects.toMatchObject({ effect: 'none' })
    expect(calls).toHaveLength(2)
  })

  test('nothing, of a person who then can’t be read: it is done', async () => {
    const { api } = fake(null, fails('server'))
    expect(await sendAndVerify(api, terminate, seen)).toEqual({ known: 'answered', user: null })
  })
})

const unclear = ['network', 'timeout', 'server', 'unreadable'] as const
const answered = ['invalid', 'conflict'] as const

describe('after an unclear answer the person is read again, and the write never repeated', () => {
  test.each([...unclear, ...answered])('%s, though it was done', async (kind) => {
    const { api, calls } = fake(fails(kind), wire({ status: 'TERMINATED' }))
    expect(await sendAndVerify(api, terminate, seen)).toMatchObject({
      known: 'seen',
      user: { status: 'TERMINATED' },
    })
    expect(calls).toEqual(['POST /organizations/users/id/terminate', 'GET /organizations/users/id'])
  })

  test.each([...unclear, ...answered])('%s, and it was not done', async (kind) => {
    const { api, calls } = fake(fails(kind), wire())
    await expect(sendAndVerify(api, terminate, seen)).rejects.toMatchObject({ kind, effect: 'none' })
    expect(calls).toHaveLength(2)
  })

  test.each([...unclear, ...answered])('%s, and the person can’t be read', async (kind) => {
    const { api } = fake(fails(kind), fails('network'))
    await expect(sendAndVerify(api, terminate, seen)).rejects.toMatchObject({ kind, effect: 'unknown' })
  })

  test.each(unclear)('%s, where reading can’t tell', async (kind) => {
    await expect(sendAndVerify(fake(fails(kind), wire()).api, resetMfa, seen)).rejects.toMatchObject({
      kind,
      effect: 'unknown',
    })
    const withoutStatus = fake(fails(kind), wire({ status: undefined }))
    await expect(sendAndVerify(withoutStatus.api, terminate, seen)).rejects.toMatchObject({
      kind,
      effect: 'unknown',
    })
  })

  test.each(answered)('%s, where the person could show it and does not', async (kind) => {
    const withoutStatus = fake(fails(kind), wire({ status: undefined }))
    await expect(sendAndVerify(withoutStatus.api, terminate, seen)).rejects.toMatchObject({
      kind,
      effect: 'unknown',
    })
  })

  test.each(unclear)('%s, and reading gives someone else', async (kind) => {
    const someoneElse = { ...wire({ status: 'TERMINATED' }), id: owner }
    await expect(sendAndVerify(fake(fails(kind), someoneElse).api, terminate, seen)).rejects.toMatchObject({
      kind,
      effect: 'unknown',
    })
  })

  test.each(answered)('%s of an MFA reset is a refusal', async (kind) => {
    await expect(sendAndVerify(fake(fails(kind), wire()).api, resetMfa, seen)).rejects.toMatchObject({
      kind,
      effect: 'none',
    })
  })
})

test.each(['unauthorized', 'forbidden', 'notFound', 'rateLimited'] as const)(
  '%s: nothing was done, nothing to read',
  async (kind) => {
    const { api, calls } = fake(fails(kind), wire({ status: 'TERMINATED' }))
    await expect(sendAndVerify(api, terminate, seen)).rejects.toMatchObject({ kind, effect: 'none' })
    expect(calls).toHaveLength(1)
  },
)

describe('a person who was read right before', () => {
  const before = v.parse(UserSchema, wire())

  test.each(['network', 'server'] as const)(
    '%s: neither as before nor as asked for is not known',
    async (kind) => {
      const { api } = fake(fails(kind), wire({ roleId: owner, status: 'SUSPENDED' }))
      await expect(sendAndVerify(api, toAdmin, seen, before)).rejects.toMatchObject({
        kind,
        effect: 'unknown',
      })
    },
  )

  test('as before still: it was not done', async () => {
    const { api } = fake(fails('network'), wire({ title: 'Changed by someone else' }))
    await expect(sendAndVerify(api, toAdmin, seen, before)).rejects.toMatchObject({ effect: 'none' })
  })
})

test('whoever was read again is told, also where the operation failed', async () => {
  const told: (string | null)[] = []
  const { api } = fake(fails('conflict'), wire({ title: 'Changed by someone else' }))
  await expect(sendAndVerify(api, terminate, ({ title }) => told.push(title))).rejects.toMatchObject({
    effect: 'none',
  })
  expect(told).toEqual(['Changed by someone else'])
})
