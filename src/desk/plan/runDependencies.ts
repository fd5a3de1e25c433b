import type { Api } from '../../api/http.ts'
import type { User } from '../../api/schema.ts'
import type { InvitationRequest } from '../../operations/invitation.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import type { RequestLimiter } from '../async/requestLimiter.ts'
import type { Directory } from '../directory/directory.ts'
import type { EnrollmentReader } from '../invitations/enrollmentReader.ts'
import type { Confirmed } from '../operate/guards.ts'
import type { Outcome } from '../write/sendAndVerify.ts'
import type { BeforeWrite, InvitationOutcome } from '../write/sendInvitation.ts'
import type { RowRunner } from './rowRunner.ts'
import type { Rules } from './rows.ts'

/** What a run needs from the rest of the desk. */
export interface RunDependencies {
  /** The API of the session. Throws ApiError if nobody is signed in. */
  api: () => Api
  /** Runs one operation on a person as read right before, and adds it to the journal. */
  executeAndLog: (
    api: Api,
    request: OperationRequest,
    onRead: (user: User) => void,
    before: User,
  ) => Promise<Outcome>
  /** Runs a task while no other one takes an owner's access. */
  runAccessTask: <T>(task: () => Promise<T>) => Promise<T>
  /** Called with people who were read in the session of this API. */
  onRead: (api: Api, users: readonly User[]) => void
  directory: Directory
  /** What works on invitations, loaded with the first of them. */
  invitations: { get: () => Promise<RunInvitations> }
  rules: () => Rules
  delay: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Milliseconds since 1970. */
  now: () => number
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
}

/** What a run needs to work on invitations. */
export interface RunInvitations {
  /** Returns the reader of all invitations for a session's API. */
  reader: (api: Api) => EnrollmentReader
  /** Runs one operation on an invitation as read right before, and adds it to the journal. */
  execute: (
    session: { api: Api; reader: EnrollmentReader },
    request: InvitationRequest,
    before: BeforeWrite,
  ) => Promise<InvitationOutcome>
  /** Runs a task while no other operation on this address runs. */
  lockAddress: <T>(address: string, task: () => Promise<T>) => Promise<T>
}

/** What the runners of all subjects need. */
export interface RunnerOptions {
  api: Api
  limiter: RequestLimiter
  signal: AbortSignal
  dependencies: RunDependencies & { confirmed: Confirmed }
  /** Called with each person who was read. */
  onRead: (user: User) => void
  rowRunner: RowRunner
}
