import { ApiError } from '../../api/error.ts'
import type { CallName } from '../../api/http.ts'
import type { InvitationName, InvitationRequest } from '../../operations/invitation.ts'
import { addressKey } from '../../text/address.ts'
import { findByEmail, type PeopleByEmail } from '../directory/findByEmail.ts'
import { findInviteSkip, findTarget } from '../operate/invitees.ts'
import { invitationsOf } from '../write/invitationsOf.ts'
import { judge } from '../write/sendInvitation.ts'
import type { Invitee, InviteeRow } from './inviteeRows.ts'
import { createLimitedRequests, lastRefusal, maxAttempts } from './limitedRequests.ts'
import type { RunInvitations, RunnerOptions } from './runDependencies.ts'
import type { Subject } from './rows.ts'
import type { RowOutcome } from './types.ts'

interface Options extends RunnerOptions {
  invitations: RunInvitations
  /** Everyone in the plan. */
  subjects: readonly Subject[]
}

const calls: Record<InvitationName, CallName> = {
  invite: 'createEnrollment',
  resend: 'resendEnrollment',
  cancelInvitation: 'cancelEnrollment',
}

/**
 * Runs the row of one invited address at a time. Right before each write, all invitations are read again, and no other
 * operation on the same address runs meanwhile, so that Roster never mails an address twice.
 */
export function createInviteeRunner({
  api,
  limiter,
  signal,
  dependencies,
  invitations,
  subjects,
  rowRunner,
}: Options) {
  const { rules, now, directory } = dependencies
  const keys = new Set(
    subjects.flatMap((one) => (one.kind === 'invitation' && one.email ? addressKey(one.email) : [])),
  )
  let people: { version: number; found: Promise<PeopleByEmail> } | null = null
  const reader = invitations.reader(api)
  const { read, readAnyway, write } = createLimitedRequests({ limiter, signal })
  const readKnown = ({ email }: Invitee) => reader.known(email ?? '')

  /** Returns the user who has an address now. Someone may have joined since the preview. */
  const findMember = async ({ email, member }: Invitee) => {
    if (email === null || member !== null) return member
    const { version } = directory.progress()
    // Only looked up again when someone has changed, since it looks through everyone.
    if (people?.version !== version) people = { version, found: findByEmail(directory, keys) }
    try {
      return (await people.found).people.get(addressKey(email)) ?? null
    } catch (error) {
      // A locked session has emptied the directory, while the run goes on.
      if (error instanceof ApiError) return null
      throw error
    }
  }

  const attemptOnce = async (
    row: InviteeRow,
    request: InvitationRequest,
    refusals: ApiError[],
  ): Promise<RowOutcome | null> => {
    const { invitee } = row
    const reading = await read('getEnrollments', () => readKnown(invitee))
    if (reading === null) return null
    const member = await findMember(invitee)
    const enrollments =
      request.operation === 'invite' ? invitationsOf(request.email, reading.enrollments) : reading.enrollments
    const skip = findInviteSkip(request, invitee.enrollment, { enrollments, member }, rules())
    if (skip) return { state: 'skipped', ...skip, at: now() }
    const before = { enrollment: findTarget(request, reading.enrollments), isFresh: reading.isFresh }
    invitee.before = before
    const outcome = await write(calls[request.operation], refusals, () =>
      invitations.execute({ api, reader }, request, before),
    )
    if (outcome === null) return null
    invitee.after = outcome.enrollment
    return { state: 'done', known: outcome.known, at: now() }
  }

  const attempt = async (row: InviteeRow, request: InvitationRequest): Promise<RowOutcome> => {
    const refusals: ApiError[] = []
    const key = row.invitee.email ?? row.invitee.enrollment?.id ?? ''
    for (let attempts = 0; attempts < maxAttempts; attempts++) {
      const outcome = await invitations.lockAddress(key, () => attemptOnce(row, request, refusals))
      if (outcome) return outcome
    }
    throw lastRefusal(refusals)
  }

  return {
    /** Runs the waiting row of an address. */
    run: ({ rows }: Invitee): Promise<void> => rowRunner.runRows(rows, attempt),

    /** Reads all invitations again to settle an unknown outcome, as far as they show what happened. Throws ApiError. */
    async settle(invitee: Invitee) {
      const reading = await readAnyway('getEnrollments', () => readKnown(invitee))
      for (const row of invitee.rows) {
        if (row.outcome.state !== 'unknown' || row.request === null || invitee.before === null) continue
        const { done, enrollment } = judge(row.request, invitee.before, reading)
        if (done === true) invitee.after = enrollment
        rowRunner.settleRow(row, done)
      }
    },
  }
}
