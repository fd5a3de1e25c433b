import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role } from '../../api/schema.ts'
import type { InvitationRequest, RefusedResends } from '../../operations/invitation.ts'
import { beginEntry } from '../journal/beginEntry.ts'
import type { Entry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { EnrollmentReader } from '../invitations/enrollmentReader.ts'
import { type BeforeWrite, type InvitationOutcome, sendInvitation } from '../write/sendInvitation.ts'
import { invitationEntry } from './invitationEntry.ts'

interface Dependencies {
  journal: Journal
  /** The roles, as far as they are known. */
  roles: () => readonly Role[]
  /** Milliseconds since 1970. */
  now: () => number
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  /** Records that the API refuses to resend invitations with a status. */
  learn: (refused: RefusedResends) => void
}

export type ExecuteInvitation = ReturnType<typeof createExecuteInvitation>

/** Creates the one function that every operation on an invitation goes through. */
export function createExecuteInvitation({ learn, ...dependencies }: Dependencies) {
  /**
   * Runs one operation on an invitation and adds it to the journal. The entry has only the call that writes: those that read
   * all invitations again are of no use in a script. `undoes` is the number of the entry that this undoes. Throws ApiError.
   */
  return async (
    { api, reader }: { api: Api; reader: EnrollmentReader },
    request: InvitationRequest,
    before: BeforeWrite,
    undoes: number | null = null,
  ): Promise<InvitationOutcome & { entry: Entry }> => {
    const kind = invitationEntry(request, dependencies.roles)
    const address = before.enrollment?.email ?? request.email ?? ''
    const entry = beginEntry(dependencies, api, { request, kind, before: before.enrollment, undoes })
    try {
      const outcome = await sendInvitation(entry.http, request, before, reader.readAgain)
      if (outcome.enrollment) entry.recordRead(outcome.enrollment)
      reader.record(address, outcome.enrollment)
      return { ...outcome, entry: entry.end({ outcome }) }
    } catch (error) {
      reader.record(address, null)
      entry.end({ error })
      const status = before.enrollment?.status
      if (request.operation === 'resend' && status && status !== 'PENDING' && isRefusal(error))
        learn({ [status]: refusalWords(error) })
      throw error
    }
  }
}

/** Whether the API refused a request for what it is about, not for its permission or load. */
function isRefusal(error: unknown): error is ApiError {
  return (
    error instanceof ApiError &&
    error.effect === 'none' &&
    (error.kind === 'invalid' || error.kind === 'conflict')
  )
}

function refusalWords({ messages }: ApiError): string {
  const words = messages.map(({ message, code }) => message || code).join(' ')
  const refused = 'The API doesn’t resend invitations with this status.'
  return words === '' ? refused : `${refused} It says: “${words}”`
}
