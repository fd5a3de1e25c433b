import { afterEach, expect, test, vi } from 'vitest'
import { serve } from '../desk/port/rpc.ts'
import { type SessionState, signedOut } from '../desk/session/sessionState.ts'

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** Loads the page's side with a desk that only reports sessions. */
async function setUp() {
  const { port1, port2 } = new MessageChannel()
  const notify = serve(port1, {})
  vi.stubGlobal('window', {})
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('Worker', function Worker() {
    return port2
  })
  const { interruptible } = await import('./interruptible.ts')
  const { currentStatus } = await import('../ui/status.ts')
  const { afterPage, setPageShown } = await import('../routing/afterPage.ts')
  const { onDesk } = await import('../desk/port/client.ts')
  setPageShown(() => Promise.resolve())
  /** Reports a session to the page, and waits until everything that listens has run. */
  const report = async (state: Partial<SessionState>) => {
    const heard = new Promise((resolve) => onDesk('session', resolve))
    notify('session', { ...signedOut, ...state })
    await heard
    await new Promise<void>((resolve) => afterPage(resolve))
  }
  return { interruptible, currentStatus, report, close: () => port1.close() }
}

const never = () => new Promise<never>(() => {})

test.each([
  ['expired', 'Export it again. Save it again.'],
  ['locked', 'Export it again. Save it again.'],
  // Whoever signs in next may be someone else.
  ['signedOut', undefined],
] as const)('after a session that ended with %s, the next one says of what ran: %s', async (ended, said) => {
  const { interruptible, currentStatus, report, close } = await setUp()
  await interruptible('Done.', () => Promise.resolve())
  await interruptible('Failed.', () => Promise.reject(new Error('no'))).catch(() => {})
  void interruptible('Export it again.', never)
  void interruptible('Save it again.', never)
  void interruptible('Save it again.', never)
  await report({ ended })
  expect(currentStatus()).toBeNull()
  await report({ signedIn: true })
  expect(currentStatus()?.text).toBe(said)
  close()
})

test('what the end of a session has interrupted is said once', async () => {
  const { interruptible, currentStatus, report, close } = await setUp()
  void interruptible('Export it again.', never)
  await report({ ended: 'expired' })
  await report({ ended: 'signedOut' })
  await report({ signedIn: true })
  expect(currentStatus()).toBeNull()
  void interruptible('Export it again.', never)
  await report({ ended: 'expired' })
  await report({ signedIn: true })
  const said = currentStatus()
  expect(said).not.toBeNull()
  await report({ ended: 'expired' })
  await report({ signedIn: true })
  expect(currentStatus()).toBe(said)
  close()
})

test('what the end of a session has interrupted shows neither its result nor its error', async () => {
  const { interruptible, report, close } = await setUp()
  const one = Promise.withResolvers<string>()
  const two = Promise.withResolvers<string>()
  const settled = vi.fn<() => void>()
  interruptible('', () => one.promise).then(settled, settled)
  interruptible('', () => two.promise).then(settled, settled)
  await report({ ended: 'expired' })
  one.resolve('a file')
  two.reject(new Error('no session'))
  await report({ signedIn: true })
  expect(settled).not.toHaveBeenCalled()
  close()
})
