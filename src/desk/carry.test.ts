import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { caseCount } from '../../test/caseBudget.ts'
import { everyInvitation, lookAtDesk, readInvitations } from '../../test/lookAtDesk.ts'
import { allEntries, createSignedInDesk, makeAdmin, signal, terminate } from '../../test/signedInDesk.ts'
import { roleIds } from '../demo/roles.ts'
import { verifyChain } from '../text/verifyChain.ts'
import { type Carried, carry, restore } from './carry.ts'

type Signed = Awaited<ReturnType<typeof createSignedInDesk>>
const giveWay = () => Promise.resolve()

/** A desk that has read everyone. */
async function createReadDesk() {
  const signed = await createSignedInDesk()
  await readEveryone(signed.desk)
  return signed
}

async function readEveryone(desk: Signed['desk']) {
  desk.controlReading('start')
  await expect.poll(() => desk.directory().state).toBe('done')
}

/** The state of a desk, as the next one gets it: a copy. */
const copyOf = async ({ desk }: Pick<Signed, 'desk'>) => structuredClone(await carry(desk.own.rooms))

async function carriedBy(signed: Pick<Signed, 'desk'>): Promise<Carried> {
  const carried = await copyOf(signed)
  if (carried === null) throw new Error('Nothing is carried.')
  return carried
}

/** Takes a state over in another desk. */
async function takeOver({ createAnother }: Signed, carried: Carried, passedMs = 0) {
  const desk = createAnother()
  await restore(desk.own.rooms, carried, passedMs)
  return desk
}

const startReview = async ({ desk }: Signed) => {
  const request = { scope: { who: 'everyone' }, withoutTerminated: true, name: 'Autumn' } as const
  const review = await desk.startReview({ ...request, reviewer: 'Anna', earlier: null }, signal)
  return 'refused' in review ? null : review
}

const invite = {
  operation: 'invite',
  email: 'new@example.com',
  input: { roleId: roleIds.member, firstName: 'Ann', lastName: null, title: null },
} as const

/** What an admin may do before a reload. */
const steps: Record<string, (signed: Signed) => Promise<unknown>> = {
  terminate: ({ desk, active }) => desk.runOperation(terminate(active.id)),
  changeRole: ({ desk, other }) => desk.runOperation(makeAdmin(other.id)),
  undo: ({ desk }) => desk.undo({ entry: desk.journal().entries }),
  undoFirst: ({ desk }) => desk.undo({ entry: 1 }),
  refused: ({ desk, addFault, other }) => {
    addFault({ call: 'resetMfa', fault: '403' })
    return desk.runOperation({ operation: 'resetMfa', userId: other.id, input: null })
  },
  unclear: ({ desk, addFault, active }) => {
    addFault({ call: 'resetMfa', fault: 'dropped-after', times: 1 })
    return desk.runOperation({ operation: 'resetMfa', userId: active.id, input: null })
  },
  save: async ({ desk }) => desk.journalFile(),
  me: async ({ desk, active }) => desk.setMe({ userId: active.id }),
  settings: async ({ desk }) => desk.setLocking({ minutes: 42, runs: 'pause' }),
  plan: ({ desk, active, other, terminated }) => {
    const ids = [active.id, other.id, terminated.id]
    return desk.plan({ source: 'selection', ids, change: { operation: 'terminate', input: null } }, signal)
  },
  exclude: async ({ desk }) => {
    const [plan] = await desk.plans()
    await desk.setExcluded({ planId: plan?.id ?? '', rows: [0], excluded: true })
  },
  run: async ({ desk }) => {
    const [plan] = await desk.plans()
    await desk.runPlan({ planId: plan?.id ?? '', confirmed: {} }, signal)
    await expect.poll(async () => (await desk.plans())[0]?.state ?? 'ended').not.toBe('running')
  },
  undoPlan: async ({ desk }) => desk.undoPlan({ planId: (await desk.plans())[0]?.id ?? '' }),
  review: startReview,
  decide: async ({ desk }) => {
    const [review] = await desk.reviews(null)
    const request = { index: 0, decision: 'keep', roleId: null, shownMs: 1200 } as const
    await desk.decide({ reviewId: review?.id ?? '', ...request })
  },
  undoDecision: async ({ desk }) => desk.undoDecision({ reviewId: (await desk.reviews(null))[0]?.id ?? '' }),
  undoTwo: async ({ desk }) => {
    const reviewId = (await desk.reviews(null))[0]?.id ?? ''
    await desk.keepRemaining({ reviewId, reason: 'All fine' })
    await desk.undoDecision({ reviewId })
    await desk.redoDecision({ reviewId })
    await desk.undoDecision({ reviewId })
  },
  note: async ({ desk }) => {
    const [review] = await desk.reviews(null)
    await desk.setReviewNote({ reviewId: review?.id ?? '', index: 1, note: 'On leave' })
  },
  anotherReviewer: async ({ desk }) => {
    const reviewId = (await desk.reviews(null))[0]?.id ?? ''
    const file = await desk.reviewFile({ reviewId })
    await desk.discardReview({ reviewId })
    await desk.openReview({ text: file?.join('') ?? '', reviewer: 'Ben' }, signal)
  },
  finish: async ({ desk }) => {
    const [review] = await desk.reviews(null)
    const request = { index: 2, decision: 'terminate', roleId: null, shownMs: 800 } as const
    const reviewId = review?.id ?? ''
    await desk.decide({ reviewId, ...request })
    await desk.keepRemaining({ reviewId, reason: 'All fine' })
    await desk.finishReview({ reviewId }, signal)
  },
  runReview: async ({ desk }) => {
    const [review] = await desk.reviews(null)
    await desk.runPlan({ planId: review?.planId ?? '', confirmed: {} }, signal)
    await expect.poll(async () => (await desk.reviews(null))[0]?.readAgain ?? 'done').toBe('done')
  },
  snapshot: async ({ desk }) => {
    const { file, name } = await desk.saveSnapshot(null, signal)
    await desk.openSnapshot({ file, name }, signal)
  },
  invite: ({ desk }) => desk.runInvitation(invite),
  refusedResend: async ({ desk, organization }) => {
    await readInvitations(desk)
    const [invited] = await desk.matchingInvitations({ ...everyInvitation, text: invite.email })
    const id = invited?.id ?? ''
    organization.editEnrollment(id, { status: 'EXPIRED' })
    organization.change({ resends: 'pending' })
    await desk.runInvitation({ operation: 'resend', email: null, enrollmentId: id, input: null })
  },
}

describe('a desk that takes over', () => {
  test('shows all that the old one did, and goes on like it', async () => {
    const all = Object.keys(steps)
    const names = fc.array(fc.constantFrom(...all), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(names, async (chosen) => {
        const signed = await createReadDesk()
        // What makes no sense yet is refused, which is carried as well.
        for (const name of chosen) await steps[name]?.(signed).catch(() => {})
        const carried = await carriedBy(signed)
        const before = await lookAtDesk(signed.desk, signed.other.id)
        const desk = await takeOver(signed, carried, 5)
        expect(await lookAtDesk(desk, signed.other.id)).toEqual(before)
        const input = { firstName: 'Ann', lastName: 'Lee', title: 'After the reload' }
        await desk.runOperation({ operation: 'updateProfile', userId: signed.other.id, input })
        expect(desk.journal().entries).toBe(signed.desk.journal().entries + 1)
        expect(await verifyChain(await desk.journalFile(), giveWay)).toMatchObject({ found: 'intact' })
      }),
      // The first one does one of everything.
      { seed: 1, numRuns: caseCount({ usual: 2, long: 300 }), examples: [[all]] },
    )
  })

  test('undoes what the old one did, once', async () => {
    const signed = await createReadDesk()
    await signed.desk.runOperation(terminate(signed.active.id))
    await signed.desk.runOperation(terminate(signed.other.id))
    await signed.desk.undo({ entry: 1 })
    // An undo that failed can be tried again.
    signed.addFault({ call: 'reinstate', userId: signed.other.id, fault: '400', times: 1 })
    await expect(signed.desk.undo({ entry: 2 })).rejects.toMatchObject({ effect: 'none' })
    const desk = await takeOver(signed, await carriedBy(signed))
    expect(await desk.undo({ entry: 1 })).toEqual({ is: 'alreadyUndone' })
    expect(await desk.undo({ entry: 2 })).toMatchObject({ is: 'undone' })
  })

  test('counts idle time and the eight hours on, with the time in between', async () => {
    const signed = await createSignedInDesk()
    signed.desk.setLocking({ minutes: 10, runs: 'goOn' })
    signed.pass(9 * 60_000)
    const carried = await carriedBy(signed)
    expect((await takeOver(signed, carried, 59_000)).session().signedIn).toBe(true)
    expect((await takeOver(signed, carried, 61_000)).session()).toMatchObject({
      signedIn: false,
      ended: 'locked',
      lockedBy: 'idle',
    })
    // A clock that was set back gives no time.
    expect((await takeOver(signed, carried, -3_600_000)).session().signedIn).toBe(true)
    for (let hours = 0; hours < 8; hours++) {
      signed.pass(3_590_000)
      signed.desk.setLocking({ minutes: 60, runs: 'goOn' })
      signed.desk.reportActivity()
    }
    expect((await takeOver(signed, await carriedBy(signed), 200_000)).session()).toMatchObject({
      lockedBy: 'limit',
    })
  })

  test('stays locked, has no token, and is unlocked only for the same organization', async () => {
    const signed = await createReadDesk()
    await signed.desk.runOperation(terminate(signed.active.id))
    signed.desk.lock()
    const carried = await carriedBy(signed)
    expect(JSON.stringify(carried)).not.toContain('tot_test')
    const desk = await takeOver(signed, carried)
    expect(desk.session()).toMatchObject({ signedIn: false, ended: 'locked', lockedBy: 'manual' })
    expect(() => desk.activity(allEntries)).toThrow()
    expect(await desk.signIn({ pasted: 'tot_other' }, signal)).toMatchObject({ is: 'signedIn' })
    expect(desk.activity(allEntries).all).toBe(1)
  })

  test('knows another organization even after the reload', async () => {
    const signed = await createReadDesk()
    await signed.desk.runOperation(terminate(signed.active.id))
    signed.desk.lock()
    const desk = await takeOver(signed, await carriedBy(signed))
    for (const { id } of signed.organization.users()) signed.organization.remove(String(id))
    signed.organization.change({ roles: 'missing' })
    expect(await desk.signIn({ pasted: 'tot_other' }, signal)).toMatchObject({ is: 'other', operations: 1 })
  })
})

test('after signing out there is nothing to carry', async () => {
  const signed = await createSignedInDesk()
  signed.desk.signOut()
  expect(await copyOf(signed)).toBeNull()
  expect(await copyOf({ desk: signed.createAnother() })).toBeNull()
})

test('an operation that was sent and not answered becomes an entry of unknown outcome', async () => {
  const signed = await createReadDesk()
  const copies: Promise<Carried>[] = []
  signed.beforeEachWrite(() => void copies.push(carriedBy(signed)))
  await signed.desk.runOperation(terminate(signed.active.id))
  const [carried] = await Promise.all(copies)
  if (carried === undefined) throw new Error('Nothing was sent.')
  const desk = await takeOver(signed, carried)
  expect(desk.activity(allEntries).entries).toMatchObject([
    {
      outcome: 'unknown',
      error: { message: 'The page was reloaded before the API responded.' },
      inverse: null,
    },
  ])
  expect(await verifyChain(await desk.journalFile(), giveWay)).toMatchObject({ found: 'intact', records: 1 })
})

describe('a state that is not whole is refused, and leaves nothing', () => {
  const spoil: Record<string, (carried: Carried) => void> = {
    'an entry that was changed': ({ journal: { records } }) =>
      Object.assign(records[0]?.entry ?? {}, { outcome: 'failed' }),
    'an entry too few': ({ journal: { records } }) => void records.shift(),
    'entries in another order': ({ journal: { records } }) => void records.unshift(...records.splice(1)),
    'more saved entries than there are': ({ journal }) => void (journal.savedCount = 9),
    'no token': ({ session }) => void (session.key = null),
    'a token without a session': ({ session }) =>
      void (session.state = { ...session.state, signedIn: false, ended: 'locked' }),
    'a session that never ends': ({ session }) => void (session.locking.isTimed = false),
    'a session from the future': ({ session }) => void (session.locking.begun = -1),
    'times that are no numbers': ({ session }) => void (session.locking.idle = Number.NaN),
    'a running plan': ({ plans: [plan] }) => void Object.assign(plan ?? {}, { state: 'running' }),
    'a row that is in no person': ({ plans: [plan] }) => void plan?.subjects[0]?.rows.pop(),
    'wrong counts': ({ plans: [plan] }) => void (plan && (plan.counts.done = 3)),
    'a review with someone else': ({ reviews: [entry] }) => entry?.review.byId.clear(),
    'a part that is missing': (carried) => void Reflect.deleteProperty(carried, 'plans'),
  }

  test.each(Object.keys(spoil))('%s', async (name) => {
    const signed = await createReadDesk()
    for (const step of ['terminate', 'changeRole', 'plan', 'review']) await steps[step]?.(signed)
    const carried = await carriedBy(signed)
    spoil[name]?.(carried)
    const desk = signed.createAnother()
    await expect(restore(desk.own.rooms, carried, 0)).rejects.toThrow()
    desk.own.forget()
    expect(desk.session()).toMatchObject({ signedIn: false, ended: null, mode: 'live' })
    expect(desk.journal()).toEqual({ entries: 0, unsaved: 0 })
    expect([await desk.plans(), desk.me()]).toEqual([[], null])
  })
})
