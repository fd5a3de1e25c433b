import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode, useEffect } from 'react'
import type { Router } from './routing/router.ts'
import { RouterProvider } from './routing/RouterProvider.tsx'
import type { ScrollMemory } from './routing/scroll.ts'
import { releasePress } from './session/staticForm.ts'
import { StatusMessage } from './ui/StatusMessage.tsx'

interface Props {
  queryClient: QueryClient
  router: Router
  scroll: ScrollMemory
}

/** Everything that React renders: the router's page, and what all pages need. */
export function App({ queryClient, router, scroll }: Props) {
  useEffect(releasePress, [])
  return (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} scroll={scroll}>
          <StatusMessage />
        </RouterProvider>
      </QueryClientProvider>
    </StrictMode>
  )
}
