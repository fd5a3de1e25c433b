// Imported first, so that the desk's worker starts while the page still loads.
import './desk/port/client.ts'
import '@mantine/core/styles/baseline.css'
import 'virtual:theme.css'
import '@mantine/core/styles/UnstyledButton.css'
import '@mantine/core/styles/Loader.css'
import '@mantine/core/styles/Button.css'
import '@mantine/core/styles/CloseButton.css'
import '@mantine/core/styles/Input.css'
import './ui/base.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { createBrowserRouter } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { forgetChosenPeople } from './organization/chosenPeople.ts'
import { routes } from './routes.tsx'
import { shareData } from './session/sharedData.ts'
import { syncSession } from './session/sessionSync.ts'
import { appName } from './text/appName.ts'
import { theme } from './ui/theme.ts'
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

const router = createBrowserRouter(routes(queryClient), { basename: import.meta.env.BASE_URL })
syncSession(queryClient, router, () => {
  forgetDraft()
  clearSelection()
  forgetChosenPeople()
})
syncUsers(queryClient)
syncDirectory(queryClient)
// Not needed for the first page, so it loads when the browser is idle. Roster also works without it.
const whenIdle = globalThis.requestIdleCallback ?? setTimeout
whenIdle(() => void import('./whenIdle.ts').then(({ start }) => start(queryClient)).catch(() => {}))

const colorSchemeManager = localStorageColorSchemeManager({ key: `${appName}-color-scheme` })
const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no element with the id root')
createRoot(root).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      colorSchemeManager={colorSchemeManager}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        {/* Without transitions: a page that is rendered later than the router has it would show what was left since. */}
        <RouterProvider router={router} useTransitions={false} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
)
