import type { Fault } from './faults.ts'
import type { CallName } from '../api/http.ts'
import type { Permission } from './wire.ts'

/** Makes a call fail. */
export interface FaultRule {
  call: CallName
  /** Only calls about this user. All if left out. */
  userId?: string
  /** Only calls about this invitation. All if left out. */
  enrollmentId?: string
  /** Only invitations to this email address. All if left out. */
  email?: string
  fault: Fault
  /** Number of calls that fail. All if left out. */
  times?: number
}

/** How the server behaves where the contract leaves it open, and which calls fail. */
export interface OrganizationOptions {
  /** Maximum page size. */
  maxSize: number
  /** Whether a larger size is refused with 400 instead of being reduced to `maxSize`. */
  refuseLargeSize: boolean
  /** Whether a page includes `size` and `number`. */
  saysSize: boolean
  /** Whether a page includes `totalElements` and `totalPages`. */
  saysTotal: boolean
  /** Whether the endpoint that lists the roles exists. */
  roles: 'listed' | 'missing'
  /** Which object contains status and last activity. */
  statusIn: 'profile' | 'user'
  /** Whether the calls about invitations exist: `missing` answers them with 404, `refused` with 403. */
  enrollments: 'listed' | 'missing' | 'refused'
  /** Whether the list of invitations is filtered by the parameter `status`, ignores it, or refuses it with 400. */
  enrollmentFilter: 'status' | 'ignored' | 'refused'
  /** Which invitations are listed without a filter. */
  enrollmentDefault: 'all' | 'pending'
  /** Which fields of an invitation come back: all, or only those of the contract. */
  enrollmentFields: 'all' | 'contract'
  /** What happens with an invitation to an address whose invitation is pending: refused with 409, or a second one. */
  inviteAgain: 'refused' | 'sent'
  /** Which invitations can be sent again: all but accepted ones, or only pending ones. */
  resends: 'open' | 'pending'
  /**
   * Body of a write's answer: the user or invitation, empty, empty with 204, something else, or the user or invitation as
   * before.
   */
  writeAnswers: 'user' | 'nothing' | 'noContent' | 'other' | 'stale'
  /** Permissions that the token lacks. */
  lacks: Permission[]
  /**
   * Milliseconds between the server's work and its answer, for all calls or by call. Also applies to calls on their way, so
   * lowering it answers them.
   */
  latency: number | Partial<Record<CallName, number>>
  /** Number of calls that are answered without latency, on their way or later. */
  released: Partial<Record<CallName, number>>
  faults: FaultRule[]
}

/** A server without faults that includes everything in its answers. */
export const plainOptions: OrganizationOptions = {
  maxSize: 1000,
  refuseLargeSize: false,
  saysSize: true,
  saysTotal: true,
  roles: 'listed',
  statusIn: 'profile',
  enrollments: 'listed',
  enrollmentFilter: 'status',
  enrollmentDefault: 'all',
  enrollmentFields: 'all',
  inviteAgain: 'refused',
  resends: 'open',
  writeAnswers: 'user',
  lacks: [],
  latency: 0,
  released: {},
  faults: [],
}
