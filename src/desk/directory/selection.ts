import { throwNotLoaded } from '../async/notLoaded.ts'
import type { User } from '../../api/schema.ts'
import type { OperationName, Permission } from '../../operations/operation.ts'
import type { Directory } from './directory.ts'
import type { DirectoryProgress, Query } from './types.ts'

/** Methods for selecting many users. The page knows only their ids. */
export interface SelectionMethods {
  /**
   * Returns the ids of all users who match a query, and the progress of the directory, which says who may be missing.
   * Waits until the directory is read.
   */
  ids: (query: Query, signal: AbortSignal) => Promise<{ ids: string[]; progress: DirectoryProgress }>
  /** Counts, for each operation, the selected users it can be done to. Counts only users who were read. */
  countApplicable: (input: { ids: string[] }, signal: AbortSignal) => Promise<Record<OperationName, number>>
}

interface Dependencies {
  directory: Directory
  /** Returns a user from the cache, for users who are not in the directory. */
  known: (id: string) => User | null
  /** Permissions that the token lacks. */
  lacks: () => readonly Permission[]
  delay: (ms: number) => Promise<void>
  /** Runs a task in the current session. Throws ApiError. */
  askInSession: <T>(ask: () => Promise<T>) => Promise<T>
}

/** How long to wait until the directory is read, in milliseconds after reading began. */
const maxWaitMs = 600_000
/** Users to check before other tasks get their turn. */
const usersPerStep = 5000

/** Creates the methods that pages call about selections. */
export function createSelection({
  directory,
  known,
  lacks,
  delay,
  askInSession,
}: Dependencies): SelectionMethods {
  return {
    ids: (query, signal) =>
      askInSession(async () => {
        const { state } = directory.progress()
        if (state === 'idle' || state === 'cancelled') directory.start()
        await directory.untilRead(maxWaitMs)
        signal.throwIfAborted()
        const progress = directory.progress()
        return { ids: await directory.ids(query), progress }
      }),

    countApplicable: ({ ids }, signal) =>
      askInSession(async () => {
        // On demand, because nothing else in the worker's first script needs the operations.
        const { operationNames, unavailableReason } = await import('../../operations/operations.ts').catch(
          throwNotLoaded,
        )
        const counts = Object.fromEntries(operationNames.map((name) => [name, 0])) as Record<
          OperationName,
          number
        >
        for (const [index, id] of ids.entries()) {
          if (index % usersPerStep === usersPerStep - 1) await delay(0)
          signal.throwIfAborted()
          const user = directory.get(id) ?? known(id)
          for (const name of operationNames)
            if (user && unavailableReason(name, user, lacks()) === null) counts[name]++
        }
        return counts
      }),
  }
}
