import { afterEach, expect, test, vi } from 'vitest'
import { signedOut } from '../session/sessionState.ts'
import { serve } from './rpc.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** Loads the page's end of the port, with a desk that counts how often a tab attaches, or a silent one. */
async function setUp({ isSilent = false } = {}) {
  const { port1, port2 } = new MessageChannel()
  let attached = 0
  const attachTab = () => {
    attached++
    return isSilent ? new Promise(() => {}) : signedOut
  }
  const notify = serve(port1, { attachTab })
  vi.stubGlobal('window', {})
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('Worker', function Worker() {
    return port2
  })
  const client = await import('./client.ts')
  return { client, notify, attached: () => attached, close: () => port1.close() }
}

test.each([
  ['session', true],
  ['users', true],
  ['tabs', false],
] as const)('whether the event %s outdates the answer to an early call: %s', async (event, outdates) => {
  const { client, notify, attached, close } = await setUp()
  await client.attachEarly()
  const arrived = new Promise((resolve) => client.onDesk(event, resolve))
  notify(event, null)
  await arrived
  expect(await client.attach()).toEqual(signedOut)
  expect(attached()).toBe(outdates ? 2 : 1)
  close()
})

test('a worker that is silent for a minute is lost', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { client, close } = await setUp({ isSilent: true })
  const failed = vi.fn()
  client.attachEarly().catch(failed)
  await vi.advanceTimersByTimeAsync(59_000)
  expect(failed).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1000)
  expect(failed).toHaveBeenCalledWith(expect.objectContaining({ name: 'DeskLost' }))
  await expect(client.desk.ping()).rejects.toMatchObject({ name: 'DeskLost' })
  close()
})

test('a worker that has answered may be silent', async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  const { client, attached, close } = await setUp()
  await client.attachEarly()
  await client.attach()
  await vi.advanceTimersByTimeAsync(120_000)
  await client.attachAgain()
  expect(attached()).toBe(2)
  close()
})
