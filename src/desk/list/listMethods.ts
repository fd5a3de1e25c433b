import type { Role } from '../../api/schema.ts'
import type { Directory } from '../directory/directory.ts'
import type { Journal } from '../journal/journal.ts'
import { lazy } from '../async/lazy.ts'
import { throwNotLoaded } from '../async/notLoaded.ts'
import type { Api } from '../../api/http.ts'
import type { Rules } from '../plan/rows.ts'
import type { EnrollmentReader } from '../invitations/enrollmentReader.ts'
import type { InviteListAnswer, InviteListRequest } from './inviteTypes.ts'
import type { ListAnswer, ListRequest } from './types.ts'
import type { PlanRequest, PlanState } from '../plan/types.ts'

/** Methods for reconciling lists. They throw ApiError. */
export interface ListMethods {
  /** Loads the code for lists, so that the first list need not wait for it. */
  prepareLists: () => Promise<void>
  /** Keeps a list (its text, or the bytes of its file) under an id that the page generated, for `list`. */
  keepList: (input: { id: string; source: string | Uint8Array }) => Promise<void>
  /**
   * Returns one page of a list, matched to the users read so far. Null if the list is not kept any more and has to be
   * sent again.
   */
  list: (request: ListRequest, signal: AbortSignal) => Promise<ListAnswer | null>
  /** Creates a plan of the changes in a list. Null as for `list`. */
  planList: (request: ListRequest, signal: AbortSignal) => Promise<PlanState | null>
  /** Returns one page of a list of people to invite, with what would happen with each. Null as for `list`. */
  inviteList: (request: InviteListRequest) => Promise<InviteListAnswer | null>
  /** Creates a plan that invites the people on a list. Null as for `list`. */
  planInviteList: (request: InviteListRequest, signal: AbortSignal) => Promise<PlanState | null>
}

interface Dependencies {
  directory: Directory
  journal: Pick<Journal, 'state'>
  /** The roles that the API lists. */
  roles: () => readonly Role[]
  /** Resolves after this many milliseconds. */
  delay: (ms: number) => Promise<void>
  /** Runs a task in the current session. Throws ApiError if there is none or if it ends meanwhile. */
  askInSession: <T>(ask: () => Promise<T>) => Promise<T>
  /** Creates a plan. */
  plan: (request: PlanRequest, signal: AbortSignal) => Promise<PlanState>
  api: () => Api
  /** What reads invitations, loaded on demand. */
  invitations: { get: () => Promise<{ reader: (api: Api) => EnrollmentReader }> }
  rules: () => Rules
  /** Milliseconds since some start, by a clock that cannot be set. */
  monotonic: () => number
}

/** How long `list` waits until the directory is read, in milliseconds after reading began. */
const maxWaitMs = 1000

/** Creates the methods that pages call about lists. Their code is loaded with the first list. */
export function createListMethods({
  directory,
  journal,
  roles,
  delay,
  askInSession,
  plan,
  api,
  invitations,
  rules,
  monotonic,
}: Dependencies) {
  const lists = lazy(async () => {
    const { createLists } = await import('./lists.ts').catch(throwNotLoaded)
    const readAll = async () => (await invitations.get()).reader(api()).readAgain()
    return createLists({ directory, journal, roles, rules, readAll, giveWay: () => delay(0), monotonic })
  })

  const methods: ListMethods = {
    prepareLists: async () => void (await lists.get()),

    keepList: ({ id, source }) => askInSession(async () => (await lists.get()).keep(id, source)),

    list: (request, signal) =>
      askInSession(async () => {
        if (directory.progress().state === 'idle') directory.start()
        await directory.untilRead(maxWaitMs)
        signal.throwIfAborted()
        return (await lists.get()).answer(request)
      }),

    async planList(request, signal) {
      const planRequest = await askInSession(async () => (await lists.get()).plan(request))
      return planRequest && plan(planRequest, signal)
    },

    inviteList: (request) => askInSession(async () => (await lists.get()).invites(request)),

    async planInviteList(request, signal) {
      const planRequest = await askInSession(async () => (await lists.get()).invitePlan(request))
      return planRequest && plan(planRequest, signal)
    },
  }

  return {
    methods,

    forget: lists.forget,
  }
}
