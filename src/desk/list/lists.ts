import type { OperationRequest } from '../../operations/operation.ts'
import { createList, type Dependencies } from './list.ts'
import type { ListAnswer, ListRequest } from './types.ts'

/** So many lists are kept: one for each tab that reconciles, as long as there are not many. */
const most = 4

/** The lists that pages have given to the desk, so that they needn't be sent with each request. In memory alone. */
export function createLists(surroundings: Dependencies) {
  const lists = new Map<string, ReturnType<typeof createList>>()

  /** A list, which counts as used now. */
  const find = (id: string) => {
    const list = lists.get(id)
    if (!list) return null
    lists.delete(id)
    lists.set(id, list)
    return list
  }

  return {
    /** Keeps a list under an id, which the page has made. */
    keep(id: string, source: string | Uint8Array) {
      lists.delete(id)
      lists.set(id, createList(source, surroundings))
      for (const old of [...lists.keys()].slice(0, -most)) lists.delete(old)
    },

    /** Null where the list is not kept (any more): it is to be given again. */
    async answer(request: ListRequest): Promise<ListAnswer | null> {
      return (await find(request.id)?.answer(request)) ?? null
    },

    /** Null as `answer` is. */
    async requests(request: ListRequest): Promise<OperationRequest[] | null> {
      return (await find(request.id)?.requests(request)) ?? null
    },
  }
}
