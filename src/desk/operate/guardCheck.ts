import type { Api } from '../../api/http.ts'
import type { Role, User } from '../../api/schema.ts'
import { ownerRank, rankOf } from '../../operations/access.ts'
import type { OperationName, OperationRequest } from '../../operations/operation.ts'
import type { Directory } from '../directory/directory.ts'
import { type Confirmed, type Guard, guardsOf } from './guards.ts'
import { rereadOwners } from './owners.ts'
import { withoutEffect } from './withoutEffect.ts'
import { noOwnerForPerson, ownAccessForPerson } from './words.ts'

interface Dependencies {
  directory: Directory
  /** The roles, as far as they are known. */
  roles: () => readonly Role[]
  /** Reads the roles if they are not known yet. Throws ApiError. */
  ensureRoles: (signal: AbortSignal) => Promise<void>
  /** The admin's own id, if it was set. */
  me: () => string | null
  /** Reads a person. Throws ApiError. */
  read: (api: Api, userId: string) => Promise<User>
}

/** Operations that can take access away from an owner or from the admin. */
const guardedOperations = new Set<OperationName>(['terminate', 'changeRole'])
/** How long guards wait for the directory to be complete, in milliseconds. */
const directoryTimeoutMs = 1000

/** Whether an operation has guards: it can take access away from an owner or from the admin. */
export function isGuarded(operation: OperationName): boolean {
  return guardedOperations.has(operation)
}

/** Computes the guards of single operations. */
export function createGuardCheck({ directory, roles, ensureRoles, me, read }: Dependencies) {
  /** Computes the guards. With `rereadWith`, other owners are read again first, by this API. */
  const find = async (
    request: OperationRequest,
    user: User,
    confirmed: Confirmed,
    rereadWith: Api | null = null,
  ): Promise<Guard[]> => {
    if (!isGuarded(request.operation)) return []
    await ensureRoles(new AbortController().signal)
    if (rereadWith !== null) {
      const readOwner = (userId: string) => read(rereadWith, userId)
      await rereadOwners([{ user, request }], { roles: roles(), directory, read: readOwner })
    }
    const guards = await guardsOf([{ user, request }], confirmed, { roles, me, directory })
    return guards.flatMap((guard) => forOnePerson(guard) ?? [])
  }

  return {
    /** Computes the guards for a dialog, on the person as the page shows them. Throws ApiError. */
    async forDialog({ based, ...request }: OperationRequest & { based: User }): Promise<Guard[]> {
      const guards = await find(request, based, {})
      const hasOwnerRole = roles().some(({ id }) => rankOf(id, roles()) === ownerRank)
      if (!hasOwnerRole || guards.every(({ known }) => known)) return guards
      // The unknown ones can be computed once everyone is read.
      if (directory.progress().state === 'idle') directory.start()
      await directory.untilRead(directoryTimeoutMs)
      return find(request, based, {})
    },

    /** Runs the task if every guard is confirmed, with the other owners read right before. Throws ApiError. */
    async unlessGuarded<T>(
      api: Api,
      request: OperationRequest,
      user: User,
      confirmed: Confirmed,
      task: () => Promise<T>,
    ): Promise<T | { is: 'guarded'; guards: Guard[] }> {
      const findNow = () => withoutEffect(() => find(request, user, confirmed, api))
      let guards = await findNow()
      // What is unknown only because everyone is being read may be known in a moment.
      if (guards.some(({ known }) => !known) && directory.progress().state === 'reading') {
        await directory.untilRead(directoryTimeoutMs)
        guards = await findNow()
      }
      return guards.every((guard) => guard.confirmed) ? task() : { is: 'guarded', guards }
    },
  }
}

const messages: Partial<Record<Guard['name'], string>> = {
  owner: noOwnerForPerson,
  me: ownAccessForPerson,
}

/** Words a guard for a single person. Null for guards that are only about many people. */
function forOnePerson(guard: Guard): Guard | null {
  const message = messages[guard.name]
  if (message === undefined) return null
  // Why a guard is unknown is the same for one person as for many.
  return guard.known ? { ...guard, message } : guard
}
