import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import { createSignedInDesk, expectDone, makeAdmin, signal, terminate } from '../../../test/signedInDesk.ts'

// Each call takes 40 ms on the desk's clock.

type SignedIn = Awaited<ReturnType<typeof createSignedInDesk>>

const dialog = 'first'

/** Reads a person ahead. Reading another one afterwards takes as many steps, so the first is answered by then. */
async function readAhead({ desk, other }: SignedIn, userId: string, of = dialog, renew = true) {
  await desk.prepareOperation({ userId, dialog: of, renew })
  await desk.user({ userId: other.id }, signal)
}

/** Signs in, and counts how often the active user is read. */
async function signIn() {
  const signedIn = await createSignedInDesk()
  const path = `GET /organizations/users/${signedIn.active.id}`
  return { ...signedIn, reads: () => signedIn.received.filter((call) => call === path).length }
}

async function prepared() {
  const signedIn = await signIn()
  await readAhead(signedIn, signedIn.active.id)
  expect(signedIn.reads()).toBe(1)
  return signedIn
}

describe('an operation after the person was read ahead', () => {
  test('only sends', async () => {
    const { desk, active, reads, writes } = await prepared()
    await expectDone(desk.runOperation({ ...terminate(active.id), dialog }))
    expect([reads(), writes().length]).toEqual([1, 1])
  })

  test('reads again after two seconds, wherever the wall clock is set', async () => {
    const { desk, active, reads, pass, setBack } = await prepared()
    setBack(2000)
    pass(2500)
    await expectDone(desk.runOperation({ ...terminate(active.id), dialog }))
    expect(reads()).toBe(2)
  })

  test('causes no second read when its button is pressed, which gives it the focus', async () => {
    const signedIn = await prepared()
    const { desk, active, reads, writes, pass } = signedIn
    pass(1800)
    await readAhead(signedIn, active.id, dialog, false)
    await expectDone(desk.runOperation({ ...terminate(active.id), dialog }))
    expect([reads(), writes().length]).toEqual([1, 1])
  })

  test('waits for a read that is still on its way, and starts no other', async () => {
    const { desk, other, received } = await createSignedInDesk()
    const request = { userId: other.id, dialog }
    await desk.prepareOperation({ ...request, renew: true })
    await desk.prepareOperation({ ...request, renew: false })
    await expectDone(desk.runOperation({ ...terminate(other.id), dialog }))
    expect(received.filter((call) => call.startsWith('GET'))).toHaveLength(1)
  })

  test('does not wait for a newer read while the one before is fresh', async () => {
    const { desk, active, reads, pass, addFault } = await prepared()
    pass(1000)
    addFault({ call: 'getUser', fault: '404', times: 1 })
    await desk.prepareOperation({ userId: active.id, dialog, renew: true })
    // Waiting for it would fail.
    await expectDone(desk.runOperation({ ...terminate(active.id), dialog }))
    expect(reads()).toBe(2)
  })

  test('sees what others had changed by then', async () => {
    const { desk, active, organization, writes } = await createSignedInDesk()
    const based = await desk.user({ userId: active.id }, signal)
    organization.edit(active.id, { profile: { status: 'TERMINATED' } })
    await desk.prepareOperation({ userId: active.id, dialog, renew: true })
    expect(await desk.runOperation({ ...terminate(active.id), based, dialog })).toMatchObject({
      is: 'already',
    })
    expect(writes()).toEqual([])
  })

  test('reads again after two seconds', async () => {
    const early = await prepared()
    early.pass(2000)
    await expectDone(early.desk.runOperation({ ...terminate(early.active.id), dialog }))
    expect(early.reads()).toBe(1)
    const late = await prepared()
    late.pass(2001)
    await expectDone(late.desk.runOperation({ ...terminate(late.active.id), dialog }))
    expect(late.reads()).toBe(2)
  })

  test('reads again after another operation, whoever it was about', async () => {
    const { desk, active, other, reads } = await prepared()
    await expectDone(desk.runOperation(terminate(other.id)))
    await expectDone(desk.runOperation({ ...terminate(active.id), dialog }))
    expect(reads()).toBe(2)
  })

  test('reads again where the read ahead failed', async () => {
    const signedIn = await signIn()
    const { desk, active, addFault, reads } = signedIn
    addFault({ call: 'getUser', userId: active.id, fault: '404', times: 1 })
    await readAhead(signedIn, active.id)
    await expectDone(desk.runOperation({ ...terminate(active.id), dialog }))
    expect(reads()).toBe(2)
  })

  test('reads again where that was used before', async () => {
    const { desk, active, organization, reads } = await prepared()
    await expectDone(desk.runOperation({ ...makeAdmin(active.id), dialog }))
    organization.edit(active.id, { profile: { title: 'Theirs' } })
    await expectDone(desk.runOperation({ ...terminate(active.id), dialog }))
    expect(reads()).toBe(2)
  })

  test('sends nothing after a sign-out, and nobody is kept', async () => {
    const { desk, active, writes } = await prepared()
    desk.signOut()
    const operation = desk.runOperation({ ...terminate(active.id), dialog })
    await expect(operation).rejects.toMatchObject({ kind: 'unauthorized' })
    const prepare = desk.prepareOperation({ userId: active.id, dialog, renew: true })
    await expect(prepare).rejects.toMatchObject({ kind: 'unauthorized' })
    expect(writes()).toEqual([])
  })
})

describe('the next dialog', () => {
  test.each(['answered', 'under way'])('does not count a read of the one before, %s', async (state) => {
    const signedIn = await signIn()
    const { desk, active, organization, writes } = signedIn
    const based = await desk.user({ userId: active.id }, signal)
    if (state === 'answered') await readAhead(signedIn, active.id)
    else await desk.prepareOperation({ userId: active.id, dialog, renew: true })
    organization.edit(active.id, { profile: { status: 'TERMINATED' } })
    const result = await desk.runOperation({ ...terminate(active.id), based, dialog: 'second' })
    expect(result).toMatchObject({ is: 'already' })
    expect(writes()).toEqual([])
  })

  test('reads the person for itself, though the one before just has', async () => {
    const signedIn = await prepared()
    const { desk, active, reads } = signedIn
    await readAhead(signedIn, active.id, 'second', false)
    expect(reads()).toBe(2)
    await expectDone(desk.runOperation({ ...terminate(active.id), dialog: 'second' }))
    expect(reads()).toBe(2)
  })
})

test('a person is read again where guards took longer than two seconds, and merged again', async () => {
  const { desk, users, organization, pass, writes, beforeEachCall } = await owners()
  const [mine, theirs] = users
  const based = await desk.user({ userId: mine.id }, signal)
  let isChanged = false
  beforeEachCall((call) => {
    if (call !== `GET /organizations/users/${theirs.id}` || isChanged) return
    // The guard reads the other owner, slowly. Meanwhile someone else takes the access of this one.
    pass(2500)
    isChanged = true
    organization.edit(mine.id, { profile: { status: 'TERMINATED' } })
  })
  const result = await desk.runOperation({ ...terminate(mine.id), based })
  expect(isChanged).toBe(true)
  expect(result).toMatchObject({ is: 'already' })
  expect(writes()).toEqual([])
})

/** Signs in where there are two active owners, and everyone is read. */
async function owners() {
  const signedIn = await createSignedInDesk()
  const { active, other, organization } = signedIn
  for (const user of organization.users()) {
    const isOwner = user.id === active.id || user.id === other.id
    organization.edit(String(user.id), { roleId: isOwner ? roleIds.owner : roleIds.member })
  }
  signedIn.desk.controlReading('start')
  await expect.poll(() => signedIn.desk.directory().state).toBe('done')
  return { ...signedIn, users: [active, other] as const }
}

const milliseconds = fc.constantFrom(1, 300, 1000, 2001)
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('reach' as const),
      renew: fc.boolean(),
      isAnswered: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('pass' as const), ms: milliseconds }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('change' as const), before: milliseconds }) },
  { weight: 2, arbitrary: fc.record({ is: fc.constant('press' as const) }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('open' as const) }) },
)

test('in any order of events, only changes of the last two seconds since the dialog opened can be missed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 25 }), async (steps) => {
      const signedIn = await createSignedInDesk({ isRead: false })
      const { desk, active, other, organization, pass, now, lastEntry } = signedIn
      /** Titles that someone else gave, with the time. The first is there from the start. */
      const titles = [{ title: 'title 0', at: 0 }]
      organization.edit(active.id, { profile: { title: 'title 0' } })
      const based = { ...(await desk.user({ userId: active.id }, signal)) }
      let opened = { id: 0, at: 0 }
      /** Lets time pass. What is under way is answered first: the two seconds count from the answer. */
      const passAnswered = async (ms: number) => {
        await desk.user({ userId: other.id }, signal)
        pass(ms)
      }
      for (const next of steps) {
        const of = String(opened.id)
        if (next.is === 'open') opened = { id: opened.id + 1, at: now() }
        else if (next.is === 'pass') await passAnswered(next.ms)
        else if (next.is === 'reach') {
          await desk.prepareOperation({ userId: active.id, dialog: of, renew: next.renew })
          if (next.isAnswered) await desk.user({ userId: other.id }, signal)
        } else if (next.is === 'change') {
          // Not at the moment of an opening: a read of the same millisecond may be from before or after.
          pass(1)
          const title = `title ${titles.length}`
          organization.edit(active.id, { profile: { title } })
          titles.push({ title, at: now() })
          if (next.before > 1) await passAnswered(next.before)
          else pass(1)
        } else {
          const input = { firstName: `Mine ${now()}`, lastName: based.lastName, title: based.title }
          const request = { operation: 'updateProfile' as const, userId: active.id, input, based }
          const sent = now()
          await expectDone(desk.runOperation({ ...request, dialog: of }))
          based.firstName = input.firstName
          const { before } = lastEntry()
          const known = before && 'title' in before ? (before.title ?? '') : ''
          // Whatever was replaced by a later title by then must have been read after it.
          const since = Math.max(sent - 2000, opened.at)
          const visible = titles.filter(({ at }, index) => {
            const replaced = titles[index + 1]?.at ?? Number.POSITIVE_INFINITY
            return at <= sent && replaced >= since
          })
          expect(visible.map(({ title }) => title)).toContain(known)
          // The profile call writes the title as well.
          titles.push({ title: known, at: now() })
        }
      }
    }),
    { numRuns: 100 },
  )
})
