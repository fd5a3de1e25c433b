import * as v from 'valibot'
import { UserSchema } from '../src/api/schema.ts'
import type { Organization } from '../src/demo/db.ts'
import { faults } from '../src/demo/faults.ts'
import { roleIds } from '../src/demo/roles.ts'
import type { OperationName } from '../src/operations/operation.ts'
import type { AppliedInvitation } from './enrollmentRecorder.ts'

/** A write that the server carried out. */
interface AppliedWrite {
  userId: string
  operation: OperationName
  /** Whether the last active owner lost their access by it. */
  tookLastOwner: boolean
}

/** Wraps an organization so that writes are recorded and faults are counted. */
export function recordWrites(organization: Organization) {
  const applied: AppliedWrite[] = []
  const appliedInvitations: AppliedInvitation[] = []
  let faultCount = 0
  const hasOwner = () =>
    organization
      .users()
      .map((row) => v.parse(UserSchema, row))
      .some(({ roleId, status }) => roleId === roleIds.owner && status === 'ACTIVE')

  const recorded = <Input extends unknown[], Answer>(
    operation: OperationName,
    write: (userId: string, ...input: Input) => Answer,
  ) => {
    return (userId: string, ...input: Input): Answer => {
      const hadOwner = hasOwner()
      const answer = write(userId, ...input)
      applied.push({ userId, operation, tookLastOwner: hadOwner && !hasOwner() })
      return answer
    }
  }

  const recorder: Organization & {
    applied: AppliedWrite[]
    appliedInvitations: AppliedInvitation[]
    faultCount: () => number
  } = {
    ...organization,
    applied,
    appliedInvitations,
    faultCount: () => faultCount,
    nextFault(call, userId) {
      const fault = organization.nextFault(call, userId)
      if (fault) faultCount++
      // Marked by a header, since a promise that never resolves would stop the clock.
      const isSilent = fault === faults.silent || fault === faults['silent-after']
      return isSilent ? { ...fault, answer: () => new Response(null, { headers: { silent: '1' } }) } : fault
    },
    updateProfile: recorded('updateProfile', organization.updateProfile),
    changeRole: recorded('changeRole', organization.changeRole),
    terminate: recorded('terminate', organization.terminate),
    reinstate: recorded('reinstate', organization.reinstate),
    resetMfa: recorded('resetMfa', organization.resetMfa),
    invite(input) {
      const wasInvited = organization
        .enrollments()
        .some(({ email, status }) => email === input.email && status === 'PENDING')
      const answer = organization.invite(input)
      appliedInvitations.push({ operation: 'invite', about: input.email, wasInvited })
      return answer
    },
    resend(about) {
      const answer = organization.resend(about)
      appliedInvitations.push({ operation: 'resend', about, wasInvited: false })
      return answer
    },
    cancelEnrollment(about) {
      const answer = organization.cancelEnrollment(about)
      appliedInvitations.push({ operation: 'cancelInvitation', about, wasInvited: false })
      return answer
    },
  }
  return { organization, recorder }
}
