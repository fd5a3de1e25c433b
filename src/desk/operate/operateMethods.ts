import type { Api } from '../../api/http.ts'
import type { Enrollment } from '../../api/enrollmentSchema.ts'
import type { User } from '../../api/schema.ts'
import type { RefusedResends } from '../../operations/invitation.ts'
import type { OperationRequest, Permission } from '../../operations/operation.ts'
import { throwNotLoaded } from '../async/notLoaded.ts'
import { createKeyedMutex } from '../async/keyedMutex.ts'
import { lazy } from '../async/lazy.ts'
import type { AskInSession } from '../session/askInSession.ts'
import type { ExecuteAndLog } from './executeAndLog.ts'
import type { Guard } from './guards.ts'
import type { InvitationMethods } from './invitationMethods.ts'
import type { OperationDependencies, RunOperationRequest, RunOperationResult } from './operate.ts'
import type { PrepareRequest } from './readAhead.ts'
import type { UndoResult } from './undo.ts'

/** Operations on one person, as pages call them. All throw ApiError. */
export interface OperateMethods {
  /** Reads the person, because an operation on them may be confirmed in the next seconds: then it need not wait for that. */
  prepareOperation: (request: PrepareRequest) => Promise<void>
  /**
   * Reads the person, then runs the operation unless someone else has changed what it is about or a guard prevents it.
   * Continues if the page that asked is closed, so that a write that was sent is always verified.
   */
  runOperation: (request: RunOperationRequest) => Promise<RunOperationResult>
  /** Computes what the admin has to know or confirm first, from the person as the page shows them. */
  guards: (request: OperationRequest & { based: User }) => Promise<Guard[]>
  /** Undoes what an entry of the journal did, unless others have changed the person since or a guard prevents it. */
  undo: (input: { entry: number }) => Promise<UndoResult>
}

interface Dependencies extends Omit<OperationDependencies, 'isCurrent' | 'executeAndLog' | 'lock'> {
  askInSession: AskInSession
  /** Milliseconds since 1970. */
  now: () => number
  session: Pick<OperationDependencies, 'isCurrent'> & {
    lacks: () => readonly Permission[]
    api: () => Api
    lack: (permission: Permission) => void
  }
  /** Called with invitations that were just read. */
  onEnrollments: (api: Api, enrollments: readonly Enrollment[]) => void
}

/** Creates these methods. Their code is loaded with the first operation; if that fails, nothing was sent. */
export function createOperateMethods({ askInSession, session, ...dependencies }: Dependencies) {
  const { journal, roles, directory, now, monotonic, onEnrollments } = dependencies
  const { isCurrent, lack } = session
  const lock = createKeyedMutex()
  let refused: RefusedResends = {}
  const learnRefused = (more: RefusedResends) => {
    refused = { ...refused, ...more }
  }

  const executor = lazy(async () => {
    const { createExecuteAndLog } = await import('./executeAndLog.ts').catch(throwNotLoaded)
    return createExecuteAndLog({ journal, roles, now, monotonic, isCurrent, lack })
  })
  const executeAndLog: ExecuteAndLog = async (...operation) => (await executor.get())(...operation)

  const runner = lazy(async () => {
    const { createOperationRunner } = await import('./operate.ts').catch(throwNotLoaded)
    return createOperationRunner({ ...dependencies, isCurrent, executeAndLog, lock })
  })

  const invitations = lazy(async () => {
    const { createInvitationParts } = await import('./invitationParts.ts').catch(throwNotLoaded)
    return createInvitationParts({
      journal,
      roles,
      directory,
      now,
      monotonic,
      isCurrent,
      lock,
      ensureRoles: dependencies.ensureRoles,
      onRead: onEnrollments,
      rules: () => ({ lacks: session.lacks(), refused }),
      learn: learnRefused,
    })
  })

  const methods: OperateMethods & InvitationMethods = {
    async prepareOperation(request) {
      const api = session.api()
      const [{ prepare }] = await Promise.all([runner.get(), executor.get()])
      prepare(api, request)
    },

    async runOperation(request) {
      const api = session.api()
      // Both scripts before the person is read: a slow one must not come between the read and the write.
      const [{ run }] = await Promise.all([runner.get(), executor.get()])
      return run(api, request)
    },

    guards: (request) => askInSession(async () => (await runner.get()).guards(request)),

    async undo({ entry }) {
      const api = session.api()
      const inverse = journal.find(entry)?.entry.inverse
      if (inverse && !('userId' in inverse)) return (await invitations.get()).undo(api, entry, inverse)
      return (await runner.get()).undo(api, entry)
    },

    async runInvitation(request) {
      const api = session.api()
      return (await invitations.get()).runner.run(api, request)
    },

    checkAddress: ({ email }) =>
      askInSession(async (api) => (await invitations.get()).runner.checkAddress(api, email)),

    refusedResends: () => refused,
  }
  return {
    methods,
    executeAndLog,
    /** What plans need to work on invitations. Its code is loaded with them. */
    invitations,
    refusedResends: methods.refusedResends,
    learnRefused,
    /** Forgets what the API has refused. */
    forget() {
      refused = {}
    },
    /** Runs a task while no other one takes an owner's access. */
    runAccessTask: <T>(task: () => Promise<T>) => lock('access', task),
  }
}
