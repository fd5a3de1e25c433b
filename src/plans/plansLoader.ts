import type { QueryClient } from '@tanstack/react-query'
import type { LoadRequest } from '../routing/route.ts'
import { rolesQuery } from '../organization/queries.ts'
import { readPlanRowsState } from './planRowsState.ts'
import { planQuery, planRowsQuery, plansQuery, syncPlans } from './queries.ts'

/** Rows per page of a plan. */
export const pageSize = 100

/** Loads a plan and the page of rows that the address names. */
export async function planLoader(queryClient: QueryClient, { params, location }: LoadRequest) {
  syncPlans(queryClient)
  // Guards need the names of the roles. When the roles fail to load, the guards report it themselves.
  await queryClient.prefetchQuery(rolesQuery)
  const planId = params.planId ?? ''
  const { outcome, page } = readPlanRowsState(location.search).listState
  await Promise.all([
    queryClient.fetchQuery(planQuery(planId)),
    queryClient.fetchQuery(planRowsQuery({ planId, page, size: pageSize, state: outcome })),
  ])
}

/** Loads the list of plans. */
export async function plansLoader(queryClient: QueryClient) {
  syncPlans(queryClient)
  await queryClient.fetchQuery(plansQuery)
}
