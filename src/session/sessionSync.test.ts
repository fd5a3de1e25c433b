import { QueryClient } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import type { SessionState } from '../desk/session/sessionState.ts'
import { signedOut } from '../desk/session/sessionState.ts'
import { createFakeBrowser } from '../routing/fakeBrowser.fixture.ts'
import { createRouter } from '../routing/router.ts'

afterEach(() => {
  vi.doUnmock('../desk/port/client.ts')
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** A tab that opens a page whose data doesn't come. Returns what its desk tells of the session. */
async function setUp(address: string) {
  let tell: (state: SessionState) => void = () => {}
  const onDesk = (_event: 'session', listener: typeof tell) => (tell = listener)
  vi.resetModules()
  vi.doMock('../desk/port/client.ts', () => ({ onDesk, attach: null }))
  vi.stubGlobal('document', { documentElement: {}, querySelector: () => null })
  vi.stubGlobal('window', { addEventListener: () => {} })
  const { syncSession } = await import('./sessionSync.ts')
  const browser = createFakeBrowser(address)
  const load = () => new Promise<void>(() => {})
  const pages = ['/sign-in', '/locked', '/users'].map((path) => ({ path }))
  const router = createRouter([...pages, { path: '/users/:userId', load }], '/', browser.window)
  syncSession(new QueryClient(), router, () => [])
  return { browser, router, tell: (state: Partial<SessionState>) => tell({ ...signedOut, ...state }) }
}

test.each(['locked', 'expired'] as const)(
  'a session that is %s while its page loads leaves no second entry of that page',
  async (ended) => {
    const { browser, router, tell } = await setUp('/users/1')
    tell({ ended })
    await expect.poll(() => router.state().shown?.location.search).toBe('?to=%2Fusers%2F1')
    expect(browser.length()).toBe(1)
    tell({ signedIn: true })
    await expect.poll(() => router.state().pending?.pathname).toBe('/users/1')
    // It ends again before that page has come.
    tell({ ended })
    await expect.poll(() => router.state().pending).toBeNull()
    expect(browser.length()).toBe(1)
    // A page that was being opened is returned to as a page of its own.
    void router.navigate('/users', { replace: true })
    void router.navigate('/users/2')
    tell({ ended })
    await expect.poll(() => browser.address()).toMatch(/\?to=%2Fusers%2F2$/)
    expect(browser.length()).toBe(2)
  },
)
