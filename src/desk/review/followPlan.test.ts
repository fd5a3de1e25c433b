import { beforeEach, expect, test, vi } from 'vitest'
import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import { decided, factsOf, idOf, reviewOf } from '../../../test/reviewOf.ts'
import type { PlanState } from '../plan/types.ts'
import { createPlanFollower } from './followPlan.ts'
import { addRecord } from './replay.ts'
import { createReviewStore, type ReviewDependencies } from './reviewStore.ts'
import { createEntry } from './reviewState.ts'

let signedIn: boolean
let fault: ApiError | null
const reads: string[] = []
beforeEach(() => {
  signedIn = true
  fault = null
  reads.length = 0
})

/** A review of three people, whose plan terminates the first. */
function setUp() {
  const review = reviewOf(3)
  addRecord(review, decided(0, 'terminate', 1))
  addRecord(review, { record: 'finished', at: 2, plan: 'p1', undecided: 0 })
  const api: Api = async ({ path }) => {
    await Promise.resolve()
    reads.push(path)
    if (fault) throw fault
    return factsOf(0, 'TERMINATED')
  }
  const onRead = vi.fn()
  const row = { kind: 'person', userId: idOf(0), outcome: { state: 'done', known: 'answered', at: 3 } }
  const dependencies = {
    askInSession: <T>(ask: (api: Api) => Promise<T>) => ask(api),
    onRead,
    now: () => 10,
    delay: () => Promise.resolve(),
    session: { state: () => ({ signedIn }) },
    changed: () => {},
    plans: { planRows: () => Promise.resolve({ rows: [row, { kind: 'invitation' }] }) },
  } as unknown as ReviewDependencies
  const store = createReviewStore(dependencies)
  const entry = createEntry(review, 0)
  store.entries.set(review.header.id, entry)
  const follower = createPlanFollower(store, dependencies)
  const onPlan = (plan: Partial<PlanState>) =>
    follower.onPlan({ id: 'p1', undoes: null, state: 'ended', endedAt: 5, ...plan } as PlanState)
  return { review, entry, onRead, ...follower, onPlan }
}

test('after a plan, its people are read again once, and the review ends', async () => {
  const { review, entry, onRead, onPlan } = setUp()
  onPlan({})
  onPlan({})
  expect(entry.readAgain).toBe('reading')
  await expect.poll(() => entry.readAgain).toBe('done')
  expect(reads).toHaveLength(1)
  expect(onRead).toHaveBeenCalledTimes(1)
  expect(review.state).toBe('ended')
  expect(review.people[0]).toMatchObject({
    outcome: { state: 'done', at: 3 },
    readAgain: { at: 10, facts: { status: 'TERMINATED' }, error: null },
  })
  expect(review.people[1]).toMatchObject({ outcome: null, readAgain: null })
  // Undoing it changes them again. Other plans don't.
  onPlan({ id: 'p2', undoes: 'p3' })
  onPlan({ id: 'p2', undoes: 'p1', state: 'running' })
  expect(entry.readAgain).toBe('done')
  onPlan({ id: 'p2', undoes: 'p1' })
  await expect.poll(() => entry.readAgain).toBe('done')
  expect(reads).toHaveLength(2)
})

test('reading again waits for a session, and says what could not be read', async () => {
  const { review, entry, onPlan, resume } = setUp()
  signedIn = false
  onPlan({})
  expect(entry.readAgain).toBe('due')
  signedIn = true
  fault = new ApiError({ kind: 'unauthorized' })
  resume(entry)
  expect(entry.readAgain).toBe('reading')
  await expect.poll(() => entry.readAgain).toBe('due')
  expect(review.state).toBe('planned')
  fault = new ApiError({ kind: 'network' })
  resume(entry)
  await expect.poll(() => entry.readAgain).toBe('done')
  expect(review.people[0]?.readAgain).toEqual({ at: 10, facts: null, error: 'network' })
  resume(entry)
  expect(entry.readAgain).toBe('done')
  fault = new ApiError({ kind: 'notFound' })
  onPlan({ id: 'p2', undoes: 'p1' })
  await expect.poll(() => review.people[0]?.readAgain?.error).toBeNull()
})

test('a review is open again only if its own plan is discarded before it ran', async () => {
  const { review, entry, onPlan, readAgain } = setUp()
  onPlan({ id: 'p2', undoes: 'p1', state: 'discarded' })
  onPlan({ id: 'p2', state: 'discarded' })
  expect(review.state).toBe('planned')
  const request = { reviewId: review.header.id }
  expect(await readAgain(request)).toMatchObject({ state: 'planned', readAgain: 'none' })
  onPlan({})
  await expect.poll(() => entry.readAgain).toBe('done')
  onPlan({ state: 'discarded' })
  expect(review.state).toBe('ended')
  reads.length = 0
  expect(await readAgain(request)).toMatchObject({ readAgain: 'done' })
  expect(reads).toHaveLength(1)
})
