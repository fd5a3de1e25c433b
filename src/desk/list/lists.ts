import type { PlanRequest } from '../plan/types.ts'
import { createSlices } from '../async/slices.ts'
import { createList, type ListDependencies } from './list.ts'
import type { InviteListAnswer, InviteListRequest } from './inviteTypes.ts'
import type { ListAnswer, ListRequest } from './types.ts'

/** Maximum number of lists to keep. Each tab that reconciles a list needs one. */
const maxLists = 4

/** Keeps the lists that pages sent, so that they are sent only once. They are kept in memory only. */
export function createLists(given: ListDependencies) {
  const dependencies = { ...given, giveWay: createSlices(given.monotonic, given.giveWay) }
  /** By id; least recently used first. */
  const lists = new Map<string, ReturnType<typeof createList>>()

  /** Returns a list and marks it as used. */
  const find = (id: string) => {
    const list = lists.get(id)
    if (!list) return null
    lists.delete(id)
    lists.set(id, list)
    return list
  }

  return {
    /** Keeps a list under an id that the page generated. */
    keep(id: string, source: string | Uint8Array) {
      lists.delete(id)
      lists.set(id, createList(source, dependencies))
      for (const oldId of [...lists.keys()].slice(0, -maxLists)) lists.delete(oldId)
    },

    /** Returns one page of a list; null if the list is not kept any more and has to be sent again. */
    async answer(request: ListRequest): Promise<ListAnswer | null> {
      return (await find(request.id)?.answer(request)) ?? null
    },

    /** Returns one page of a list of people to invite; null as for `answer`. */
    async invites(request: InviteListRequest): Promise<InviteListAnswer | null> {
      return (await find(request.id)?.invites.answer(request)) ?? null
    },

    /** Returns the plan that invites the people on a list; null as for `answer`. */
    async invitePlan(request: InviteListRequest): Promise<PlanRequest | null> {
      const invitations = await find(request.id)?.invites.requests(request)
      return invitations ? { source: 'invitations', ...invitations } : null
    },

    /** Returns the plan that a list results in; null as for `answer`. */
    async plan(request: ListRequest): Promise<PlanRequest | null> {
      const list = find(request.id)
      if (!list) return null
      const requests = await list.requests(request)
      const unresolved = request.appliesTo === 'leavers' ? await list.unresolvedCount(request) : null
      return { source: 'list', requests, ...(unresolved !== null && { leavers: { unresolved } }) }
    },
  }
}
