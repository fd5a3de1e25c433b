import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Location } from 'react-router'
import type { Router } from './router.ts'

export const RouterContext = createContext<Router | null>(null)

/** The router. Unlike react-router's `useNavigate`, its `navigate` returns a promise. */
export function useRouter(): Router {
  const router = useContext(RouterContext)
  if (router === null) throw new Error('There is no RouterProvider around this component.')
  return router
}

/** The location that is loading while the page before still shows; null where nothing is. */
export function usePendingLocation(): Location | null {
  const router = useRouter()
  return useSyncExternalStore(router.subscribe, () => router.state().pending)
}
