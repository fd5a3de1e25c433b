import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { serve } from '../desk/port/rpc.ts'
import { signedOut } from '../desk/session/sessionState.ts'

// A page in the back-forward cache gets no events. What only events tell is asked for when it returns.

/** What the desk answers; changed by the tests without an event. */
const answers = {
  attachTab: { ...signedOut, signedIn: true },
  tabs: 1,
  plans: [] as unknown[],
  journal: { entries: 0, unsaved: 0 },
  reviews: [] as unknown[],
}
let close: () => void
const counts = { waiting: 3, running: 0, done: 2, failed: 0, skipped: 0, unknown: 0 }

beforeEach(() => {
  const { port1, port2 } = new MessageChannel()
  Object.assign(answers, { plans: [], journal: { entries: 0, unsaved: 0 }, reviews: [] })
  const methods = Object.keys(answers).map((name) => [name, () => answers[name as keyof typeof answers]])
  serve(port1, Object.fromEntries(methods))
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('Worker', function Worker() {
    return port2
  })
  close = () => port1.close()
})

afterEach(() => {
  close()
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** Whether the browser would ask before it closes the page. */
const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))

const returnToPage = async () => (await import('../desk/port/client.ts')).attachAgain()

test('a page that returns shows the plan that runs, and no plan that has been discarded', async () => {
  const { runningPlan } = await import('./runningPlans.ts')
  expect(runningPlan()).toBeNull()
  answers.plans = [{ id: 'a', state: 'paused', counts }]
  await returnToPage()
  await expect.poll(() => runningPlan()).toMatchObject({ id: 'a' })
  expect(asks()).toBe(true)
  answers.plans = []
  await returnToPage()
  await expect.poll(() => runningPlan()).toBeNull()
  expect(asks()).toBe(false)
})

test('a plan that was paused and then ended by itself is announced', async () => {
  const { runningPlan } = await import('./runningPlans.ts')
  const { currentStatus } = await import('../ui/status.ts')
  const plan = { id: 'a', title: 'Reset MFA for 5 people', error: null }
  answers.plans = [{ ...plan, state: 'paused', counts }]
  await returnToPage()
  await expect.poll(() => runningPlan()).toMatchObject({ id: 'a' })
  expect(currentStatus()).toBeNull()
  answers.plans = [{ ...plan, state: 'ended', counts: { ...counts, waiting: 0, done: 5 } }]
  await returnToPage()
  await expect.poll(currentStatus).toMatchObject({ text: 'Reset MFA for 5 people: 5 done.' })
})

test('a page that returns reminds of activity that was not saved', async () => {
  const { remindOfUnsavedJournal } = await import('../journal/unsavedReminder.ts')
  await remindOfUnsavedJournal()
  expect(asks()).toBe(false)
  answers.journal = { entries: 1, unsaved: 1 }
  await returnToPage()
  await expect.poll(() => asks()).toBe(true)
})

test('a page that returns reminds of access reviews that were not saved, while there are any', async () => {
  const { remindOfUnsavedReviews } = await import('../journal/unsavedReviews.ts')
  remindOfUnsavedReviews()
  answers.reviews = [{ id: 'a', unsaved: 1 }]
  await returnToPage()
  await expect.poll(() => asks()).toBe(true)
  answers.reviews = []
  await returnToPage()
  await expect.poll(() => asks()).toBe(false)
})
