import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import type { Role, User } from '../../api/schema.ts'
import { getUser } from '../../api/users.ts'
import { ownerRank, rankOf } from '../../operations/access.ts'
import { type Merged, merge } from '../../operations/merge.ts'
import type { Field, OperationName, OperationRequest } from '../../operations/operation.ts'
import type { ExecuteAndLog } from './executeAndLog.ts'
import type { createRecentWrites } from '../users/recentWrites.ts'
import type { Directory } from '../directory/directory.ts'
import type { Journal } from '../journal/journal.ts'
import type { Outcome } from '../write/sendAndVerify.ts'
import { type Confirmed, type Guard, guardsOf } from './guards.ts'
import { createKeyedMutex } from '../async/keyedMutex.ts'
import { undo, type UndoResult } from './undo.ts'

/** One operation on one person, as a page asks for it. */
export type RunOperationRequest = OperationRequest & {
  /** The person as they were shown when it was begun; where it is left out, whoever is found now was meant. */
  based?: User
  /** What was confirmed of its guards. */
  confirmed?: Confirmed
}

/** What came of it. `now` is the person as read right before; nothing was sent but where it is done. */
export type RunOperationResult =
  /** With the number of its entry in the journal where it can be undone. `kept` was changed by others meanwhile. */
  | (Outcome & { is: 'done'; undo: number | null; kept: Field[] })
  | (Exclude<Merged, { is: 'clear' }> & { now: User })
  /** This is to be known or confirmed first. */
  | { is: 'guarded'; guards: Guard[] }

interface Dependencies {
  isCurrent: (api: Api) => boolean
  recentWrites: ReturnType<typeof createRecentWrites>
  journal: Journal
  directory: Directory
  /** The roles as far as they are known, and what gets them known. */
  roles: () => readonly Role[]
  ensureRoles: (signal: AbortSignal) => Promise<void>
  /** The admin's own id, where it was told. */
  me: () => string | null
  /** People were read. */
  onRead: (api: Api, users: readonly User[]) => void
  /** Carries out one operation on a person as read right before, and writes it down. */
  executeAndLog: ExecuteAndLog
}

/** What can take the access of an owner, or the admin's own. */
const guarded = new Set<OperationName>(['terminate', 'changeRole'])
/** So long it is waited for everyone to be read before guards are shown, in milliseconds. */
const patience = 1000

/** Single operations, and undoing them: read first, merged and guarded, and only then carried out. */
export function createOperationRunner(around: Dependencies) {
  const { isCurrent, recentWrites, journal, directory, roles, ensureRoles, me, onRead, executeAndLog } =
    around
  const inTurn = createKeyedMutex()

  /** Signed out meanwhile, nothing more may be sent. */
  const expectCurrent = (api: Api) => {
    if (!isCurrent(api)) throw new ApiError({ kind: 'unauthorized', effect: 'none' })
  }

  /** The person as they are now. Throws ApiError, which says that nothing was changed. */
  const read = (api: Api, userId: string): Promise<User> =>
    harmless(async () => {
      const mark = recentWrites.mark()
      const user = recentWrites.newest(await getUser(api, userId), mark)
      expectCurrent(api)
      onRead(api, [user])
      return user
    })

  const send = (api: Api, request: OperationRequest, before: User, undoes: number | null = null) => {
    expectCurrent(api)
    return executeAndLog(api, request, (user) => onRead(api, [user]), before, undoes)
  }

  const guardsFor = async (request: OperationRequest, user: User, confirmed: Confirmed): Promise<Guard[]> => {
    if (!guarded.has(request.operation)) return []
    await ensureRoles(new AbortController().signal)
    const found = await guardsOf([{ user, request }], confirmed, { roles, me, directory })
    return found.filter(({ name }) => name in words).map(inOwnWords)
  }

  /** One person's operations, one after the other; of all people those that are guarded: each counts whom the others left. */
  const alone = <T>({ operation, userId }: OperationRequest, task: () => Promise<T>): Promise<T> =>
    inTurn(userId, () => (guarded.has(operation) ? inTurn('access', task) : task()))

  /** Goes on where no guard keeps that. */
  const unlessGuarded = async <T>(
    request: OperationRequest,
    user: User,
    confirmed: Confirmed,
    go: () => Promise<T>,
  ): Promise<T | { is: 'guarded'; guards: Guard[] }> => {
    const guards = await harmless(() => guardsFor(request, user, confirmed))
    return guards.every((guard) => guard.confirmed) ? go() : { is: 'guarded', guards }
  }

  return {
    /** Carries out one operation, unless the person was changed meanwhile or a guard keeps it. Throws ApiError. */
    run: (
      api: Api,
      { based, confirmed = {}, ...request }: RunOperationRequest,
    ): Promise<RunOperationResult> =>
      alone(request, async () => {
        const now = await read(api, request.userId)
        const merged = merge(request, based ?? now, now)
        if (merged.is !== 'clear') return { ...merged, now }
        return unlessGuarded(merged.request, now, confirmed, async () => {
          const { entry, user, known } = await send(api, merged.request, now)
          return { is: 'done', user, known, undo: entry.inverse && entry.n, kept: merged.kept }
        })
      }),

    /** What is to be known and confirmed before an operation, on the person as shown. Throws ApiError. */
    async guards({ based, ...asked }: OperationRequest & { based: User }): Promise<Guard[]> {
      const found = await guardsFor(asked, based, {})
      const hasOwners = roles().some(({ id }) => rankOf(id, roles()) === ownerRank)
      if (!hasOwners || found.every(({ known }) => known)) return found
      // It can be said once everyone is read.
      if (directory.progress().state === 'idle') directory.start()
      await directory.untilRead(patience)
      return guardsFor(asked, based, {})
    },

    /** Takes back what an entry of the journal did. Throws ApiError. */
    undo: (api: Api, n: number): Promise<UndoResult> =>
      undo(n, {
        journal,
        roles,
        alone,
        read: (userId) => read(api, userId),
        executeAndLog: (request, before) =>
          unlessGuarded(request, before, {}, async () => (await send(api, request, before, n)).entry),
      }),
  }
}

/** Before anything is sent, whatever fails has changed nothing. */
async function harmless<T>(task: () => Promise<T>): Promise<T> {
  try {
    return await task()
  } catch (error) {
    throw error instanceof ApiError ? new ApiError({ ...error.failure, effect: 'none' }) : error
  }
}

/** What guards say of one person. Those that are about many are left out. */
const words: Partial<Record<Guard['name'], string>> = {
  owner: 'No active owner would be left. Make someone else an owner first.',
  me: 'This is your own account: you would lose access yourself.',
}

function inOwnWords(guard: Guard): Guard {
  // Why something can't be said is the same for many.
  return guard.known ? { ...guard, says: words[guard.name] ?? guard.says } : guard
}
