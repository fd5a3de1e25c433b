import { afterEach, describe, expect, test, vi } from 'vitest'
import { explain } from './explain.ts'
import { isOutdated, isScriptFault } from './scriptFault.ts'

const asset = 'https://roster.example/tools/assets/PlansPage-abc.js'
const messages = [
  `Failed to fetch dynamically imported module: ${asset}`,
  `error loading dynamically imported module: ${asset}`,
  'Importing a module script failed.',
  'Unable to preload CSS for /tools/assets/PlansPage-abc.css',
]

/** The browser's record of a request; `responseStatus` is 0 without an answer, and missing in older browsers. */
function record(...entries: { name: string; responseStatus?: number }[]) {
  vi.spyOn(performance, 'getEntriesByType').mockReturnValue(entries as never)
}
afterEach(() => vi.restoreAllMocks())

describe.each(messages)('%s', (message) => {
  const error = new TypeError(message)

  test.each([404, 410])('is a new version when the server answered %i', (responseStatus) => {
    record({ name: asset, responseStatus })
    expect(isOutdated(error)).toBe(true)
    expect(explain(error).what).toContain('a new version')
  })

  test.each([0, 200, 429, 500, 502, 503, undefined])('is a fault of the network after %s', (status) => {
    record({ name: asset, ...(status === undefined ? {} : { responseStatus: status }) })
    expect(isScriptFault(error)).toBe(true)
    expect(isOutdated(error)).toBe(false)
    const { what, advice } = explain(error)
    expect(what).toBe('Part of Roster could not be loaded.')
    expect(advice).not.toContain('new version')
  })
})

test('other errors and other files are neither', () => {
  record({ name: 'https://roster.example/favicon.ico', responseStatus: 404 })
  expect(isOutdated(new TypeError(messages[0]))).toBe(false)
  record({ name: asset, responseStatus: 404 })
  expect(isOutdated(new TypeError('x is undefined'))).toBe(false)
})
