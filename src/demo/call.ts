import { errorResponse, jsonResponse, Refusal } from './answers.ts'
import { HttpResponse } from 'msw/http'
import type { Organization } from './db.ts'
import type { OrganizationOptions } from './options.ts'
import { isRow } from './userRow.ts'
import type { CallName } from '../api/http.ts'
import type { Row } from './wire.ts'

/** A call to the API. */
export interface Context {
  organization: Organization
  request: Request
  url: URL
  userId: string
  enrollmentId: string
}

/** Answers a call. Throws Refusal. */
export type Handler = (context: Context) => Response | Promise<Response>

/** What MSW gives a handler. */
interface MockedCall {
  request: Request
  params: Record<string, unknown>
}

/** Creates the handler of a call, which checks the token and its permission, and plays the faults of the organization. */
export type Handle = ReturnType<typeof createHandle>

/** Returns a function that creates handlers. `organizationOf` finds the organization of a token. */
export function createHandle(organizationOf: (token: string | null) => Organization | undefined) {
  return (call: CallName, handler: Handler) =>
    async ({ request, params }: MockedCall) => {
      const param = (name: string) => (typeof params[name] === 'string' ? params[name] : '')
      const organization = organizationOf(request.headers.get('Authorization'))
      const answer = await catchRefusals(async () => {
        const context = {
          organization: authorize(request, organization),
          request,
          url: new URL(request.url),
          userId: param('userId'),
          enrollmentId: param('enrollmentId'),
        }
        return runWithFaults(call, handler, context)
      })
      if (organization) await delayAnswer(organization, call)
      return answer
    }
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
  const fault = context.organization.nextFault(call, await subjectOf(call, context))
  if (fault && !fault.done) return fault.answer()
  const answer = await handler(context)
  return fault ? fault.answer() : answer
}

/** Returns the id of the user or invitation that a call is about, or the address that is invited. */
async function subjectOf(call: CallName, { request, userId, enrollmentId }: Context): Promise<string> {
  if (call !== 'createEnrollment') return userId || enrollmentId
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null)
  return isRow(body) && typeof body.email === 'string' ? body.email : ''
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
  const { enrollments } = organization.options()
  if (enrollmentCalls.has(call) && enrollments === 'missing')
    throw new Refusal(404, { code: 'not_found', message: 'Not found.' })
  if (enrollmentCalls.has(call) && enrollments === 'refused')
    throw new Refusal(403, {
      code: 'insufficient_permissions',
      message: 'The token may not manage enrollments.',
    })
  const permission = call === 'resetMfa' ? 'can_reset_2fa' : 'can_manage_users'
  if (!organization.options().lacks.includes(permission)) return
  throw new Refusal(403, {
    code: 'insufficient_permissions',
    message: `The token does not have the permission ${permission}.`,
  })
}

const enrollmentCalls = new Set<CallName>([
  'getEnrollments',
  'createEnrollment',
  'resendEnrollment',
  'cancelEnrollment',
])

/** Answers of a write. The contract does not define them. */
export const writeAnswers: Record<
  OrganizationOptions['writeAnswers'],
  (before: Row, after: Row) => Response
> = {
  user: (_, after) => jsonResponse(after),
  nothing: () => new HttpResponse(null, { status: 200 }),
  noContent: () => new HttpResponse(null, { status: 204 }),
  other: () => jsonResponse({ ok: true }),
  stale: (before) => jsonResponse(before),
}

/** Step of a delay, in milliseconds: when the latency is lowered, calls on their way are answered this soon. */
const stepMs = 20

async function delayAnswer(organization: Organization, call: CallName) {
  const startedAt = performance.now()
  for (;;) {
    const { latency } = organization.options()
    const ms = typeof latency === 'number' ? latency : (latency[call] ?? 0)
    const left = startedAt + ms - performance.now()
    if (left <= 0 || organization.takeRelease(call)) return
    await new Promise((resolve) => setTimeout(resolve, Math.min(left, stepMs)))
  }
}
