import { http, HttpResponse } from 'msw/http'
import { errorAnswer, json, Refusal } from './answers.ts'
import type { Organization } from './db.ts'
import type { OrganizationOptions } from './options.ts'
import { readBody, readPage, readText, readUuid, refuseBody, refuseQuery } from './validate.ts'
import type { CallName } from '../api/http.ts'
import type { Row } from './wire.ts'

interface Context {
  organization: Organization
  request: Request
  url: URL
  userId: string
}

type Handle = (context: Context) => Response | Promise<Response>

/**
 * The API's endpoints, at any base. They are strict, so that a request that a real server might refuse is refused here
 * too. `organizationOf` gives the organization whose token it is.
 */
export function createHandlers(organizationOf: (token: string | null) => Organization | undefined) {
  const on =
    (call: CallName, handle: Handle) =>
    async ({ request, params }: { request: Request; params: Record<string, unknown> }) => {
      const userId = typeof params.userId === 'string' ? params.userId : ''
      const organization = organizationOf(request.headers.get('Authorization'))
      const answer = await refusing(async () => {
        const context = {
          organization: authorized(request, organization),
          request,
          url: new URL(request.url),
          userId,
        }
        return carriedOut(call, handle, context)
      })
      if (organization) await latency(organization, call)
      return answer
    }

  const onUser = (call: CallName, handle: Handle) =>
    on(call, (context) => {
      refuseQuery(context.url)
      readUuid('userId', context.userId)
      return handle(context)
    })

  const onWrite = (call: CallName, write: (context: Context) => Row | Promise<Row>) =>
    onUser(call, async (context) => {
      const before = context.organization.user(context.userId)
      const after = await write(context)
      return writeAnswers[context.organization.options().writeAnswers](before, after)
    })

  const user = '*/organizations/users/:userId'
  return [
    http.get(
      '*/organizations/users',
      on('getUsers', ({ organization, url }) => {
        const { page, size } = readPage(url)
        return json(organization.page(page, size))
      }),
    ),
    http.get(
      user,
      onUser('getUser', ({ organization, userId }) => json(organization.user(userId))),
    ),
    http.put(
      `${user}/profile`,
      onWrite('updateProfile', async ({ organization, request, userId }) => {
        const body = await readBody(request, ['firstName', 'lastName', 'title'])
        return organization.updateProfile(userId, {
          firstName: readText('firstName', body.firstName),
          lastName: readText('lastName', body.lastName),
          title: readText('title', body.title),
        })
      }),
    ),
    http.put(
      `${user}/role`,
      onWrite('changeRole', async ({ organization, request, userId }) =>
        organization.changeRole(userId, await readRoleId(request)),
      ),
    ),
    http.post(
      `${user}/terminate`,
      onWrite('terminate', async ({ organization, request, userId }) => {
        await refuseBody(request)
        return organization.terminate(userId)
      }),
    ),
    http.post(
      `${user}/reinstate`,
      onWrite('reinstate', async ({ organization, request, userId }) =>
        organization.reinstate(userId, await readRoleId(request)),
      ),
    ),
    http.post(
      `${user}/reset-mfa`,
      onUser('resetMfa', async ({ organization, request, userId }) => {
        await refuseBody(request)
        organization.resetMfa(userId)
        return new HttpResponse(null, { status: 204 })
      }),
    ),
    http.get(
      '*/organizations/roles',
      on('getRoles', ({ organization, url }) => {
        refuseQuery(url)
        return json(organization.roles())
      }),
    ),
  ]
}

async function refusing(handle: () => Promise<Response>): Promise<Response> {
  try {
    return await handle()
  } catch (error) {
    if (error instanceof Refusal) return errorAnswer(error.status, error.errors)
    throw error
  }
}

async function carriedOut(call: CallName, handle: Handle, context: Context): Promise<Response> {
  permitted(context.organization, call)
  const fault = context.organization.nextFault(call, context.userId)
  if (fault && !fault.done) return fault.answer()
  const answer = await handle(context)
  return fault ? fault.answer() : answer
}

function authorized(request: Request, organization: Organization | undefined): Organization {
  if (organization) return organization
  const header = request.headers.get('Authorization')
  if (header === null) throw new Refusal(401, { code: 'token_missing', message: 'There is no token.' })
  throw new Refusal(401, {
    code: 'token_invalid',
    message: /^bearer\s/i.test(header)
      ? 'Authorization must be the token itself, without “Bearer”.'
      : 'The token is invalid or was revoked.',
  })
}

function permitted(organization: Organization, call: CallName) {
  const permission = call === 'resetMfa' ? 'can_reset_2fa' : 'can_manage_users'
  if (!organization.options().lacks.includes(permission)) return
  throw new Refusal(403, {
    code: 'insufficient_permissions',
    message: `The token does not have the permission ${permission}.`,
  })
}

async function readRoleId(request: Request): Promise<string> {
  const { roleId } = await readBody(request, ['roleId'])
  return readUuid('roleId', roleId)
}

/** What a write answers is open in the contract. */
const writeAnswers: Record<OrganizationOptions['writeAnswers'], (before: Row, after: Row) => Response> = {
  user: (_, after) => json(after),
  nothing: () => new HttpResponse(null, { status: 200 }),
  noContent: () => new HttpResponse(null, { status: 204 }),
  other: () => json({ ok: true }),
  stale: (before) => json(before),
}

async function latency(organization: Organization, call: CallName) {
  const { latency: all } = organization.options()
  const ms = typeof all === 'number' ? all : (all[call] ?? 0)
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
}
