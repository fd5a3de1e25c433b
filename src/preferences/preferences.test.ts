import { afterEach, beforeEach, expect, test, vi } from 'vitest'

// Test files share the modules that they load.
beforeEach(() => void vi.resetModules())
afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** Loads the preferences as a browser that has this text stored; null blocks the storage. */
async function load(text: string | null) {
  const stored = new Map(text === null ? [] : [['roster-preferences', text]])
  const refuse = () => {
    throw new DOMException('blocked', 'SecurityError')
  }
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => (text === null ? refuse() : (stored.get(key) ?? null)),
    setItem: (key: string, value: string) => (text === null ? refuse() : stored.set(key, value)),
  })
  vi.resetModules()
  return { ...(await import('./preferences.ts')), stored: () => stored.get('roster-preferences') ?? null }
}

test('preferences are as they were saved', async () => {
  const saved = {
    columns: ['status', 'name'],
    widths: { title: 4, role: 45 },
    density: 'compact',
    minutes: 60,
    runs: 'pause',
    singleKeys: false,
  } as const
  const { prefer, preferences, stored } = await load('{}')
  prefer({ ...saved, columns: [...saved.columns] })
  expect(preferences()).toEqual(saved)
  expect((await load(stored())).preferences()).toEqual(saved)
})

test.each([
  'no JSON',
  'null',
  '[]',
  '{"columns":["title","role"],"widths":{"title":3.9,"role":45.1,"hair":9},"density":"loose"}',
  '{"columns":"name","widths":7,"minutes":0,"runs":"never","singleKeys":0}',
  '{"minutes":61}',
  '{"minutes":1.5}',
  '{"minutes":"5"}',
])('invalid preferences count as not set: %s', async (text) => {
  const { preferences, defaultPreferences } = await load(text)
  expect(preferences()).toEqual(defaultPreferences)
})

test('unknown columns are left out, and blocked storage keeps preferences until the page is closed', async () => {
  const { preferences } = await load('{"columns":["hair","role","name"]}')
  expect(preferences().columns).toEqual(['role', 'name'])
  const blocked = await load(null)
  expect(blocked.preferences()).toEqual(blocked.defaultPreferences)
  blocked.prefer({ minutes: 3 })
  expect(blocked.preferences().minutes).toBe(3)
})
