import { type Fault, faultNames, faults } from './faults.ts'
import type { FaultRule } from './options.ts'
import { people } from './people.ts'
import { createRandom } from './random.ts'
import { roleIds } from './roles.ts'
import { isRow } from './userRow.ts'
import type { EnrollmentResponse, Row } from './wire.ts'

const day = 86_400_000

/** Share of each status, out of twelve. */
const statuses = [
  ...Array<string>(5).fill('PENDING'),
  ...Array<string>(3).fill('EXPIRED'),
  ...Array<string>(3).fill('ACCEPTED'),
  'CANCELLED',
]

/**
 * Creates invitations as the API would send them, newest first: the same ones for the same seed and `now`. `members` are
 * those who accepted one.
 */
export function invitations(
  count: number,
  seed: number,
  now = Date.now(),
  members: readonly Row[] = [],
): EnrollmentResponse[] {
  const random = createRandom(seed)
  const invited = people(count, seed, now)
  return invited
    .map(({ email, roleId, profile }, index): EnrollmentResponse => {
      const status = statuses[index % statuses.length] ?? 'PENDING'
      const member = status === 'ACCEPTED' ? members[index % members.length] : undefined
      const names: Row = isRow(member?.profile) ? member.profile : profile
      // Pending ones are a week old at most; the others are up to half a year.
      const age = status === 'PENDING' ? random.fraction() * 7 : 8 + random.fraction() * 170
      return {
        enrollmentId: random.uuid(),
        email: readText(member?.email) ?? email.replace('@', '@new.'),
        status,
        lastInvitationSentAt: new Date(now - age * day).toISOString(),
        roleId: readText(member?.roleId) ?? (random.chance(0.8) ? roleIds.member : roleId),
        firstName: readText(names.firstName),
        lastName: readText(names.lastName),
        title: readText(names.title),
        invitedBy: random.pick(['Anna Kowalska', 'James Okafor']),
      }
    })
    .toSorted((a, b) => String(b.lastInvitationSentAt).localeCompare(String(a.lastInvitationSentAt)))
}

function readText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

const awkward: Record<string, Row> = {
  'unknown-status': { status: 'ON_HOLD' },
  'no-status': { status: undefined },
  'never-sent': { lastInvitationSentAt: null },
  'only-the-contract': { roleId: undefined, firstName: undefined, lastName: undefined, title: undefined },
  'with-a-link': {
    token: 'eyJhbGciOiJub25lIn0.eyJtYWRlIjoidXAifQ.not-a-real-secret-token',
    invitationUrl: 'https://app.example.com/join?token=not-a-real-secret-token',
  },
  formula: { firstName: '=SUM(1,"y")', lastName: '+1' },
  invalid: { lastInvitationSentAt: 'yesterday', roleId: 7, firstName: ['Awkward'] },
}

/** Invitations that strain a dashboard, and one without a usable id. Always the same. */
export function awkwardInvitations(): Row[] {
  const rows = Object.entries(awkward).map(([what, fields], number) => {
    const row = {
      enrollmentId: `ea0000${String(number).padStart(2, '0')}-0000-4000-8000-000000000000`,
      email: `${what}@invited.example.com`,
      status: 'PENDING',
      lastInvitationSentAt: '2026-01-15T08:30:00Z',
      roleId: roleIds.member,
      firstName: 'Awkward',
      lastName: what,
      title: null,
    }
    return Object.assign(row, fields)
  })
  return [...rows, { enrollmentId: null, email: 'no-id@invited.example.com', status: 'PENDING' }]
}

interface InvitationSentinel {
  enrollment: EnrollmentResponse
  rules: FaultRule[]
}

/**
 * Invitations that trigger a fault: sending `invited-500` again or cancelling it fails with 500. Inviting
 * `invite-500`, who is on no list, does too.
 */
export const invitationSentinels: InvitationSentinel[] = faultNames.map(createSentinel)

function createSentinel(fault: Fault, number: number): InvitationSentinel {
  const enrollmentId = `ef0000${String(number).padStart(2, '0')}-0000-4000-8000-000000000000`
  return {
    enrollment: {
      enrollmentId,
      email: `invited-${fault}@faults.example.com`,
      status: 'PENDING',
      lastInvitationSentAt: '2026-01-10T12:00:00Z',
      roleId: roleIds.member,
      firstName: 'Fault',
      lastName: `Invitation ${fault}`,
      title: `Every change ${faults[fault].description}`,
    },
    rules: [
      { call: 'resendEnrollment', enrollmentId, fault },
      { call: 'cancelEnrollment', enrollmentId, fault },
      { call: 'createEnrollment', email: `invite-${fault}@faults.example.com`, fault },
    ],
  }
}
