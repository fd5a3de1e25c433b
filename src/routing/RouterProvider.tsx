import {
  Component,
  type ReactElement,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useSyncExternalStore,
} from 'react'
import {
  UNSAFE_LocationContext as LocationContext,
  UNSAFE_NavigationContext as NavigationContext,
  UNSAFE_RouteContext as RouteContext,
} from 'react-router'
import { afterPage } from './afterPage.ts'
import type { Match } from './load.ts'
import { Outlet } from './Outlet.tsx'
import type { Router, Shown } from './router.ts'
import { RouterContext } from './useRouter.ts'
import type { ScrollMemory } from './scroll.ts'

interface Props {
  router: Router
  scroll: ScrollMemory
}

/** Shows the router's page, nothing until the first one has loaded. React Router's own hooks work below it. */
export function RouterProvider({ router, scroll }: Props) {
  const getShown = () => router.state().shown
  // The third is for the page that is rendered at build time (prerender.tsx).
  const shown = useSyncExternalStore(router.subscribe, getShown, getShown)
  useLayoutEffect(() => {
    if (shown) scroll.restore(shown)
  }, [shown, scroll])
  useEffect(() => {
    const scripts = shown?.matches.flatMap(({ route }) => route.preloads ?? []) ?? []
    if (scripts.every((script) => script.isLoaded())) return
    afterPage(() => {
      for (const script of scripts) void script.preload()
    })
  }, [shown])
  return <RouterContext value={router}>{shown && <Page shown={shown} router={router} />}</RouterContext>
}

/** The page, within the contexts of react-router's own hooks. */
function Page({ shown, router: { navigator } }: { shown: Shown; router: Router }) {
  const { location, type } = shown
  const page = elementsOf(shown).reduceRight<ReactElement | null>(
    (outlet, element, index) => (
      <RouteContext value={{ outlet, matches: shown.matches.slice(0, index + 1), isDataRoute: false }}>
        {element}
      </RouteContext>
    ),
    null,
  )
  return (
    <NavigationContext
      value={{ basename: '/', navigator, static: false, useTransitions: undefined, future: {} }}
    >
      <LocationContext value={{ location, navigationType: type }}>{page}</LocationContext>
    </NavigationContext>
  )
}

/** Puts a boundary around each route that can show a failure, and the failure in place of what could not load. */
function elementsOf(shown: Shown): ReactNode[] {
  const { matches, failure } = shown
  if (!failure) return matches.map((match) => pageOf(match, shown))
  const at = matches.findLastIndex(({ route }, index) => index <= failure.at && route.failure)
  return matches
    .slice(0, at + 1)
    .map((match, index) => (index === at ? match.route.failure?.(failure.error) : pageOf(match, shown)))
}

function pageOf({ route: { Component: Shows, failure } }: Match, shown: Shown): ReactNode {
  const page = Shows ? <Shows /> : <Outlet />
  if (!failure) return page
  return (
    <Boundary shown={shown} showFailure={failure}>
      {page}
    </Boundary>
  )
}

interface BoundaryProps {
  shown: Shown
  showFailure: (error: Error) => ReactNode
  children: ReactNode
}

/** Shows a failure in place of a route that could not render, until the next navigation. */
class Boundary extends Component<BoundaryProps, { error: Error | null; shown: Shown | null }> {
  override state = { error: null as Error | null, shown: null as Shown | null }
  static getDerivedStateFromError = (error: Error) => ({ error })
  static getDerivedStateFromProps({ shown }: BoundaryProps, state: { shown: Shown | null }) {
    return shown === state.shown ? null : { shown, error: null }
  }
  override render() {
    return this.state.error ? this.props.showFailure(this.state.error) : this.props.children
  }
}
