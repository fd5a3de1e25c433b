import * as fc from 'fast-check'
import { type Fault, faultNames } from '../src/demo/faults.ts'
import { roleIds } from '../src/demo/roles.ts'
import type { Row } from '../src/demo/wire.ts'
import type { InvitationName } from '../src/operations/invitation.ts'

/* Arbitrary plans about invitations, and what may happen while they run. */

const maxAddresses = 7
/** An address by number. Scenarios with fewer addresses take the remainder. */
const someone = fc.nat({ max: maxAddresses - 1 })

export const addressOf = (who: number) => `new${who}@example.com`
export const enrollmentIdOf = (who: number) => `${String(who).padStart(8, '0')}-eeee-4000-8000-000000000000`

/** What the server has for an address before the preview. */
const startStates = [
  'nothing',
  'PENDING',
  'EXPIRED',
  'CANCELLED',
  'ACCEPTED',
  'member',
  'terminated',
] as const
export type StartState = (typeof startStates)[number]

/** What someone else does to an address. */
export type OtherChange = 'invite' | 'resend' | 'cancel' | 'expire' | 'accept'

const invitationCalls = ['createEnrollment', 'resendEnrollment', 'cancelEnrollment'] as const

const fault = fc.record({
  call: fc.constantFrom(...invitationCalls, ...invitationCalls, 'getEnrollments' as const),
  fault: fc.constantFrom<Fault>(...faultNames),
  times: fc.integer({ min: 1, max: 3 }),
})

const step = fc.record({
  after: fc.oneof(fc.nat({ max: 400 }), fc.nat({ max: 3000 })),
  what: fc.constantFrom(...(['pause', 'resume', 'cancel', 'change', 'change', 'change', 'expire'] as const)),
  who: someone,
  how: fc.constantFrom<OtherChange>('invite', 'invite', 'resend', 'cancel', 'expire', 'accept'),
})

/** A plan about invitations, and what happens before and while it runs. */
export const invitationScenario = fc.record({
  operation: fc.constantFrom<InvitationName>('invite', 'invite', 'resend', 'cancelInvitation'),
  starts: fc.array(fc.constantFrom<StartState>('nothing', 'nothing', ...startStates), {
    minLength: 2,
    maxLength: maxAddresses,
  }),
  /** Addresses that are listed a second time. */
  twice: fc.array(someone, { maxLength: 2 }),
  faults: fc.array(fault, { maxLength: 5 }),
  retryAfter: fc.constantFrom(null, '0'),
  before: fc.array(step, { maxLength: 2 }),
  steps: fc.array(step, { maxLength: 5 }),
  retries: fc.nat({ max: 2 }),
  undo: fc.boolean(),
  options: fc.record({
    writeAnswers: fc.constantFrom('user', 'user', 'nothing', 'noContent', 'other', 'stale'),
    enrollmentFilter: fc.constantFrom('status', 'status', 'ignored', 'refused'),
    enrollmentDefault: fc.constantFrom('all', 'all', 'pending'),
    enrollmentFields: fc.constantFrom('all', 'contract'),
    inviteAgain: fc.constantFrom('refused', 'sent'),
    resends: fc.constantFrom('open', 'pending'),
    maxSize: fc.constantFrom(2, 1000),
    saysTotal: fc.boolean(),
    saysSize: fc.boolean(),
  }),
  seed: fc.nat(),
})
export type InvitationScenario = typeof invitationScenario extends fc.Arbitrary<infer T> ? T : never

/** The invitation that the server has at first; none for other states. */
export function startEnrollment(state: StartState, who: number, now: number): Row[] {
  if (state === 'nothing' || state === 'member' || state === 'terminated') return []
  return [
    {
      enrollmentId: enrollmentIdOf(who),
      email: addressOf(who),
      status: state,
      lastInvitationSentAt: new Date(now - 10 * 86_400_000).toISOString(),
      roleId: roleIds.member,
    },
  ]
}

/** The user that the server has at first; none for other states. */
export function startUser(state: StartState, who: number): Row[] {
  if (state !== 'ACCEPTED' && state !== 'member' && state !== 'terminated') return []
  return [
    {
      id: `${String(who).padStart(8, '0')}-aaaa-4000-8000-000000000000`,
      idpId: null,
      email: addressOf(who),
      roleId: roleIds.member,
      profile: {
        firstName: 'New',
        lastName: String(who),
        status: state === 'terminated' ? 'TERMINATED' : 'ACTIVE',
      },
      createdDateTime: '2026-01-01T00:00:00Z',
    },
  ]
}
