import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { desk, onDesk } from '../desk/port/client.ts'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import type { ListRequest } from '../desk/list/types.ts'
import type { PlanRowsRequest } from '../desk/plan/types.ts'
import type { ListDraft } from './listDraft.ts'

/**
 * One page of a list, for the people as they are known by now (`version`). A list that the desk does not keep (yet) is
 * given to it.
 */
export const listQuery = (draft: ListDraft | null, request: ListRequest, version: string) =>
  queryOptions({
    queryKey: ['list', draft?.id, request, version],
    async queryFn({ signal }) {
      const known = await desk.list(request, signal)
      if (known !== null || draft === null) return known
      await desk.keepList({ id: draft.id, source: draft.source })
      return desk.list(request, signal)
    },
    enabled: draft !== null,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** A plan as the desk has it; null where there is none (any more). Kept by what the desk tells. */
export const planQuery = (planId: string) =>
  queryOptions({ queryKey: ['plan', planId], queryFn: () => desk.planState({ planId }) })

/** A page of a plan's rows. */
export const planRowsQuery = ({ planId, ...request }: PlanRowsRequest) =>
  queryOptions({
    queryKey: ['planRows', planId, request],
    queryFn: () => desk.planRows({ planId, ...request }),
    // What was shown stays until its next page is there; another plan is another.
    placeholderData: (shown, before) => (before?.queryKey[1] === planId ? shown : undefined),
  })

/** All plans that live. */
export const plansQuery = queryOptions({ queryKey: ['plans'], queryFn: () => desk.plans() })

/** While a plan runs, its rows are asked for anew at most so often, in milliseconds. */
const interval = 500
let following = false

/** Keeps what this tab shows of plans with what the desk tells of them, from the first time that it shows any. */
export function followPlans(queryClient: QueryClient) {
  if (following) return
  following = true
  // Guards look at other plans, at everyone and at who is me: they are computed where a plan is asked for.
  const guardAnew = () => void queryClient.invalidateQueries({ queryKey: ['plan'] })
  const due = new Set<string>()

  onDesk('plan', (state) => {
    const { queryKey } = planQuery(state.id)
    const before = queryClient.getQueryData(queryKey)
    const isGone = state.state === 'discarded'
    queryClient.setQueryData(queryKey, isGone ? null : state)
    queryClient.setQueryData(plansQuery.queryKey, (shown) => {
      const others = shown?.filter(({ id }) => id !== state.id)
      return others && (isGone ? others : [...others, state])
    })
    if (before?.state !== state.state) guardAnew()
    const rowsAnew = () => {
      due.delete(state.id)
      void queryClient.invalidateQueries({ queryKey: ['planRows', state.id] })
    }
    if (state.state !== 'running') rowsAnew()
    else if (!due.has(state.id)) {
      due.add(state.id)
      setTimeout(rowsAnew, interval)
    }
  })

  let reading: DirectoryProgress['state'] | undefined
  onDesk('directory', ({ state }) => {
    if (state !== reading) guardAnew()
    reading = state
  })
}
