import type { QueryClient } from '@tanstack/react-query'
import type { LoadRequest } from '../routing/route.ts'
import { InvitePage } from './InvitePage.tsx'
import { PlanPage } from './PlanPage.tsx'
import { planLoader, plansLoader } from './plansLoader.ts'
import { PlansPage } from './PlansPage.tsx'
import { listPageLoader } from './listPageLoader.ts'
import { ReconcilePage } from './ReconcilePage.tsx'

/** The pages of this folder with their loaders. They share one script because visitors of one soon open another. */
export const pages = (queryClient: QueryClient) => ({
  all: { Component: PlansPage, load: () => plansLoader(queryClient) },
  reconcile: { Component: ReconcilePage, load: () => listPageLoader(queryClient) },
  invite: { Component: InvitePage, load: () => listPageLoader(queryClient) },
  one: { Component: PlanPage, load: (args: LoadRequest) => planLoader(queryClient, args) },
})
