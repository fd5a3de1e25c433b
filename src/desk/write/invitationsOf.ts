import type { Enrollment } from '../../api/enrollmentSchema.ts'
import { addressKey } from '../../text/address.ts'

/** Returns the invitations of an address, in their order. */
export function invitationsOf(email: string, enrollments: readonly Enrollment[]): Enrollment[] {
  const key = addressKey(email)
  return enrollments.filter((one) => one.email !== null && addressKey(one.email) === key)
}
