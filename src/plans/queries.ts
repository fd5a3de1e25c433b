import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { desk, onDesk } from '../desk/port/client.ts'
import type { DirectoryProgress } from '../desk/directory/types.ts'
import type { InviteListRequest } from '../desk/list/inviteTypes.ts'
import type { ListRequest } from '../desk/list/types.ts'
import type { PlanRowsRequest } from '../desk/plan/types.ts'
import type { ListDraft } from './listDraft.ts'

type GivenList = Pick<ListDraft, 'id' | 'source'>

/** The ids of the lists that this tab has sent. */
const sent = new Set<string>()

/** Asks the desk about a list. Sends the list first if it is new, or if the desk does not have it any more. */
async function askAboutList<Answer>(
  { id, source }: GivenList,
  ask: () => Promise<Answer | null>,
): Promise<Answer | null> {
  const known = sent.has(id) ? await ask() : null
  if (known !== null) return known
  sent.add(id)
  // Asked at once, because the answer to `keepList` may have to wait until the browser shows a pasted list.
  const [, answer] = await Promise.all([desk.keepList({ id, source }), ask()])
  return answer
}

/** One page of a list, matched against the people that are known at `version`. */
export const listQuery = (draft: GivenList, request: ListRequest, version: string) =>
  queryOptions({
    queryKey: ['list', draft.id, request, version],
    queryFn: ({ signal }) => askAboutList(draft, () => desk.list(request, signal)),
    staleTime: Number.POSITIVE_INFINITY,
  })

/**
 * One page of a list of people to invite. Asked for again whenever it is shown, because its people may have been invited
 * since.
 */
export const inviteListQuery = (draft: GivenList, request: InviteListRequest, version: string) =>
  queryOptions({
    queryKey: ['inviteList', draft.id, request, version],
    queryFn: ({ signal }) => askAboutList(draft, () => desk.inviteList(request, signal)),
  })

/** A plan, or null when it does not exist. `syncPlans` keeps it up to date. */
export const planQuery = (planId: string) =>
  queryOptions({ queryKey: ['plan', planId], queryFn: () => desk.planState({ planId }) })

/** A page of a plan's rows. */
export const planRowsQuery = ({ planId, ...request }: PlanRowsRequest) =>
  queryOptions({
    queryKey: ['planRows', planId, request],
    queryFn: () => desk.planRows({ planId, ...request }),
    // Shows the previous page of the same plan until the next one arrives.
    placeholderData: (data, query) => (query?.queryKey[1] === planId ? data : undefined),
  })

/** All plans of the session. */
export const plansQuery = queryOptions({ queryKey: ['plans'], queryFn: () => desk.plans() })

/** Shortest time between two refreshes of a running plan's rows, in milliseconds. */
const rowsRefreshIntervalMs = 500
let isSyncing = false

/** Keeps the cached plans up to date with the desk. Calls after the first do nothing. */
export function syncPlans(queryClient: QueryClient) {
  if (isSyncing) return
  isSyncing = true
  // Guards depend on other plans, the directory and the admin's own account. The desk computes them for each request.
  const refreshGuards = () => void queryClient.invalidateQueries({ queryKey: ['plan'] })
  const pendingRefreshes = new Set<string>()

  onDesk('plan', (plan) => {
    const { queryKey } = planQuery(plan.id)
    const before = queryClient.getQueryData(queryKey)
    const isDiscarded = plan.state === 'discarded'
    queryClient.setQueryData(queryKey, isDiscarded ? null : plan)
    queryClient.setQueryData(plansQuery.queryKey, (plans) => {
      const others = plans?.filter(({ id }) => id !== plan.id)
      return others && (isDiscarded ? others : [...others, plan])
    })
    if (before?.state !== plan.state) refreshGuards()
    const refreshRows = () => {
      pendingRefreshes.delete(plan.id)
      void queryClient.invalidateQueries({ queryKey: ['planRows', plan.id] })
    }
    if (plan.state !== 'running') refreshRows()
    else if (!pendingRefreshes.has(plan.id)) {
      pendingRefreshes.add(plan.id)
      setTimeout(refreshRows, rowsRefreshIntervalMs)
    }
  })

  let directoryState: DirectoryProgress['state'] | undefined
  onDesk('directory', ({ state }) => {
    if (state !== directoryState) refreshGuards()
    directoryState = state
  })
}
