import type { QueryClient } from '@tanstack/react-query'
import type { LoaderFunctionArgs } from 'react-router'
import { InvitePage } from './InvitePage.tsx'
import { PlanPage } from './PlanPage.tsx'
import { planLoader, plansLoader } from './plansLoader.ts'
import { PlansPage } from './PlansPage.tsx'
import { reconcileLoader } from './reconcileLoader.ts'
import { ReconcilePage } from './ReconcilePage.tsx'

/** The pages of this folder with their loaders. They share one script because visitors of one soon open another. */
export const pages = (queryClient: QueryClient) => ({
  all: { Component: PlansPage, loader: () => plansLoader(queryClient) },
  reconcile: { Component: ReconcilePage, loader: () => reconcileLoader(queryClient) },
  invite: { Component: InvitePage, loader: () => reconcileLoader(queryClient) },
  one: { Component: PlanPage, loader: (args: LoaderFunctionArgs) => planLoader(queryClient, args) },
})
