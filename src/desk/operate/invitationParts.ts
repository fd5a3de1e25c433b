import type { Enrollment } from '../../api/enrollmentSchema.ts'
import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role } from '../../api/schema.ts'
import type { InvitationRequest, RefusedResends } from '../../operations/invitation.ts'
import { addressKey } from '../../text/address.ts'
import type { Directory } from '../directory/directory.ts'
import type { Journal } from '../journal/journal.ts'
import { createEnrollmentReader, type EnrollmentReader } from '../invitations/enrollmentReader.ts'
import { createExecuteInvitation } from './executeInvitation.ts'
import type { InviteRules } from './invitees.ts'
import type { OperationLock } from './operate.ts'
import { createInvitationRunner } from './runInvitation.ts'
import { claimAndUndo, type UndoResult } from './undo.ts'

interface Dependencies {
  journal: Journal
  /** The roles, as far as they are known. */
  roles: () => readonly Role[]
  directory: Directory
  /** Milliseconds since 1970. */
  now: () => number
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
  isCurrent: (api: Api) => boolean
  rules: () => InviteRules
  /** Records that the API refuses to resend invitations with a status. */
  learn: (refused: RefusedResends) => void
  /** Called with invitations that were just read. */
  onRead: (api: Api, enrollments: readonly Enrollment[]) => void
  /** Reads the roles if they are not known yet. Throws ApiError. */
  ensureRoles: (signal: AbortSignal) => Promise<void>
  /** Runs tasks with the same key one after the other. */
  lock: OperationLock
}

/** Creates what works on invitations, for single operations and for plans. It is loaded with the first of them. */
export function createInvitationParts({ now, monotonic, onRead, lock, ...dependencies }: Dependencies) {
  const { journal } = dependencies
  /** Runs a task while no other operation on this address runs. */
  const lockAddress = <T>(address: string, task: () => Promise<T>): Promise<T> =>
    lock(`address ${addressKey(address)}`, task)
  const readers = new WeakMap<Api, EnrollmentReader>()

  /** Returns the reader of a session. */
  const reader = (api: Api): EnrollmentReader => {
    const existing = readers.get(api)
    if (existing) return existing
    const created = createEnrollmentReader(api, {
      monotonic,
      onRead: (enrollments) => onRead(api, enrollments),
    })
    readers.set(api, created)
    return created
  }
  const execute = createExecuteInvitation({ ...dependencies, now, monotonic })
  const runner = createInvitationRunner({ ...dependencies, reader, execute, lockAddress })

  return {
    reader,
    execute,
    lockAddress,
    runner,

    /** Undoes an entry about an invitation. Throws ApiError. */
    undo(api: Api, n: number, inverse: InvitationRequest): Promise<UndoResult> {
      const entry = journal.find(n)?.entry
      if (!entry) throw new Error(`There is no entry ${n}.`)
      return claimAndUndo(journal, entry, async () => {
        const result = await runner.run(api, inverse, n)
        if (result.is === 'done') return { is: 'undone', entry: result.entry, kept: [] }
        // The API says nothing here, so that the reason is the message.
        const messages = [{ code: result.reason, message: result.why }]
        throw new ApiError({ kind: 'conflict', effect: 'none', messages })
      })
    },
  }
}

export type InvitationParts = ReturnType<typeof createInvitationParts>
