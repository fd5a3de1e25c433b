import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createFakeBrowser } from './fakeBrowser.fixture.ts'
import { Redirect, type Route } from './route.ts'
import { createRouter, type Router } from './router.ts'

/** Loads that end when the test says so, by address. */
function createLoads() {
  const loads: { address: string; settle: (result?: Error | Redirect) => void }[] = []
  const load: Route['load'] = ({ location: { pathname, search } }) =>
    new Promise((resolve, reject) => {
      loads.push({
        address: pathname + search,
        settle: (result) => (result instanceof Error ? reject(result) : resolve(result)),
      })
    })
  return { loads, load }
}

/** Every page that was shown, in order: its address, and what failed. */
function record(router: Router) {
  const pages: string[] = []
  let last: unknown = null
  const see = () => {
    const { shown } = router.state()
    if (shown === null || shown === last) return
    last = shown
    const { location, failure } = shown
    pages.push(
      location.pathname + location.search + location.hash + (failure ? `: ${failure.error.message}` : ''),
    )
  }
  see()
  router.subscribe(see)
  return pages
}

// The fake browser moves through its history in a later task.
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const settled = () => vi.advanceTimersByTimeAsync(1)

const Page = () => null

function start(address = '/a', base = '/', more: Route[] = []) {
  const browser = createFakeBrowser(address)
  const { loads, load } = createLoads()
  const routes: Route[] = [
    {
      failure: () => null,
      children: [
        { index: true, load: () => new Redirect('/a') },
        { path: '/a', Component: Page },
        { path: '/b', Component: Page },
        { path: '/slow', Component: Page, load },
        ...more,
      ],
    },
  ]
  const router = createRouter(routes, base, browser.window)
  return { browser, router, loads, pages: record(router) }
}

describe('a page', () => {
  test('shows in the same task where nothing has to be loaded', () => {
    const { router, pages, browser } = start()
    expect(pages).toEqual(['/a'])
    void router.navigate('/b?c#d', { state: 7 })
    expect(pages).toEqual(['/a', '/b?c#d'])
    expect(router.state()).toMatchObject({ pending: null, shown: { location: { state: 7 }, type: 'PUSH' } })
    expect(browser.address()).toBe('/b?c#d')
  })

  test('can be prepared: it is matched, but neither loaded nor in the address, and gone once a page is shown', async () => {
    const { router, pages, browser, loads } = start()
    router.prepare('/slow')
    const { prepared } = router.state()
    expect(prepared).toMatchObject({ location: { pathname: '/slow' }, failure: null })
    expect(prepared?.matches.at(-1)?.route.path).toBe('/slow')
    expect([loads, pages, browser.address()]).toEqual([[], ['/a'], '/a'])
    const navigated = router.navigate('/slow')
    expect(router.state().prepared).toBe(prepared)
    loads[0]?.settle()
    await navigated
    expect(router.state().prepared).toBeNull()
    expect(pages).toEqual(['/a', '/slow'])
  })

  test('can show before the address changes, which has changed once the navigation has ended', async () => {
    const { router, pages, browser } = start()
    const addresses: string[] = []
    router.subscribe(() => addresses.push(browser.address()))
    await router.navigate('/b', { replace: true, addressLast: true })
    expect([pages, addresses, browser.address()]).toEqual([['/a', '/b'], ['/a'], '/b'])
    expect(browser.length()).toBe(1)
  })

  test('that navigates while it is rendered leaves its own address before the next one', async () => {
    const { router, pages, browser } = start()
    const unsubscribe = router.subscribe(() => {
      unsubscribe()
      void router.navigate('/a?next')
    })
    await router.navigate('/b', { replace: true, addressLast: true })
    expect([pages.at(-1), browser.address(), browser.length()]).toEqual(['/a?next', '/a?next', 2])
    browser.window.history.go(-1)
    await settled()
    expect(browser.address()).toBe('/b')
  })

  test('stays until the next one is loaded', async () => {
    const { router, pages, browser, loads } = start()
    const navigated = router.navigate('/slow?1')
    expect(router.state().pending).toMatchObject({ pathname: '/slow', search: '?1' })
    expect([pages, browser.address()]).toEqual([['/a'], '/a'])
    loads[0]?.settle()
    await navigated
    expect([pages, browser.address()]).toEqual([['/a', '/slow?1'], '/slow?1'])
    expect(router.state().pending).toBeNull()
  })

  test('that was requested last is shown, whatever arrives first, and only that', async () => {
    const steps = fc.array(fc.record({ fails: fc.boolean(), order: fc.nat() }), {
      minLength: 2,
      maxLength: 8,
    })
    await fc.assert(
      fc.asyncProperty(steps, async (turns) => {
        const { router, pages, loads, browser } = start()
        for (const at of turns.keys()) void router.navigate(`/slow?${at}`)
        const ends = loads.map(({ settle }, at) => ({
          settle,
          fails: turns[at]?.fails,
          order: turns[at]?.order ?? 0,
        }))
        for (const { settle, fails } of ends.toSorted((a, b) => a.order - b.order)) {
          settle(fails ? new Error('lost') : undefined)
          await settled()
        }
        const lastTurn = turns.length - 1
        expect(pages).toEqual(['/a', `/slow?${lastTurn}${turns[lastTurn]?.fails ? ': lost' : ''}`])
        expect(browser.length()).toBe(2)
      }),
      { numRuns: 50 },
    )
  })

  test('that nothing waits for shows at once over one that loads', async () => {
    const { router, pages, loads } = start()
    void router.navigate('/slow')
    void router.navigate('/b')
    expect(pages).toEqual(['/a', '/b'])
    loads[0]?.settle(new Error('no longer asked for'))
    await settled()
    expect(pages).toEqual(['/a', '/b'])
  })

  test('that failed can be loaded again', async () => {
    const { router, pages, loads, browser } = start('/slow')
    loads[0]?.settle(new Error('lost'))
    await settled()
    expect(router.state().shown?.failure?.at).toBe(1)
    router.reload()
    loads[1]?.settle()
    await settled()
    expect(pages).toEqual(['/slow: lost', '/slow'])
    expect(browser.length()).toBe(1)
  })

  test('whose loader throws fails as one whose loader rejects', () => {
    const thrown: Route = {
      path: '/thrown',
      load() {
        throw new Error('at once')
      },
    }
    const { router, pages } = start('/a', '/', [thrown])
    void router.navigate('/thrown')
    expect(pages.at(-1)).toBe('/thrown: at once')
  })

  test('waits for its script, and then no more', async () => {
    let isLoaded = false
    const load = () =>
      Promise.resolve().then(() => {
        isLoaded = true
      })
    const lazy: Route = {
      path: '/lazy',
      Component: Object.assign(() => null, { load, isLoaded: () => isLoaded }),
    }
    const { router, pages } = start('/a', '/', [lazy])
    const navigated = router.navigate('/lazy')
    expect(pages).toEqual(['/a'])
    await navigated
    expect(pages).toEqual(['/a', '/lazy'])
    void router.navigate('/lazy?2')
    expect(pages.at(-1)).toBe('/lazy?2')
  })
})

describe('the browser history', () => {
  test('is replaced by a redirect of the first page, and keeps the base path', () => {
    const { browser, pages } = start('/tools/roster', '/tools/roster/')
    expect(pages).toEqual(['/a'])
    expect(browser.address()).toBe('/tools/roster/a')
    expect(browser.length()).toBe(1)
  })

  test('loads no script of pages behind a gate that leads elsewhere', async () => {
    const loadScript = vi.fn(() => Promise.resolve())
    const Lazy = Object.assign(() => null, { load: loadScript, isLoaded: () => false })
    const gate = (result?: Redirect): Route => ({ load: () => Promise.resolve(result) })
    const { router, pages } = start('/a', '/', [
      { ...gate(new Redirect('/b')), children: [{ path: '/closed', Component: Lazy }] },
      { ...gate(), children: [{ path: '/open', Component: Lazy }] },
    ])
    await router.navigate('/closed')
    expect([pages, loadScript.mock.calls.length]).toEqual([['/a', '/b'], 0])
    await router.navigate('/open')
    expect([pages, loadScript.mock.calls.length]).toEqual([['/a', '/b', '/open'], 1])
  })

  test('shows the pages again when the user goes back and forward', () => {
    const { router, browser, pages } = start()
    void router.navigate('/b', { state: 1 })
    void router.navigate('/b?2', { replace: true, state: 2 })
    browser.move(-1)
    expect(router.state().shown?.type).toBe('POP')
    browser.move(1)
    expect(pages).toEqual(['/a', '/b', '/b?2', '/a', '/b?2'])
    expect(router.state().shown?.location.state).toBe(2)
  })

  test('leads to a page that loads while the one before stays', async () => {
    const { router, browser, pages, loads } = start('/slow')
    loads[0]?.settle()
    await settled()
    void router.navigate('/b')
    browser.move(-1)
    expect(pages).toEqual(['/slow', '/b'])
    loads[1]?.settle()
    await settled()
    expect(pages).toEqual(['/slow', '/b', '/slow'])
  })

  test('keeps no entry of a page that is replaced, whether it is shown or still loads', async () => {
    const first = start('/slow')
    await first.router.replace('/b')
    expect([first.browser.length(), first.browser.address()]).toEqual([1, '/b'])

    const { router, browser } = start()
    await router.replace('/b')
    expect(browser.length()).toBe(1)
    // It has no entry yet, so the page before it keeps its own.
    void router.navigate('/slow')
    await router.replace('/a')
    expect([browser.length(), browser.address()]).toEqual([2, '/a'])
    void router.navigate('/slow', { replace: true })
    await router.replace('/b')
    expect([browser.length(), browser.address()]).toEqual([2, '/b'])
    browser.move(-1)
    expect(browser.address()).toBe('/b')
  })

  test('has fragments, which load nothing', async () => {
    const { router, browser, pages, loads } = start('/slow?1')
    loads[0]?.settle()
    await settled()
    browser.follow('#main')
    void router.navigate('/slow?1#other')
    browser.move(-2)
    expect(pages).toEqual(['/slow?1', '/slow?1#main', '/slow?1#other', '/slow?1'])
    expect(loads).toHaveLength(1)
  })
})

describe('a blocker', () => {
  test('stops a navigation until it may continue', () => {
    const { router, pages, browser } = start()
    router.setBlocker(({ pathname }) => pathname !== '/sign-in')
    void router.navigate('/b')
    expect(pages).toEqual(['/a'])
    router.state().blocked?.reset()
    expect(router.state().blocked).toBeNull()
    void router.navigate('/b?2')
    router.state().blocked?.proceed()
    expect(pages).toEqual(['/a', '/b?2'])
    expect(browser.length()).toBe(2)
  })

  test('stops going back, and the address stays', async () => {
    const { router, pages, browser } = start()
    void router.navigate('/b')
    router.setBlocker(() => true)
    browser.move(-1)
    await settled()
    expect([pages, browser.address()]).toEqual([['/a', '/b'], '/b'])
    router.state().blocked?.proceed()
    await settled()
    expect([pages, browser.address()]).toEqual([['/a', '/b', '/a'], '/a'])
    expect(router.state().blocked).toBeNull()
  })

  test('keeps the address of its page, however quickly someone goes back again', async () => {
    const { router, pages, browser } = start()
    void router.navigate('/b')
    void router.navigate('/b?2')
    router.setBlocker(() => true)
    browser.move(-1)
    browser.move(-1)
    await expect.poll(() => browser.address()).toBe('/b?2')
    await settled()
    expect([pages.at(-1), browser.address()]).toEqual(['/b?2', '/b?2'])
    router.state().blocked?.proceed()
    await settled()
    expect([pages.at(-1), browser.address()]).toEqual(['/b', '/b'])
  })

  test('that allows everything does not stop', () => {
    const { router, pages } = start()
    router.setBlocker(() => false)
    void router.navigate('/b')
    expect(pages).toEqual(['/a', '/b'])
    router.setBlocker(null)
    void router.navigate('/a')
    expect(pages).toEqual(['/a', '/b', '/a'])
  })
})
