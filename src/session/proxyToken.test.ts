import { afterEach, expect, test, vi } from 'vitest'

afterEach(() => {
  vi.doUnmock('../desk/port/client.ts')
  vi.resetModules()
})

/** A page whose server answers so. Returns how often it was asked. */
async function setUp(signInThroughProxy: () => Promise<unknown>) {
  const asked = vi.fn(signInThroughProxy)
  vi.doMock('../desk/port/client.ts', () => ({ desk: { signInThroughProxy: asked } }))
  const { tryProxyToken } = await import('./proxyToken.ts')
  return { asked, tryProxyToken }
}

test('a server that adds no token is asked once', async () => {
  const { asked, tryProxyToken } = await setUp(() => Promise.reject(new Error('401')))
  tryProxyToken()
  await Promise.resolve()
  tryProxyToken()
  expect(asked).toHaveBeenCalledTimes(1)
})

test('a server that adds the token is asked again after the session', async () => {
  const { asked, tryProxyToken } = await setUp(() => Promise.resolve())
  tryProxyToken()
  tryProxyToken()
  expect(asked).toHaveBeenCalledTimes(1)
  await Promise.resolve()
  tryProxyToken()
  expect(asked).toHaveBeenCalledTimes(2)
})
