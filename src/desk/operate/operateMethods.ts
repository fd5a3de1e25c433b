import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role, User } from '../../api/schema.ts'
import type { OperationRequest, Permission } from '../../operations/operation.ts'
import { createKeyedMutex } from '../async/keyedMutex.ts'
import { lazy } from '../async/lazy.ts'
import type { Directory } from '../directory/directory.ts'
import type { Journal } from '../journal/journal.ts'
import type { AskInSession } from '../session/askInSession.ts'
import type { RecentWrites } from '../users/recentWrites.ts'
import type { ExecuteAndLog } from './executeAndLog.ts'
import type { Guard } from './guards.ts'
import type { RunOperationRequest, RunOperationResult } from './operate.ts'
import type { UndoResult } from './undo.ts'

/** Operations on one person, as pages call them. All throw ApiError. */
export interface OperateMethods {
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

interface Dependencies {
  askInSession: AskInSession
  session: {
    api: () => Api
    isCurrent: (api: Api) => boolean
    lack: (permission: Permission) => void
  }
  recentWrites: RecentWrites
  journal: Journal
  directory: Directory
  roles: () => readonly Role[]
  /** Reads the roles if they are not known yet. Throws ApiError. */
  ensureRoles: (signal: AbortSignal) => Promise<void>
  /** The admin's own id, if it was set. */
  me: () => string | null
  /** Called with people who were just read. */
  onRead: (api: Api, users: readonly User[]) => void
}

/** Creates these methods. Their code is loaded with the first operation; if that fails, nothing was sent. */
export function createOperateMethods({ askInSession, session, ...dependencies }: Dependencies) {
  const { journal } = dependencies
  const { isCurrent, lack } = session
  const lock = createKeyedMutex()

  const executor = lazy(async () => {
    const { createExecuteAndLog } = await import('./executeAndLog.ts').catch(throwNotLoaded)
    return createExecuteAndLog({ journal, isCurrent, lack })
  })
  const executeAndLog: ExecuteAndLog = async (...operation) => (await executor.get())(...operation)

  const runner = lazy(async () => {
    const { createOperationRunner } = await import('./operate.ts').catch(throwNotLoaded)
    return createOperationRunner({ ...dependencies, isCurrent, executeAndLog, lock })
  })

  const methods: OperateMethods = {
    async runOperation(request) {
      const api = session.api()
      return (await runner.get()).run(api, request)
    },

    guards: (request) => askInSession(async () => (await runner.get()).guards(request)),

    async undo({ entry }) {
      const api = session.api()
      return (await runner.get()).undo(api, entry)
    },
  }
  return {
    methods,
    executeAndLog,
    /** Runs a task while no other one takes an owner's access. */
    runAccessTask: <T>(task: () => Promise<T>) => lock('access', task),
  }
}

function throwNotLoaded(): never {
  throw new ApiError({ kind: 'network', effect: 'none' })
}
