import { describe, expect, test } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import { createSealedFile } from '../../text/sealedFile.ts'
import { verifyChain } from '../../text/verifyChain.ts'
import { createSignedInDesk, signal, terminate } from '../../../test/signedInDesk.ts'
import type { Scope } from './scopeTypes.ts'
import type { ReviewState } from './types.ts'

// Tests reviews through the whole desk, with a made-up organization.

type Signed = Awaited<ReturnType<typeof createSignedInDesk>>
const giveWay = () => Promise.resolve()

/** A desk that has read everyone. Its clock does not wait, so nothing else does either. */
async function createReadDesk() {
  const signed = await createSignedInDesk()
  signed.desk.controlReading('start')
  await expect.poll(() => signed.desk.directory().state).toBe('done')
  signed.received.length = 0
  return signed
}

async function start(
  desk: Signed['desk'],
  scope: Scope = { who: 'everyone' },
  earlier: string | null = null,
) {
  const review = await desk.startReview(
    { scope, withoutTerminated: true, name: 'Autumn', reviewer: 'Anna', earlier },
    signal,
  )
  if ('refused' in review) throw new Error(review.refused)
  return review
}

const peopleOf = async ({ desk }: Pick<Signed, 'desk'>, { id, population }: ReviewState) =>
  (await desk.reviewRows({ reviewId: id, from: 0, count: population.people })) ?? []
const fileOf = async ({ desk }: Signed, reviewId: string) =>
  ((await desk.reviewFile({ reviewId })) ?? []).join('')

/** Decides about a person by their id. */
async function decide(
  signed: Signed,
  review: ReviewState,
  id: string,
  decision: 'keep' | 'terminate' | 'changeRole',
) {
  const index = (await peopleOf(signed, review)).findIndex((person) => person.id === id)
  const roleId = decision === 'changeRole' ? roleIds.admin : null
  return signed.desk.decide({ reviewId: review.id, index, decision, roleId, shownMs: 2000 })
}

/** Runs the plan of a review and waits until its people are read again. */
async function run({ desk }: Signed, reviewId: string) {
  const planId = (await desk.review({ reviewId }))?.planId ?? ''
  const plan = await desk.planState({ planId })
  await desk.runPlan(
    { planId, confirmed: Object.fromEntries((plan?.guards ?? []).map(({ name }) => [name, true])) },
    signal,
  )
  await expect.poll(async () => (await desk.review({ reviewId }))?.readAgain).toBe('done')
}

describe('the population', () => {
  test('is everyone, without those who are terminated, and says so', async () => {
    const { desk, organization, active } = await createReadDesk()
    // As an API may write it.
    organization.edit(active.id, { profile: { ...active.profile, status: 'Terminated' } })
    desk.controlReading('start')
    await expect.poll(() => desk.directory().state).toBe('done')
    const review = await start(desk)
    const { population } = review
    expect(await peopleOf({ desk }, review)).not.toContainEqual(expect.objectContaining({ id: active.id }))
    expect(population).toMatchObject({ total: 30, isComplete: true, unread: 0, notFound: [] })
    expect(population.people + population.terminated).toBe(30)
    expect(population.terminated).toBeGreaterThan(0)
  })

  test('is owners and admins, or people of a list, of a selection, or of filters', async () => {
    const signed = await createReadDesk()
    const { desk, active, other } = signed
    const privileged = await peopleOf(signed, await start(desk, { who: 'privileged' }))
    expect(privileged.length).toBeGreaterThan(0)
    expect(privileged.every(({ roleId }) => roleId === roleIds.owner || roleId === roleIds.admin)).toBe(true)

    const list = await start(desk, { who: 'list', text: `${active.email}\nnobody@example.com` })
    expect((await peopleOf(signed, list)).map(({ id }) => id)).toEqual([active.id])
    expect(list.population).toMatchObject({ isComplete: true, notFound: ['nobody@example.com'] })
    const single = await start(desk, { who: 'list', text: active.email })
    expect(await peopleOf(signed, single)).toHaveLength(1)

    const selected = await start(desk, { who: 'selected', ids: [other.id, active.id], incomplete: true })
    expect(selected.population).toMatchObject({ people: 2, isComplete: false })
  })

  test('with nobody starts no review', async () => {
    const { desk } = await createReadDesk()
    const request = { withoutTerminated: true, name: 'A', reviewer: 'B', earlier: null }
    const scope = { who: 'list', text: 'nobody@example.com' } as const
    expect(await desk.startReview({ ...request, scope }, signal)).toEqual({ refused: 'nobody' })
    expect(await desk.reviews(null)).toEqual([])
  })
})

describe('a review', () => {
  test('changes nothing until its plan runs, then reads everyone again', async () => {
    const signed = await createReadDesk()
    const { desk, active, other, writes } = signed
    const review = await start(desk)
    await decide(signed, review, active.id, 'terminate')
    await decide(signed, review, other.id, 'changeRole')
    const kept = await desk.keepRemaining({ reviewId: review.id, reason: 'Known to their managers' })
    expect(kept?.state.counts).toMatchObject({ terminate: 1, changeRole: 1, undecided: 0 })
    const planned = await desk.finishReview({ reviewId: review.id }, signal)
    expect(planned).toMatchObject({ state: 'planned' })
    expect(writes()).toEqual([])
    expect(await desk.planState({ planId: planned?.planId ?? '' })).toMatchObject({
      title: 'Change 2 people',
      source: 'review',
    })

    await run(signed, review.id)
    expect(writes()).toHaveLength(2)
    const evidence = await desk.reviewEvidence({ reviewId: review.id })
    expect(evidence).toMatchObject({
      medianSeconds: 2,
      single: 2,
      incomplete: null,
      state: { state: 'ended' },
    })
    expect(evidence?.batches).toEqual([expect.objectContaining({ reason: 'Known to their managers' })])
    expect(evidence?.journalSeal).toMatch(/^[\da-f]{64}$/)
    const changed = evidence?.people.filter(({ outcome }) => outcome !== null)
    expect(evidence?.people.filter(({ readAgain }) => readAgain !== null)).toEqual(changed)
    expect(changed).toHaveLength(2)
    for (const person of changed ?? []) {
      expect(person.outcome?.state).toBe('done')
      expect(person.readAgain).toMatchObject({ asDecided: true, error: null })
    }
  })

  test('shows who a step was about that is taken back, or made again', async () => {
    const signed = await createReadDesk()
    const { desk, active } = signed
    const review = await start(desk)
    const reviewId = review.id
    await decide(signed, review, active.id, 'keep')
    expect(await desk.undoDecision({ reviewId })).toMatchObject({ person: { id: active.id, made: null } })
    expect(await desk.redoDecision({ reviewId })).toMatchObject({
      person: { id: active.id, made: { decision: 'keep' } },
    })
    const { version } = (await desk.review({ reviewId })) ?? {}
    expect(await desk.redoDecision({ reviewId })).toMatchObject({ person: null, state: { version } })
    const index = (await peopleOf(signed, review)).findIndex(({ id }) => id === active.id)
    expect(await desk.setReviewNote({ reviewId, index, note: ' Known ' })).toMatchObject({
      person: { id: active.id, note: 'Known' },
    })
    const noted = await desk.setReviewNote({ reviewId, index, note: 'Known' })
    expect(noted?.state.unsaved).toBe((await desk.review({ reviewId }))?.unsaved)
    await desk.keepRemaining({ reviewId, reason: 'All known' })
    expect((await desk.undoDecision({ reviewId }))?.state.counts.keep).toBe(1)
  })

  test('that keeps everyone ends without a plan', async () => {
    const { desk } = await createReadDesk()
    const { id: reviewId } = await start(desk)
    await desk.keepRemaining({ reviewId, reason: 'All known' })
    expect(await desk.finishReview({ reviewId }, signal)).toMatchObject({ state: 'ended', planId: null })
  })

  test('asks again about someone who was changed before it is finished', async () => {
    const signed = await createReadDesk()
    const { desk, active } = signed
    const review = await start(desk)
    await decide(signed, review, active.id, 'keep')
    await desk.runOperation(terminate(active.id))
    expect(await desk.finishReview({ reviewId: review.id }, signal)).toMatchObject({
      state: 'deciding',
      changed: 1,
    })
    expect(await desk.finishReview({ reviewId: review.id }, signal)).toMatchObject({ state: 'ended' })
  })

  test('stays as it is if its own file is opened before its plan has run', async () => {
    const signed = await createReadDesk()
    const { desk, active } = signed
    const { id: reviewId, ...review } = await start(desk)
    await decide(signed, { id: reviewId, ...review }, active.id, 'terminate')
    await desk.finishReview({ reviewId }, signal)
    const text = await fileOf(signed, reviewId)
    expect(await desk.openReview({ text, reviewer: '' }, signal)).toEqual({ refused: 'hasPlan', reviewId })
    expect((await desk.review({ reviewId }))?.state).toBe('planned')
  })

  test('marks people who are gone when it is finished', async () => {
    const signed = await createReadDesk()
    const { desk, active, other, organization } = signed
    const review = await start(desk)
    await decide(signed, review, active.id, 'keep')
    await decide(signed, review, other.id, 'keep')
    organization.remove(active.id)
    desk.controlReading('start')
    await expect.poll(() => desk.directory().state).toBe('done')
    const finished = await desk.finishReview({ reviewId: review.id }, signal)
    expect(finished).toMatchObject({ state: 'deciding', changed: 0, counts: { gone: 1, keep: 1 } })
    const rows = await peopleOf(signed, review)
    expect(rows.filter(({ isGone }) => isGone).map(({ id }) => id)).toEqual([active.id])
  })

  test('can be decided on again if its plan is discarded', async () => {
    const signed = await createReadDesk()
    const { desk, active } = signed
    const review = await start(desk)
    await decide(signed, review, active.id, 'terminate')
    const planned = await desk.finishReview({ reviewId: review.id }, signal)
    const reviewId = review.id
    expect((await decide(signed, review, active.id, 'keep'))?.state.counts.terminate).toBe(1)
    expect((await desk.undoDecision({ reviewId }))?.state.counts.terminate).toBe(1)
    expect((await desk.setReviewNote({ reviewId, index: 0, note: 'Too late' }))?.person?.note).toBe('')
    await desk.controlPlan({ planId: planned?.planId ?? '', what: 'discard' })
    await expect.poll(async () => (await desk.review({ reviewId: review.id }))?.state).toBe('deciding')
    expect((await decide(signed, review, active.id, 'keep'))?.state.counts.keep).toBe(1)
  })

  test('is kept while locked, and not after signing out', async () => {
    const { desk } = await createReadDesk()
    const { id: reviewId } = await start(desk)
    desk.lock()
    await expect(desk.review({ reviewId })).rejects.toMatchObject({ kind: 'unauthorized' })
    await desk.signIn({ pasted: 'tot_test' }, signal)
    expect(await desk.review({ reviewId })).toMatchObject({ name: 'Autumn' })
    desk.signOut()
    await desk.signIn({ pasted: 'tot_test' }, signal)
    expect(await desk.review({ reviewId })).toBeNull()
  })
})

describe('a file', () => {
  test('is opened by a colleague, who is asked again about whoever changed', async () => {
    const signed = await createReadDesk()
    const { desk, active, other } = signed
    const review = await start(desk)
    await decide(signed, review, active.id, 'keep')
    await decide(signed, review, other.id, 'keep')
    const text = await fileOf(signed, review.id)
    expect(await desk.review({ reviewId: review.id })).toMatchObject({ unsaved: 0 })

    const colleague = await createReadDesk()
    colleague.organization.edit(active.id, { roleId: roleIds.admin })
    colleague.desk.controlReading('start')
    await expect.poll(() => colleague.desk.directory().state).toBe('done')
    const opened = await colleague.desk.openReview({ text, reviewer: '' }, signal)
    expect(opened).toMatchObject({ name: 'Autumn', changed: 1, counts: { keep: 1 } })
    const index = (await peopleOf(colleague, review)).findIndex(({ id }) => id === active.id)
    expect(await colleague.desk.reviewPerson({ reviewId: review.id, index })).toMatchObject({
      made: null,
      former: { decision: 'keep' },
      before: { roleId: active.roleId },
      facts: { roleId: roleIds.admin },
    })
  })

  test('that is older than the open review is refused', async () => {
    const signed = await createReadDesk()
    const { desk, active } = signed
    const review = await start(desk)
    const text = await fileOf(signed, review.id)
    await decide(signed, review, active.id, 'keep')
    expect(await desk.openReview({ text, reviewer: '' }, signal)).toEqual({
      refused: 'alreadyOpen',
      reviewId: review.id,
    })
  })

  test('tells the next review what was decided', async () => {
    const signed = await createReadDesk()
    const { desk, active } = signed
    const review = await start(desk)
    await decide(signed, review, active.id, 'keep')
    const next = await start(desk, { who: 'everyone' }, await fileOf(signed, review.id))
    const index = (await peopleOf(signed, next)).findIndex(({ id }) => id === active.id)
    expect(await desk.reviewPerson({ reviewId: next.id, index })).toMatchObject({
      earlier: { source: 'Autumn', decision: 'keep', facts: { roleId: active.roleId } },
    })
  })

  test('of a snapshot tells who has changed since', async () => {
    const signed = await createReadDesk()
    const { desk, active } = signed
    const facts = { id: active.id, email: active.email, firstName: 'Old', lastName: 'Name', title: null }
    const more = { roleId: null, status: 'ACTIVE', createdDateTime: null, lastActivityDateTime: null }
    const file = createSealedFile({ kind: 'roster snapshot', version: 1, readAt: '2026-01-02T03:04:05Z' })
    const text = file.header + file.line({ ...facts, ...more }) + file.end()
    const review = await start(desk, { who: 'everyone' }, text)
    const index = (await peopleOf(signed, review)).findIndex(({ id }) => id === active.id)
    expect(await desk.reviewPerson({ reviewId: review.id, index })).toMatchObject({
      earlier: { source: 'Snapshot of 2026-01-02', facts: { firstName: 'Old' }, decision: null },
    })
  })

  test('of evidence is intact, opens again, and has what its CSV has', async () => {
    const signed = await createReadDesk()
    const { desk } = signed
    const { id: reviewId, population } = await start(desk)
    await desk.keepRemaining({ reviewId, reason: 'All known' })
    await desk.setReviewNote({ reviewId, index: 0, note: '=1+1' })
    await desk.finishReview({ reviewId }, signal)
    const json = ((await desk.evidenceFile({ reviewId, format: 'json' })) ?? []).join('')
    expect(await verifyChain(json, giveWay)).toMatchObject({ found: 'intact' })
    const last = JSON.parse(json.trimEnd().split('\n').at(-2) ?? '') as object
    expect(last).toMatchObject({ record: 'summary', complete: 'Yes', people: String(population.people) })
    expect(await desk.openReview({ text: json, reviewer: '' }, signal)).toMatchObject({ state: 'ended' })
    const csv = ((await desk.evidenceFile({ reviewId, format: 'csv' })) ?? []).join('')
    expect(csv.match(/"Autumn"/g)).toHaveLength(population.people)
    expect(csv).toContain(`"'=1+1"`)
  })
})
