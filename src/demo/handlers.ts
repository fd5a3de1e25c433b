import { http, HttpResponse } from 'msw/http'
import { errorResponse, jsonResponse, Refusal } from './answers.ts'
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

type Handler = (context: Context) => Response | Promise<Response>

/**
 * Creates the API's endpoints, at any base URL. They refuse everything that a real server might refuse. `organizationOf`
 * finds the organization of a token.
 */
export function createHandlers(organizationOf: (token: string | null) => Organization | undefined) {
  const handle =
    (call: CallName, handler: Handler) =>
    async ({ request, params }: { request: Request; params: Record<string, unknown> }) => {
      const userId = typeof params.userId === 'string' ? params.userId : ''
      const organization = organizationOf(request.headers.get('Authorization'))
      const answer = await catchRefusals(async () => {
        const context = {
          organization: authorize(request, organization),
          request,
          url: new URL(request.url),
          userId,
        }
        return runWithFaults(call, handler, context)
      })
      if (organization) await delayAnswer(organization, call)
      return answer
    }

  const handleUser = (call: CallName, handler: Handler) =>
    handle(call, (context) => {
      refuseQuery(context.url)
      readUuid('userId', context.userId)
      return handler(context)
    })

  const handleWrite = (call: CallName, write: (context: Context) => Row | Promise<Row>) =>
    handleUser(call, async (context) => {
      const before = context.organization.user(context.userId)
      const after = await write(context)
      return writeAnswers[context.organization.options().writeAnswers](before, after)
    })

  const user = '*/organizations/users/:userId'
  return [
    http.get(
      '*/organizations/users',
      handle('getUsers', ({ organization, url }) => {
        const { page, size } = readPage(url)
        return jsonResponse(organization.page(page, size))
      }),
    ),
    http.get(
      user,
      handleUser('getUser', ({ organization, userId }) => jsonResponse(organization.user(userId))),
    ),
    http.put(
      `${user}/profile`,
      handleWrite('updateProfile', async ({ organization, request, userId }) => {
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
      handleWrite('changeRole', async ({ organization, request, userId }) =>
        organization.changeRole(userId, await readRoleId(request)),
      ),
    ),
    http.post(
      `${user}/terminate`,
      handleWrite('terminate', async ({ organization, request, userId }) => {
        await refuseBody(request)
        return organization.terminate(userId)
      }),
    ),
    http.post(
      `${user}/reinstate`,
      handleWrite('reinstate', async ({ organization, request, userId }) =>
        organization.reinstate(userId, await readRoleId(request)),
      ),
    ),
    http.post(
      `${user}/reset-mfa`,
      handleUser('resetMfa', async ({ organization, request, userId }) => {
        await refuseBody(request)
        organization.resetMfa(userId)
        return new HttpResponse(null, { status: 204 })
      }),
    ),
    http.get(
      '*/organizations/roles',
      handle('getRoles', ({ organization, url }) => {
        refuseQuery(url)
        return jsonResponse(organization.roles())
      }),
    ),
  ]
}

async function catchRefusals(answer: () => Promise<Response>): Promise<Response> {
  try {
    return await answer()
  } catch (error) {
    if (error instanceof Refusal) return errorResponse(error.status, error.errors)
    throw error
  }
}

async function runWithFaults(call: CallName, handler: Handler, context: Context): Promise<Response> {
  checkPermission(context.organization, call)
  const fault = context.organization.nextFault(call, context.userId)
  if (fault && !fault.done) return fault.answer()
  const answer = await handler(context)
  return fault ? fault.answer() : answer
}

function authorize(request: Request, organization: Organization | undefined): Organization {
  if (organization) return organization
  const header = request.headers.get('Authorization')
  if (header === null) throw new Refusal(401, { code: 'token_missing', message: 'The token is missing.' })
  throw new Refusal(401, {
    code: 'token_invalid',
    message: /^bearer\s/i.test(header)
      ? 'Authorization must contain only the token, without “Bearer”.'
      : 'The token is invalid or was revoked.',
  })
}

function checkPermission(organization: Organization, call: CallName) {
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

/** Answers of a write. The contract does not define them. */
const writeAnswers: Record<OrganizationOptions['writeAnswers'], (before: Row, after: Row) => Response> = {
  user: (_, after) => jsonResponse(after),
  nothing: () => new HttpResponse(null, { status: 200 }),
  noContent: () => new HttpResponse(null, { status: 204 }),
  other: () => jsonResponse({ ok: true }),
  stale: (before) => jsonResponse(before),
}

async function delayAnswer(organization: Organization, call: CallName) {
  const { latency } = organization.options()
  const ms = typeof latency === 'number' ? latency : (latency[call] ?? 0)
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
}
