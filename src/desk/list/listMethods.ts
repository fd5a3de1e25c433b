import type { Role } from '../../api/schema.ts'
import type { Directory } from '../directory/directory.ts'
import { lazy } from '../async/lazy.ts'
import type { ListAnswer, ListRequest } from './types.ts'
import type { PlanRequest, PlanState } from '../plan/types.ts'

/** What a page may ask of the desk about lists that are to be reconciled. */
export interface ListMethods {
  /** Keeps a list (its text, or the bytes of a file) under an id that the page made, to be asked about by `list`. */
  keepList: (input: { id: string; source: string | Uint8Array }) => Promise<void>
  /** Whom a list means and what it asks for, by whoever was read. Null where no such list is kept (any more). */
  list: (request: ListRequest, signal: AbortSignal) => Promise<ListAnswer | null>
  /** Makes a plan of what a list asks for. Null as for `list`. */
  planList: (request: ListRequest, signal: AbortSignal) => Promise<PlanState | null>
}

interface Dependencies {
  directory: Directory
  /** The organization's roles, as far as they are listed. */
  roles: () => readonly Role[]
  /** Resolves after so many milliseconds. */
  delay: (ms: number) => Promise<void>
  /** Asks within the session that is on. Throws ApiError where there is none, or where it ends meanwhile. */
  askInSession: <T>(ask: () => Promise<T>) => Promise<T>
  /** Makes a plan. */
  plan: (request: PlanRequest, signal: AbortSignal) => Promise<PlanState>
}

/** So long an answer waits for everyone to be read, in milliseconds from when that began; then whoever is here is it. */
const patience = 1000

/** The lists as pages use them; what reads and matches them is loaded with the first one. */
export function createListMethods({ directory, roles, delay, askInSession, plan }: Dependencies) {
  const lists = lazy(async () => {
    const { createLists } = await import('./lists.ts')
    return createLists({ directory, roles, giveWay: () => delay(0) })
  })

  const methods: ListMethods = {
    keepList: ({ id, source }) => askInSession(async () => (await lists.get()).keep(id, source)),

    list: (request, signal) =>
      askInSession(async () => {
        if (directory.progress().state === 'idle') directory.start()
        await directory.untilRead(patience)
        signal.throwIfAborted()
        return (await lists.get()).answer(request)
      }),

    async planList(request, signal) {
      const requests = await askInSession(async () => (await lists.get()).requests(request))
      return requests && plan({ source: 'list', requests }, signal)
    },
  }

  return {
    methods,

    forget: lists.forget,
  }
}
