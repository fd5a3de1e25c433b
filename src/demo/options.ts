import type { Fault } from './faults.ts'
import type { CallName } from '../api/http.ts'
import type { Permission } from './wire.ts'

/** A call that is to go wrong. */
export interface FaultRule {
  call: CallName
  /** For one user only. */
  userId?: string
  fault: Fault
  /** How often; for ever where left out. */
  times?: number
}

/** How the server behaves where the contract leaves it open, and what goes wrong. */
export interface OrganizationOptions {
  /** The largest page. */
  maxSize: number
  /** Whether a larger page is refused with 400, instead of being cut to `maxSize`. */
  refuseLargeSize: boolean
  /** Whether a page says its `size` and `number`. */
  saysSize: boolean
  /** Whether a page says `totalElements` and `totalPages`. */
  saysTotal: boolean
  /** Whether there is an endpoint that lists the roles. */
  roles: 'listed' | 'missing'
  /** Where status and last activity stand. */
  statusIn: 'profile' | 'user'
  /** The body of a write's answer: the user, none, none with 204, something else, or the user as before. */
  writeAnswers: 'user' | 'nothing' | 'noContent' | 'other' | 'stale'
  /** Permissions that the token does not have. */
  lacks: Permission[]
  /** Milliseconds that an answer is on its way, after what was asked for is done. */
  latency: number | Partial<Record<CallName, number>>
  faults: FaultRule[]
}

/** A server that says all that it can say, and does all that it is asked for. */
export const plainOptions: OrganizationOptions = {
  maxSize: 1000,
  refuseLargeSize: false,
  saysSize: true,
  saysTotal: true,
  roles: 'listed',
  statusIn: 'profile',
  writeAnswers: 'user',
  lacks: [],
  latency: 0,
  faults: [],
}
