import { flushSync } from 'react-dom'
import { type Location, matchRoutes, NavigationType, type RouteObject, type To } from 'react-router'
import { createAddressBar } from './addressBar.ts'
import { type Blocked, createBlocking } from './blocking.ts'
import { load, type Match } from './load.ts'
import { Redirect, type Route } from './route.ts'

/** A page that is shown. */
export interface Shown {
  location: Location
  /** How the page was reached. */
  type: NavigationType
  matches: Match[]
  /** What could not be loaded: the error, and the index of its match. */
  failure: { at: number; error: Error } | null
  /** Whether the scroll position stays. */
  keepsScroll: boolean
}

interface RouterState {
  /** Null until the first page has loaded. */
  shown: Shown | null
  /** A page that is rendered unseen until another page is shown. */
  prepared: Shown | null
  /** The location that is loading, while the page before still shows. */
  pending: Location | null
  /** A navigation that a blocker stopped. */
  blocked: Blocked | null
}

interface NavigateOptions {
  replace?: boolean | undefined
  state?: unknown
  preventScrollReset?: boolean | undefined
  /** Renders before this returns where nothing has to be loaded. Not for use in effects. */
  flushSync?: boolean | undefined
  /**
   * Changes the address only once the page is rendered. For a page that replaces a form: when the address changes, the browser
   * examines every form, which costs styles and layout. Only with `replace`: a new entry would give its title to the one before.
   */
  addressLast?: boolean | undefined
}

/** A navigation: where to, and how. In a `POP`, the address bar is there already. */
interface Ask extends Pick<NavigateOptions, 'flushSync' | 'preventScrollReset' | 'addressLast'> {
  location: Location
  type: NavigationType
}

/**
 * Navigates between routes. A page shows once everything that its loaders wait for is there: until then the one before
 * stays, and `pending` is what comes next. The last navigation wins, whatever arrives first. `base` ends with a slash.
 */
export function createRouter(routes: Route[], base: string, browser: Window = window) {
  const bar = createAddressBar(base, browser)
  const listeners = new Set<() => void>()
  let state: RouterState = { shown: null, prepared: null, pending: null, blocked: null }
  /** Changes the address to that of the page that is being rendered, where it comes last. */
  let writeLate: (() => void) | null = null
  let latest: Ask | null = null

  const set = (change: Partial<RouterState>, flush = false) => {
    state = { ...state, ...change }
    const notify = () => {
      for (const listener of listeners) listener()
    }
    if (flush) flushSync(notify)
    else notify()
  }
  const blocking = createBlocking(bar.go, (blocked) => set({ blocked }))

  const matchesOf = (location: Location): Match[] =>
    matchRoutes(routes as (RouteObject & Route)[], location) ?? []

  const ask = (asked: Ask): Promise<void> | void => {
    latest = asked
    blocking.begin()
    const { location, flushSync: flush } = asked
    const matches = matchesOf(location)
    const { shown } = state
    const isFragmentOnly = shown?.failure === null && isSamePage(shown.location, location)
    const results = isFragmentOnly ? [] : load(matches, location)
    const finish = (all: unknown[]) => (asked === latest ? show(asked, matches, all) : undefined)
    if (!results.some((result) => result instanceof Promise)) return finish(results)
    set({ pending: location, blocked: null }, flush)
    return Promise.all(results).then(finish)
  }

  const show = (asked: Ask, matches: Match[], results: unknown[]): Promise<void> | void => {
    const { location, type, preventScrollReset: keepsScroll = false, flushSync: flush, addressLast } = asked
    const target = results.find((result) => result instanceof Redirect)
    if (target)
      return navigate(target.to, { replace: type !== NavigationType.Push, flushSync: flush, addressLast })
    const at = results.findIndex((result) => result instanceof Error)
    const failure = at < 0 ? null : { at, error: results[at] as Error }
    // Effects of the page that is being rendered may navigate: addresses change in the order of the navigations.
    writeLate?.()
    const write = () => bar.write(location, type === NavigationType.Replace)
    if (addressLast) {
      writeLate = () => {
        writeLate = null
        write()
      }
    } else if (type !== NavigationType.Pop) write()
    const shown: Shown = { location, type, matches, failure, keepsScroll }
    set({ shown, prepared: null, pending: null, blocked: null }, flush)
    // After the microtask in which React renders.
    if (addressLast) queueMicrotask(() => writeLate?.())
  }

  const navigate = (
    to: To,
    { replace = false, state: entryState = null, ...options }: NavigateOptions = {},
  ) => {
    const type = replace ? NavigationType.Replace : NavigationType.Push
    const asked: Ask = { location: bar.create(to, entryState), type, ...options }
    return blocking.stops(asked.location, () => void ask(asked)) ? undefined : ask(asked)
  }

  const resolve = (to: string) => {
    const path = state.shown?.location.pathname ?? '/'
    return to === '?' ? path : to.startsWith('?') ? path + to : to
  }

  bar.onPop(() => {
    const { location, delta } = bar.read()
    if (blocking.stopsMove(location, delta)) return
    void ask({ location, type: NavigationType.Pop })
  })

  void ask({ location: bar.read().location, type: NavigationType.Pop })

  return {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    /** Goes to a path of this app. Resolves once it is shown, stopped, or replaced by another navigation. */
    navigate: async (to: To, options?: NavigateOptions): Promise<void> => navigate(to, options),
    /** Goes to a path in place of the page that is loading, or else of the page that is shown. */
    replace: async (to: To, options?: NavigateOptions): Promise<void> =>
      navigate(to, { ...options, replace: state.pending === null || latest?.type !== NavigationType.Push }),
    /** Resolves a path, or a query string for the page that is shown, where `?` stands for none. */
    resolve,
    /** As `navigate`, for components: relative to the page that is shown. */
    go: async (to: string, options?: NavigateOptions): Promise<void> => navigate(resolve(to), options),
    /** Renders a page unseen, so that it takes less time to show. Its scripts must be there; its loaders don't run. */
    prepare(to: string) {
      const location = bar.create(to, null)
      const matches = matchesOf(location)
      set({
        prepared: { location, type: NavigationType.Replace, matches, failure: null, keepsScroll: false },
      })
    },
    /** Loads the page again, after a failure. */
    reload() {
      const { shown, pending } = state
      if (shown && !pending) void ask({ location: shown.location, type: NavigationType.Pop })
    },
    setBlocker: blocking.setBlocker,
    /** The address of a path of this app, as links have it. */
    href: bar.href,
  }
}

export type Router = ReturnType<typeof createRouter>

const isSamePage = (a: Location, b: Location) =>
  a.pathname === b.pathname && a.search === b.search && a.hash !== b.hash
