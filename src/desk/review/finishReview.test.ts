import { expect, test } from 'vitest'
import type { ApiErrorKind } from '../../api/error.ts'
import { emptyUser } from '../../../test/emptyUser.ts'
import { decided, factsOf, idOf, reviewOf } from '../../../test/reviewOf.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { createFinishReview } from './finishReview.ts'
import { addRecord } from './replay.ts'
import { createReviewStore, type ReviewDependencies } from './reviewStore.ts'
import { createEntry } from './reviewState.ts'

const { signal } = new AbortController()

/** A review of three people that is finished while `onPlan` happens. */
function setUp(
  onPlan: () => Promise<void> = () => Promise.resolve(),
  { ageMs = 0, error = null }: { ageMs?: number; error?: ApiErrorKind | null } = {},
) {
  const review = reviewOf(3)
  addRecord(review, decided(0, 'terminate', 1))
  addRecord(review, decided(1, 'keep', 2))
  const plans: OperationRequest[][] = []
  const discarded: string[] = []
  const dependencies = {
    directory: {
      ageMs: () => ageMs,
      start: () => {},
      untilRead: () => Promise.resolve(),
      isComplete: () => true,
      get: (id: string) => emptyUser(id, factsOf([0, 1, 2].find((n) => idOf(n) === id) ?? 0)),
      progress: () => ({
        state: 'done',
        error,
        failedPages: [],
        unreadable: 0,
        missing: 0,
        total: 3,
        read: 3,
        readAt: 5,
      }),
    },
    now: () => 10,
    delay: () => Promise.resolve(),
    session: { state: () => ({ signedIn: true }) },
    changed: () => {},
    plans: {
      async plan({ requests }: { requests: OperationRequest[] }) {
        plans.push(requests)
        await onPlan()
        return { id: 'p1' }
      },
      controlPlan: ({ planId, what }: { planId: string; what: string }) =>
        Promise.resolve(void discarded.push(`${what} ${planId}`)),
    },
  } as unknown as ReviewDependencies
  const store = createReviewStore(dependencies)
  const entry = createEntry(review, 0)
  store.entries.set(review.header.id, entry)
  const finish = createFinishReview(store, dependencies)
  return { review, entry, plans, discarded, finish: () => finish({ reviewId: review.header.id }, signal) }
}

test('a review becomes a plan of what changes people, and records how many are undecided', async () => {
  const { review, entry, plans, discarded, finish } = setUp()
  // A second click, or another tab, makes no second plan.
  const [first, second] = await Promise.all([finish(), finish()])
  expect(second?.state).toBe('deciding')
  expect(first).toMatchObject({ state: 'planned', planId: 'p1' })
  expect(plans).toEqual([[{ operation: 'terminate', userId: idOf(0), input: null }]])
  expect(review.records.at(-1)).toEqual({ record: 'finished', at: 10, plan: 'p1', undecided: 1 })
  expect(entry.isFinishing).toBe(false)
  await finish()
  expect([plans.length, discarded.length]).toEqual([1, 0])
})

test('a plan that does not know a decision of another tab is discarded', async () => {
  const other = decided(0, 'keep', 9)
  const { review, plans, discarded, finish } = setUp(async () => void addRecord(review, other))
  expect(await finish()).toMatchObject({ state: 'deciding', planId: null })
  expect([plans.length, discarded]).toEqual([1, ['discard p1']])
  // Then nothing is left to change.
  expect(await finish()).toMatchObject({ state: 'ended', planId: null })
})

test('a review whose plan could not be made can be finished later', async () => {
  let fails = true
  const { finish } = setUp(() => (fails ? Promise.reject(new Error('offline')) : Promise.resolve()))
  await expect(finish()).rejects.toThrow('offline')
  fails = false
  expect(await finish()).toMatchObject({ state: 'planned' })
})

test('a review is not finished if everyone was read long ago and can’t be read again', async () => {
  const { review, plans, finish } = setUp(undefined, { ageMs: 121_000, error: 'server' })
  await expect(finish()).rejects.toMatchObject({ kind: 'server' })
  expect([review.state, plans.length]).toEqual(['deciding', 0])
})
