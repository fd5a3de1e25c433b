import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseCount } from '../../../test/caseBudget.ts'
import { createDeskHarness } from '../../../test/deskHarness.ts'
import { createPlanActions, terminate } from '../../../test/planActions.ts'
import { allEntries } from '../../../test/signedInDesk.ts'
import { memberIds, testUsers } from '../../../test/testUsers.ts'
import type { Change } from '../../operations/operation.ts'
import { verifyChain } from '../../text/verifyChain.ts'

const ids = memberIds.slice(0, 9)
const resetMfa: Change = { operation: 'resetMfa', input: null }

/** A desk with a plan for nine people that has run for this many milliseconds. */
async function createRunning(change: Change, ms: number) {
  const harness = await createDeskHarness(testUsers, {}, { latency: 100 })
  const { createPlan, run } = createPlanActions(harness)
  const { id } = await createPlan(change, ids)
  await run(id)
  await harness.clock.pass(ms)
  return { harness, id }
}

describe('a plan that runs while the page is reloaded', () => {
  test('is paused, goes on when it is resumed, and repeats nothing', async () => {
    const change = fc.constantFrom(terminate, resetMfa)
    await fc.assert(
      fc.asyncProperty(change, fc.nat(2500), fc.boolean(), async (chosen, ms, isCancelled) => {
        const { harness, id } = await createRunning(chosen, ms)
        if (isCancelled) await createPlanActions(harness).control(id, 'cancel')
        const before = await createPlanActions(harness).getState(id)
        await harness.reload()
        const { getState, getOutcomes, run } = createPlanActions(harness)
        const paused = await getState(id)
        const isEnded = before.state === 'ended' || isCancelled
        expect(paused).toMatchObject({ state: isEnded ? 'ended' : 'paused', error: null })
        expect(paused.counts.running).toBe(0)
        expect(paused.counts.done).toBe(before.counts.done)
        await run(id)
        await harness.waitForPlan(id)
        // Each person at most once, whatever was under way.
        const received = harness.received.map(({ userId }) => userId)
        expect(received.length).toBe(new Set(received).size)
        const outcomes = await getOutcomes(id)
        const isApplied = (userId: string) => harness.applied.some((write) => write.userId === userId)
        for (const [index, userId] of ids.entries()) {
          const outcome = outcomes[index] ?? ''
          // The API does not say whether a second factor was reset.
          if (outcome.startsWith('unknown')) expect(chosen === resetMfa || isCancelled).toBe(true)
          else expect(isApplied(userId), outcome).toBe(outcome === 'done')
        }
        if (!isCancelled) expect(outcomes.every((it) => /^(done|unknown network)$/.test(it))).toBe(true)
        const { desk } = harness
        const entries = desk.activity({ ...allEntries, limit: 100 }).entries
        expect(entries.length).toBe(received.length)
        const verdict = await verifyChain(await desk.journalFile(), () => Promise.resolve())
        expect(verdict).toMatchObject({ found: 'intact', records: received.length })
      }),
      { seed: 1, numRuns: caseCount({ usual: 20, long: 400 }) },
    )
  })

  test('a cancelled plan has ended, and what was under way can be checked again', async () => {
    const { harness, id } = await createRunning(terminate, 450)
    const { control } = createPlanActions(harness)
    await control(id, 'cancel')
    await harness.reload()
    const { getState, getOutcomes } = createPlanActions(harness)
    expect(await getState(id)).toMatchObject({ state: 'ended' })
    expect(new Set(await getOutcomes(id)).has('waiting')).toBe(false)
  })

  test('the desk that is left goes on as if nothing had been copied', async () => {
    const { harness, id } = await createRunning(terminate, 450)
    const { carry } = await import('../carry.ts')
    await carry(harness.desk.own.rooms)
    await harness.waitForPlan(id)
    expect(new Set(await createPlanActions(harness).getOutcomes(id))).toEqual(new Set(['done']))
  })
})
