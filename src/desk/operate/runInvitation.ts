import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import { addressError, addressWarning } from '../../operations/addressCheck.ts'
import type { InvitationRequest } from '../../operations/invitation.ts'
import { addressKey } from '../../text/address.ts'
import type { Directory } from '../directory/directory.ts'
import { findByEmail } from '../directory/findByEmail.ts'
import type { EnrollmentReader, KnownEnrollments } from '../invitations/enrollmentReader.ts'
import { invitationsOf } from '../write/invitationsOf.ts'
import type { ExecuteInvitation } from './executeInvitation.ts'
import type {
  AddressCheck,
  InvitationResult,
  InviteObstacle,
  RunInvitationRequest,
} from './invitationMethods.ts'
import { findInviteSkip, findTarget, type InviteRules } from './invitees.ts'
import { withoutEffect } from './withoutEffect.ts'

interface Dependencies {
  directory: Directory
  rules: () => InviteRules
  isCurrent: (api: Api) => boolean
  reader: (api: Api) => EnrollmentReader
  execute: ExecuteInvitation
  /** Reads the roles if they are not known yet, for the journal. Throws ApiError. */
  ensureRoles: (signal: AbortSignal) => Promise<void>
  /** Runs a task while no other operation on this address runs. */
  lockAddress: <T>(address: string, task: () => Promise<T>) => Promise<T>
}

/** How long an operation waits for the directory, in milliseconds: a form must not wait for 100,000 people. */
const directoryTimeoutMs = 5000

/** Runs single operations on invitations. */
export function createInvitationRunner({
  directory,
  rules,
  isCurrent,
  reader,
  execute,
  lockAddress,
  ensureRoles,
}: Dependencies) {
  const waitForPeople = async () => {
    if (directory.progress().state === 'idle') directory.start()
    await directory.untilRead(directoryTimeoutMs)
  }

  /** Finds what prevents a request, given all invitations. */
  const findObstacle = async (
    request: InvitationRequest,
    known: KnownEnrollments,
    based: RunInvitationRequest['based'],
  ): Promise<InviteObstacle | null> => {
    const target = findTarget(request, known.enrollments)
    const key = request.email === null ? null : addressKey(request.email)
    const isInvite = request.operation === 'invite' && key !== null
    const member = isInvite ? ((await findByEmail(directory, new Set([key]))).people.get(key) ?? null) : null
    const enrollments = isInvite ? invitationsOf(request.email, known.enrollments) : known.enrollments
    const skip = findInviteSkip(request, based ?? target, { enrollments, member }, rules())
    if (skip === null) return null
    const enrollment = isInvite ? (enrollments[0] ?? null) : target
    return {
      reason: skip.reason,
      why: skip.message,
      userId: member?.id ?? enrollment?.userId ?? null,
      enrollment,
    }
  }

  return {
    /** Runs one operation, unless it is impossible now. Throws ApiError. */
    async run(
      api: Api,
      { based, ...request }: RunInvitationRequest,
      undoes: number | null = null,
    ): Promise<InvitationResult> {
      if (request.operation === 'invite') {
        await withoutEffect(() => Promise.all([waitForPeople(), ensureRoles(new AbortController().signal)]))
      }
      const address = request.email ?? based?.email ?? ''
      return lockAddress(address, async () => {
        const known = await withoutEffect(() => reader(api).known(address))
        const obstacle = await withoutEffect(() => findObstacle(request, known, based))
        if (obstacle) return { is: 'impossible', ...obstacle }
        // Nothing may be sent after the session has ended.
        if (!isCurrent(api)) throw new ApiError({ kind: 'unauthorized', effect: 'none' })
        const before = { enrollment: findTarget(request, known.enrollments), isFresh: known.isFresh }
        const outcome = await execute({ api, reader: reader(api) }, request, before, undoes)
        const { entry, enrollment, known: how } = outcome
        return { is: 'done', enrollment, known: how, undo: entry.inverse && entry.n, entry }
      })
    },

    /** Finds out what an invitation of this address would meet. Throws ApiError. */
    async checkAddress(api: Api, email: string): Promise<AddressCheck> {
      await waitForPeople()
      const input = { roleId: '', firstName: null, lastName: null, title: null }
      const known = await reader(api).known(email)
      const obstacle = await findObstacle({ operation: 'invite', email, input }, known, undefined)
      const { domains } = await findByEmail(directory, new Set())
      return {
        obstacle,
        warning: addressError(email) === null ? addressWarning(email, domains) : null,
        isComplete: known.isComplete && directory.isComplete(),
      }
    },
  }
}
