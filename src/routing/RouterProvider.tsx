import {
  Activity,
  Component,
  memo,
  type ReactElement,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useSyncExternalStore,
} from 'react'
import { UNSAFE_LocationContext as LocationContext, UNSAFE_RouteContext as RouteContext } from 'react-router'
import { afterPage, whenIdle } from './afterPage.ts'
import type { Match } from './load.ts'
import { Outlet } from './Outlet.tsx'
import type { Router, Shown } from './router.ts'
import { RouterContext } from './useRouter.ts'
import type { ScrollMemory } from './scroll.ts'

interface Props {
  router: Router
  scroll: ScrollMemory
  /** Shows below every page. */
  children: ReactNode
}

/** Shows the router's page, nothing until the first one has loaded. The hooks of usePage.ts and useRouter.ts work below it. */
export function RouterProvider({ router, scroll, children }: Props) {
  // The third is for the page that is rendered at build time (prerender.tsx).
  const { shown, prepared } = useSyncExternalStore(router.subscribe, router.state, router.state)
  useLayoutEffect(() => {
    if (shown) scroll.restore(shown)
  }, [shown, scroll])
  useEffect(() => {
    if (shown) preloadFrom(shown, router)
  }, [shown, router])
  const kept = shown && isPreparable(shown) ? shown : prepared
  return (
    <RouterContext value={router}>
      {shown && shown !== kept && <Page shown={shown} />}
      {kept && (
        <Activity mode={kept === shown ? 'visible' : 'hidden'}>
          <Page shown={kept} />
        </Activity>
      )}
      {children}
    </RouterContext>
  )
}

/** Loads the scripts of pages that are often opened from this one, and renders the one that usually follows. */
function preloadFrom(shown: Shown, router: Router) {
  const routes = shown.matches.map(({ route }) => route)
  const scripts = routes.flatMap(({ preloads = [] }) => preloads)
  const next = routes.at(-1)?.next
  const isReady = () => scripts.every((script) => script.isLoaded())
  const prepare = () => next && isReady() && router.state().shown === shown && router.prepare(next)
  if (next || !isReady())
    afterPage(() => void Promise.all(scripts.map((script) => script.load())).then(() => whenIdle(prepare)))
}

const isPreparable = ({ matches }: Shown) => matches.some(({ route }) => route.isPreparable)

/** The page, within the contexts of the hooks. `memo`, so that nothing renders again while the next page loads. */
const Page = memo(function Page({ shown }: { shown: Shown }) {
  const { location, type } = shown
  const page = elementsOf(shown).reduceRight<ReactElement | null>(
    (outlet, element, index) => (
      <RouteContext value={{ outlet, matches: shown.matches.slice(0, index + 1), isDataRoute: false }}>
        {element}
      </RouteContext>
    ),
    null,
  )
  return <LocationContext value={{ location, navigationType: type }}>{page}</LocationContext>
})

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
