import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role, User } from '../../api/schema.ts'
import { getUser } from '../../api/users.ts'
import { differingFields, fields } from '../../operations/fields.ts'
import { type Merged, merge } from '../../operations/merge.ts'
import type { Field, OperationRequest } from '../../operations/operation.ts'
import type { ExecuteAndLog } from './executeAndLog.ts'
import type { RecentWrites } from '../users/recentWrites.ts'
import type { Directory } from '../directory/directory.ts'
import type { Journal } from '../journal/journal.ts'
import type { Outcome } from '../write/sendAndVerify.ts'
import { createGuardCheck, isGuarded } from './guardCheck.ts'
import type { Confirmed, Guard } from './guards.ts'
import { createReadAhead, type Read } from './readAhead.ts'
import { undo, type UndoResult } from './undo.ts'
import { withoutEffect } from './withoutEffect.ts'

/** One operation on one person, as a page requests it. */
export type RunOperationRequest = OperationRequest & {
  /** The person as the page showed them when the admin began. Left out, the person as they are now is meant. */
  based?: User
  /** The guards that the admin has confirmed. */
  confirmed?: Confirmed
  /** The dialog that asks, as in `prepare`. Left out, the person is read now. */
  dialog?: string
}

/** The result of an operation. Something was sent only for `done`; `now` is the person as read right before. */
export type RunOperationResult =
  /** `undo` is the number of its journal entry, if it can be undone. `kept` lists fields that others changed meanwhile. */
  | (Outcome & { is: 'done'; undo: number | null; kept: Field[] })
  | (Exclude<Merged, { is: 'clear' }> & { now: User })
  /** These guards have to be confirmed first, or block it. */
  | { is: 'guarded'; guards: Guard[] }

export interface OperationDependencies {
  isCurrent: (api: Api) => boolean
  recentWrites: RecentWrites
  journal: Journal
  directory: Directory
  /** The roles, as far as they are known. */
  roles: () => readonly Role[]
  /** Reads the roles if they are not known yet. Throws ApiError. */
  ensureRoles: (signal: AbortSignal) => Promise<void>
  /** The admin's own id, if it was set. */
  me: () => string | null
  /** Called with people who were just read. */
  onRead: (api: Api, users: readonly User[]) => void
  /** Runs one operation on a person as read right before, and adds it to the journal. */
  executeAndLog: ExecuteAndLog
  lock: OperationLock
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
}

/** Runs tasks with the same key one after the other. The key is a person's id, or `access`. */
export type OperationLock = <T>(key: string, task: () => Promise<T>) => Promise<T>

/** Runs and undoes single operations. Each one reads the person, merges, checks the guards and only then sends. */
export function createOperationRunner(dependencies: OperationDependencies) {
  const { isCurrent, recentWrites, journal, directory, roles, ensureRoles, me, onRead, executeAndLog, lock } =
    dependencies

  /** Throws if the session has ended: nothing may be sent then. */
  const expectCurrent = (api: Api) => {
    if (!isCurrent(api)) throw new ApiError({ kind: 'unauthorized', effect: 'none' })
  }

  /** Reads the person. Throws ApiError whose effect is `none`. */
  const read = (api: Api, userId: string): Promise<User> =>
    withoutEffect(async () => {
      const mark = recentWrites.mark()
      const user = recentWrites.newest(await getUser(api, userId), mark)
      expectCurrent(api)
      onRead(api, [user])
      return user
    })

  const readAhead = createReadAhead({ recentWrites, journal, monotonic: dependencies.monotonic, read })

  const send = (api: Api, request: OperationRequest, before: User, undoes: number | null = null) => {
    expectCurrent(api)
    return executeAndLog(api, request, (user) => onRead(api, [user]), before, undoes)
  }

  const guards = createGuardCheck({ directory, roles, ensureRoles, me, read })

  /**
   * Runs operations on the same person one after the other. Guarded operations wait for each other even if
   * they are about different people, because each counts the owners that the others leave.
   */
  const runExclusively = <T>({ operation, userId }: OperationRequest, task: () => Promise<T>): Promise<T> =>
    lock(userId, () => (isGuarded(operation) ? lock('access', task) : task()))

  return {
    /** Reads a person ahead of an operation. Reports no failure: the operation reads them again. */
    prepare: readAhead.start,

    /** Runs one operation, unless someone has changed the person meanwhile or a guard prevents it. Throws ApiError. */
    run: (
      api: Api,
      { based, confirmed = {}, dialog, ...request }: RunOperationRequest,
    ): Promise<RunOperationResult> => {
      const { userId } = request
      const runOn = async (current: Read): Promise<RunOperationResult> => {
        const { user: now } = current
        expectCurrent(api)
        const merged = merge(request, based ?? now, now)
        if (merged.is !== 'clear') return { ...merged, now }
        return guards.unlessGuarded(api, merged.request, now, confirmed, async () => {
          // Guards may have waited for other people to be read.
          const newest = readAhead.isFresh(current) ? current : await readAhead.take(api, userId)
          if (differingFields(fields, now, newest.user).length > 0) return runOn(newest)
          const { entry, user, known } = await send(api, merged.request, newest.user)
          return { is: 'done', user, known, undo: entry.inverse && entry.n, kept: merged.kept }
        })
      }
      return runExclusively(request, async () => runOn(await readAhead.take(api, userId, dialog)))
    },

    /** Computes the guards of an operation on the person as the page shows them. Throws ApiError. */
    guards: guards.forDialog,

    /** Undoes what an entry of the journal did. Throws ApiError. */
    undo: (api: Api, n: number): Promise<UndoResult> =>
      undo(n, {
        journal,
        roles,
        runExclusively,
        read: (userId) => read(api, userId),
        executeAndLog: (request, before) =>
          guards.unlessGuarded(
            api,
            request,
            before,
            {},
            async () => (await send(api, request, before, n)).entry,
          ),
      }),
  }
}
