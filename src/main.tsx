import { notifyManager, QueryClient } from '@tanstack/react-query'
import { flushSync } from 'react-dom'
import { createRoot, hydrateRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { firstCalls } from './firstCalls.ts'
import { sessionQuery } from './organization/queries.ts'
import { pageShown } from './pageShown.ts'
import { routes } from './routes.tsx'
import { afterPage, setPageShown } from './routing/afterPage.ts'
import { createRouter, type Shown } from './routing/router.ts'
import { createScrollMemory } from './routing/scroll.ts'
import { shareData } from './session/sharedData.ts'
import { isStaticForm, removeStaticForm, shownStaticForm } from './session/staticForm.ts'
import { syncSession } from './session/sessionSync.ts'
import { appName } from './text/appName.ts'
import { isApiError } from './ui/explain.ts'
import { syncDirectory, syncUsers } from './users/queries.ts'

// Before the next task, but after a mutation has its result, which takes three turns of the microtask queue: an operation
// then closes its dialog. So what one message of the desk changes is rendered once.
notifyManager.setScheduler((notify) => {
  queueMicrotask(() => queueMicrotask(() => queueMicrotask(() => queueMicrotask(notify))))
})

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
syncSession(queryClient, router, firstCalls)
syncUsers(queryClient)
syncDirectory(queryClient)
setPageShown(() => pageShown(queryClient, router))
afterPage(() => {
  import('./afterFirstPage.ts').then(
    ({ startAfterFirstPage }) => startAfterFirstPage(queryClient),
    // Roster also works without its script.
    () => {},
  )
})

/** The page shows a failure to load. Anything else that a page throws is a mistake in the code. */
const onCaughtError = (error: unknown) => {
  if (!isApiError(error) && !(error instanceof Error && error.name === 'DeskLost')) reportError(error)
}

/** Renders the first page, over the outline in index.html. React takes the sign-in form over where it stands there. */
function render({ matches, failure }: Shown) {
  const options = { onCaughtError }
  const app = <App {...{ queryClient, router, scroll }} />
  const root = document.getElementById('root')
  if (root === null) throw new Error('index.html has no element with the id root')
  const form = shownStaticForm()
  const session = queryClient.getQueryData(sessionQuery.queryKey)
  const isLoaded = failure === null && matches.every(({ route }) => route.Component?.isLoaded?.() !== false)
  if (form && session && isStaticForm(session) && isLoaded) {
    root.remove()
    hydrateRoot(form, app, options)
  } else {
    removeStaticForm()
    // At once: in the next tasks the browser writes the code cache, which takes long on a slow computer.
    flushSync(() => createRoot(root, options).render(app))
  }
}

const unsubscribe = router.subscribe(() => {
  const { shown } = router.state()
  if (shown === null) return
  unsubscribe()
  render(shown)
})
