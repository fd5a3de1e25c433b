// In the build it is a script of its own and runs before this one (server/bootScript.ts).
import './boot.ts'
import 'virtual:theme.css'
import './ui/base.css'
import './ui/outline.css'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { forgetChosenPeople } from './organization/chosenPeople.ts'
import { pageShown } from './pageShown.ts'
import { routes } from './routes.tsx'
import { afterPage, setPageShown } from './routing/afterPage.ts'
import { createRouter } from './routing/router.ts'
import { RouterProvider } from './routing/RouterProvider.tsx'
import { createScrollMemory } from './routing/scroll.ts'
import { shareData } from './session/sharedData.ts'
import { syncSession } from './session/sessionSync.ts'
import { appName } from './text/appName.ts'
import { isApiError } from './ui/explain.ts'
import { PageSkeleton } from './ui/PageSkeleton.tsx'
import { forgetDraft } from './users/drafts.ts'
import { clearSelection } from './users/selection.ts'
import { syncDirectory, syncUsers } from './users/queries.ts'

const queryClient = new QueryClient({
  defaultOptions: {
    // The desk retries by itself. Refetching whenever the window gets the focus would move rows under the pointer.
    queries: {
      retry: false,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      structuralSharing: shareData,
    },
    mutations: { retry: false, networkMode: 'always' },
  },
})

const router = createRouter(routes(queryClient), import.meta.env.BASE_URL)
const scroll = createScrollMemory(router, `${appName}-scroll`)
syncSession(queryClient, router, () => {
  forgetDraft()
  clearSelection()
  forgetChosenPeople()
})
syncUsers(queryClient)
syncDirectory(queryClient)
setPageShown(() => pageShown(queryClient, router))
// Roster also works without it.
afterPage(() => void import('./whenIdle.ts').then(({ start }) => start(queryClient)).catch(() => {}))

/** A failure to load is told by the page. Whatever else a page throws is a mistake in the code. */
const onCaughtError = (error: unknown) => {
  if (!isApiError(error) && !(error instanceof Error && error.name === 'DeskLost')) reportError(error)
}

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id root')
createRoot(root, { onCaughtError }).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} scroll={scroll} fallback={<PageSkeleton />} />
    </QueryClientProvider>
  </StrictMode>,
)
