import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Test files share the modules that they load.
beforeEach(() => void vi.resetModules())
afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

test('a page that returns from the back-forward cache keeps what another tab has saved meanwhile', async () => {
  const stored = new Map<string, string>()
  const window = new EventTarget()
  vi.stubGlobal('window', window)
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => stored.set(key, text),
  })
  const { prefer, preferences } = await import('./preferences.ts')
  const { storedViews } = await import('./viewStorage.ts')
  prefer({ minutes: 5 })
  expect(storedViews()).toBeNull()
  // The page gets no storage event.
  for (const [key, text] of stored) stored.set(key, text.replace('"minutes":5', '"minutes":15'))
  stored.set('roster-views', '[]')
  window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }))
  prefer({ density: 'compact' })
  expect(preferences()).toMatchObject({ minutes: 15, density: 'compact' })
  expect(storedViews()).toBe('[]')
})
