import { expect, test, vi } from 'vitest'
import { afterPage, setPageShown } from './afterPage.ts'

test('what the page does not need runs soon in a browser that is never idle', async () => {
  const waits: (number | undefined)[] = []
  vi.stubGlobal('requestIdleCallback', (_run: () => void, options?: IdleRequestOptions) => {
    waits.push(options?.timeout)
    return waits.length
  })
  setPageShown(() => Promise.resolve())
  afterPage(() => {})
  await expect.poll(() => waits).toHaveLength(1)
  expect(waits[0]).toBeLessThanOrEqual(1000)
  vi.unstubAllGlobals()
})
