import type { User } from '../../api/schema.ts'
import { operationNames, unavailableReason } from '../../operations/operations.ts'
import type { OperationName, Permission } from '../../operations/operation.ts'
import type { Directory } from './directory.ts'
import type { Query } from './types.ts'

/** What a page may ask of the desk to select many people, of whom it knows nothing but the ids. */
export interface SelectionMethods {
  /** The ids of everyone whom a question finds, once everyone was read. */
  ids: (query: Query, signal: AbortSignal) => Promise<string[]>
  /** On how many of these people each operation can be done, as far as they were read. */
  countApplicable: (input: { ids: string[] }, signal: AbortSignal) => Promise<Record<OperationName, number>>
}

interface Dependencies {
  directory: Directory
  /** Someone whom the directory need not have, as last read. */
  known: (id: string) => User | null
  lacks: () => readonly Permission[]
  delay: (ms: number) => Promise<void>
  /** Asks within the session that is on. Throws ApiError. */
  askInSession: <T>(ask: () => Promise<T>) => Promise<T>
}

/** So long it is waited for everyone to be read, in milliseconds. */
const patience = 600_000
/** So many people are looked at before others get their turn. */
const slice = 5000

/** Answers about selections of people. */
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
        await directory.settled(patience)
        signal.throwIfAborted()
        return directory.ids(query)
      }),

    countApplicable: ({ ids }, signal) =>
      askInSession(async () => {
        const numbers = Object.fromEntries(operationNames.map((name) => [name, 0])) as Record<
          OperationName,
          number
        >
        for (const [at, id] of ids.entries()) {
          if (at % slice === slice - 1) await delay(0)
          signal.throwIfAborted()
          const user = directory.get(id) ?? known(id)
          for (const name of operationNames)
            if (user && unavailableReason(name, user, lacks()) === null) numbers[name]++
        }
        return numbers
      }),
  }
}
