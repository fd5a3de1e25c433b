import { Refusal } from '../../src/demo/answers.ts'
import { createOrganization, type Organization } from '../../src/demo/db.ts'
import { roleIds } from '../../src/demo/roles.ts'
import type { CallName } from '../../src/api/http.ts'
import { createDesk } from '../../src/desk/desk.ts'
import { loadNoDemo } from '../fakeServer.ts'
import { memberIds, terminatedId, testUsers } from '../testUsers.ts'
import { mutateJson, type Mutation, toResponse } from './mutation.ts'
import { callOf, execute } from './serverCalls.ts'

export const [activeId = '', otherId = ''] = memberIds
export { terminatedId }
export const adminRoleId = roleIds.admin
/** Four people: these three and the first user, who is an owner. */
const users = testUsers.filter(
  ({ id }, index) => index === 0 || [activeId, otherId, terminatedId].includes(id),
)
/** More requests than this for four people are an endless loop. */
const maxRequests = 300

/** An answer to an attacked call. */
export interface MutatedAnswer {
  /** The valid JSON. */
  valid: unknown
  /** The text that was sent instead. */
  text: string
}

/** How the server answers a call. */
export interface Attack {
  call: CallName
  /** Whether the server carries out the write. */
  done: boolean
  mutation: Mutation
  /** Only for the first such call. */
  once: boolean
  /** Only before a write was sent, or only after it. Always if left out. */
  when?: 'before' | 'after'
}

/** An invitation whose link and token must not leave the API client. */
export const hostileInvitation = {
  enrollmentId: '0000abcd-eeee-4000-8000-000000000000',
  email: 'invited@example.com',
  status: 'PENDING',
  lastInvitationSentAt: '2026-11-01T10:00:00Z',
  acceptUrl: 'https://app.example.com/join?code=8f14e45fceea167a5a36dedd4bea2543',
}

/**
 * Creates a desk and a server that carries out writes or not, and mutates its answers, as the attacks say. Nothing is
 * mutated before `enableAttacks(true)`.
 */
export function createHostileDesk(attacks: Attack[]) {
  const resets: string[] = []
  const organization: Organization = {
    ...createOrganization({ users, invitations: [hostileInvitation] }),
    resetMfa: (userId) => void resets.push(userId),
  }
  const mutatedAnswers = new Map<Attack, MutatedAnswer>()
  const sentWrites: CallName[] = []
  let rejectFlooded = () => {}
  const flooded = new Promise<never>((_, reject) => {
    rejectFlooded = () => reject(new Error('The desk sends requests in an endless loop.'))
  })
  flooded.catch(() => {})
  let isEnabled = false
  let requestCount = 0

  const isRead = (call: CallName) => call.startsWith('get')

  const fetch = async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const { call, userId } = callOf(url, request.method)
    if (++requestCount > maxRequests) {
      rejectFlooded()
      return new Promise(() => {})
    }
    if (!isRead(call)) sentWrites.push(call)
    const when = sentWrites.length > 0 ? 'after' : 'before'
    const isDue = (attack: Attack) =>
      attack.call === call && !(attack.once && mutatedAnswers.has(attack)) && (attack.when ?? when) === when
    const attack = isEnabled ? attacks.find(isDue) : undefined
    const json = await answer(call, userId, url, request, attack)
    if (!attack) return json instanceof Response ? json : Response.json(json ?? null)
    const response =
      json instanceof Response ? json : toResponse(mutateJson(json, attack.mutation.changes), attack.mutation)
    mutatedAnswers.set(attack, { valid: json, text: await response.clone().text() })
    return response
  }

  /** Carries out a call unless the attack prevents it. A write that is not carried out is answered with the person. */
  const answer = async (call: CallName, userId: string, url: URL, request: Request, attack?: Attack) => {
    try {
      const isDone = attack?.done ?? true
      if (isDone || isRead(call)) return await execute(organization, call, userId, url, request)
      if (call === 'resetMfa' || call === 'createEnrollment') return undefined
      return call.endsWith('Enrollment') ? organization.enrollment(userId) : organization.user(userId)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return Response.json({ fingerprint: 'f', errors: error.errors }, { status: error.status })
    }
  }

  const events: unknown[] = []
  const desk = createDesk({
    transport: {
      fetch,
      base: 'http://api.test',
      timeout: 30_000,
      // Answers come at once, so timeouts never pass and pauses take no time.
      delay: (ms) => (ms === 30_000 ? new Promise(() => {}) : Promise.resolve()),
    },
    loadDemo: loadNoDemo,
    notify: (_, detail) => events.push(detail),
  })

  return {
    desk,
    /** Details of everything that the desk has notified pages of. */
    events,
    /** The writes that were sent. */
    sentWrites,
    mutatedAnswers,
    /** Rejects if the desk sends requests in an endless loop. */
    flooded,
    enableAttacks(enabled: boolean) {
      isEnabled = enabled
    },
    /** Whether the server has changed anything. */
    isChanged: () => resets.length > 0 || organization.users().some((row, index) => row !== users[index]),
  }
}
