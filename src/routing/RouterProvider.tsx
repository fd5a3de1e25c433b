import { Component, type ReactNode, useEffect, useLayoutEffect, useSyncExternalStore } from 'react'
import { Outlet, renderMatches, Router as ReactRouter } from 'react-router'
import type { Match } from './load.ts'
import type { Router, Shown } from './router.ts'
import { RouterContext } from './useRouter.ts'
import type { ScrollMemory } from './scroll.ts'

interface Props {
  router: Router
  scroll: ScrollMemory
  /** Shows until the first page has loaded. */
  fallback: ReactNode
}

/** Shows the router's page. react-router's own hooks work below it. */
export function RouterProvider({ router, scroll, fallback }: Props) {
  const shown = useSyncExternalStore(router.subscribe, () => router.state().shown)
  useLayoutEffect(() => {
    if (shown) scroll.restore(shown)
  }, [shown, scroll])
  useEffect(() => {
    const scripts = shown?.matches.flatMap(({ route }) => route.preloads ?? []) ?? []
    if (scripts.every((script) => script.isLoaded())) return
    const whenIdle = globalThis.requestIdleCallback ?? setTimeout
    whenIdle(() => {
      for (const script of scripts) void script.preload()
    })
  }, [shown])
  return (
    <RouterContext value={router}>
      {shown ? (
        <ReactRouter location={shown.location} navigationType={shown.type} navigator={router.navigator}>
          {renderMatches(guard(shown))}
        </ReactRouter>
      ) : (
        fallback
      )}
    </RouterContext>
  )
}

/** Puts a boundary around each route that can show a failure, and the failure in place of what could not load. */
function guard(shown: Shown): Shown['matches'] {
  const { matches, failure } = shown
  if (!failure) return matches.map((match) => withElement(match, pageOf(match, shown)))
  const at = matches.findLastIndex(({ route }, index) => index <= failure.at && route.failure)
  return matches
    .slice(0, at + 1)
    .map((match, index) =>
      withElement(match, index === at ? match.route.failure?.(failure.error) : pageOf(match, shown)),
    )
}

function withElement(match: Match, element: ReactNode): Match {
  const { path, index, failure } = match.route
  return { ...match, route: { path, index, failure, element } as Match['route'] }
}

function pageOf({ route: { Component: Page, failure } }: Match, shown: Shown): ReactNode {
  if (!failure) return Page && <Page />
  return (
    <Boundary shown={shown} showFailure={failure}>
      {Page ? <Page /> : <Outlet />}
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
