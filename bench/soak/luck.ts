import type { Fault } from '../../src/demo/faults.ts'
import type { Random } from '../../src/demo/random.ts'
import type { CallName } from '../../src/api/http.ts'

/*
 * Leaves out 403, which teaches that the token lacks a permission, and 404, which means that a person is gone: both
 * would leave less to do for the rest of the hour.
 */
const often: Fault[] = [
  '401',
  '429',
  '500',
  '500-bare',
  '502',
  '503',
  'html',
  'malformed',
  'wrong-shape',
  'dropped',
]
/** For writes only: refused, or done although the response does not say so. */
const ofWrites: Fault[] = ['400', '409', 'dropped-after', '500-after', 'html-after']
/** These take half a minute each. */
const seldom: Fault[] = ['silent']
const seldomOfWrites: Fault[] = ['silent', 'silent-after']

const reads = new Set<CallName>(['getUsers', 'getUser', 'getRoles'])

/** Chooses the fault for a call and how often it happens; null for none. */
export function drawFault(random: Random, call: CallName): { fault: Fault; times: number } | null {
  if (!random.chance(0.75)) return null
  const isRead = reads.has(call)
  if (random.chance(0.03)) return { fault: random.pick(isRead ? seldom : seldomOfWrites), times: 1 }
  const fault = random.pick(isRead ? often : [...often, ...ofWrites])
  // A read is tried four times.
  return { fault, times: isRead && fault !== '401' ? random.pick([1, 2, 4, 5]) : 1 }
}
