import { rolesQuery } from '../organization/queries.ts'
import type { QueryClient } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { readPlanRowsState } from './planRowsState.ts'
import { followPlans, planQuery, planRowsQuery, plansQuery } from './queries.ts'

/** So many rows of a plan are a page. */
export const pageSize = 100

/** Loads a plan and the page of its rows that the address names. */
export async function planLoader(queryClient: QueryClient, { params, request }: LoaderFunctionArgs) {
  followPlans(queryClient)
  // The plan's guards are about roles by their names; where these can't be had, the guards say so.
  await queryClient.prefetchQuery(rolesQuery)
  const planId = params.planId ?? ''
  const { outcome, page } = readPlanRowsState(new URL(request.url).search).listState
  await Promise.all([
    queryClient.fetchQuery(planQuery(planId)),
    queryClient.fetchQuery(planRowsQuery({ planId, page, size: pageSize, state: outcome })),
  ])
  return null
}

/** Loads the list of plans. */
export async function plansLoader(queryClient: QueryClient) {
  followPlans(queryClient)
  await queryClient.fetchQuery(plansQuery)
  return null
}
