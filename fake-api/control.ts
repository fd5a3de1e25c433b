import { randomBytes } from 'node:crypto'
import { http, HttpResponse } from 'msw/http'
import { createOrganization, type Organization } from '../src/demo/db.ts'
import { invitations } from '../src/demo/invitations.ts'
import type { FaultRule, OrganizationOptions } from '../src/demo/options.ts'
import { people } from '../src/demo/people.ts'
import type { Row } from '../src/demo/wire.ts'
import type { Received } from './listen.ts'

/** Options of a new organization. */
export interface Wanted extends Partial<OrganizationOptions> {
  /** Number of people, or the people in the API's JSON. Default: 20. */
  people?: number | Row[]
  /** Number of invitations, or the invitations in the API's JSON. Default: 0. */
  invitations?: number | Row[]
  /** Seed of the generated people and invitations. Default: 1. */
  seed?: number
}

/** Changes to an organization. */
export interface Changes extends Partial<OrganizationOptions> {
  /** Whether its token is refused. */
  revoked?: boolean
}

interface Entry {
  organization: Organization
  requests: Received[]
  revoked: boolean
}

const entries = new Map<string, Entry>()

/** Returns the organization of a token; undefined if the token is unknown or revoked. */
export function organizationOf(token: string | null): Organization | undefined {
  const entry = entries.get(token ?? '')
  return entry?.revoked ? undefined : entry?.organization
}

/** Records a request for the test whose token it carries. */
export function recordRequest(token: string | null, received: Received) {
  entries.get(token ?? '')?.requests.push(received)
}

const answer = (body: unknown, status = 200) => new HttpResponse(JSON.stringify(body), { status })
const done = () => new HttpResponse(null, { status: 204 })

/** Returns the entry of the token in the path. Throws a 404 response if there is none: MSW answers with it. */
function entryOf(params: Record<string, unknown>): Entry {
  const entry = entries.get(String(params.token))
  // oxlint-disable-next-line typescript/only-throw-error
  if (!entry) throw answer({ error: 'No such organization.' }, 404)
  return entry
}

type Params = Record<'token' | 'id', string>

const all = '*/__control/organizations'
const one = `${all}/:token`

/** Handlers by which tests control the fake API. */
export const control = [
  http.get('*/__control/health', () => answer({ organizations: entries.size })),

  http.post<never, Wanted>(all, async ({ request }) => {
    const { people: given = 20, invitations: invited = 0, seed = 1, ...options } = await request.json()
    const users = typeof given === 'number' ? people(given, seed) : given
    const enrollments =
      typeof invited === 'number' ? invitations(invited, seed + 1, Date.now(), users) : invited
    const token = `tot_${randomBytes(26).toString('hex')}`
    entries.set(token, {
      organization: createOrganization({ users, invitations: enrollments, ...options }),
      requests: [],
      revoked: false,
    })
    return answer({ token, invitations: enrollments, ...(users.length <= 2000 ? { users } : {}) }, 201)
  }),

  http.get(one, ({ params }) => {
    const { organization, requests } = entryOf(params)
    const mails = organization.mails()
    return answer({ users: organization.users(), invitations: organization.enrollments(), mails, requests })
  }),

  http.patch<Params, Changes>(one, async ({ request, params }) => {
    const entry = entryOf(params)
    const { revoked = entry.revoked, ...options } = await request.json()
    entry.revoked = revoked
    entry.organization.change(options)
    return done()
  }),

  http.delete(one, ({ params }) => {
    entries.delete(String(params.token))
    return done()
  }),

  http.post<Params, FaultRule>(`${one}/faults`, async ({ request, params }) => {
    entryOf(params).organization.addFault(await request.json())
    return done()
  }),

  http.post<Params, { user: Row; place?: number }>(`${one}/users`, async ({ request, params }) => {
    const { user, place } = await request.json()
    entryOf(params).organization.insert(user, place)
    return done()
  }),

  http.patch<Params, Row>(`${one}/users/:id`, async ({ request, params }) =>
    answer(entryOf(params).organization.edit(params.id, await request.json())),
  ),

  http.delete(`${one}/users/:id`, ({ params }) => {
    entryOf(params).organization.remove(String(params.id))
    return done()
  }),

  http.post<Params, { enrollment: Row; place?: number }>(
    `${one}/enrollments`,
    async ({ request, params }) => {
      const { enrollment, place } = await request.json()
      entryOf(params).organization.insertEnrollment(enrollment, place)
      return done()
    },
  ),

  http.patch<Params, Row>(`${one}/enrollments/:id`, async ({ request, params }) =>
    answer(entryOf(params).organization.editEnrollment(params.id, await request.json())),
  ),

  http.post<Params>(`${one}/enrollments/:id/accept`, ({ params }) =>
    answer(entryOf(params).organization.accept(params.id)),
  ),

  http.delete(`${one}/enrollments/:id`, ({ params }) => {
    entryOf(params).organization.removeEnrollment(String(params.id))
    return done()
  }),
]
