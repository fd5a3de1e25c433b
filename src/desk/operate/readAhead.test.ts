import { describe, expect, test } from 'vitest'
import { createSignedInDesk, expectDone, makeAdmin, terminate } from '../../../test/signedInDesk.ts'

// Each call takes 40 ms on the desk's clock.

describe('an operation after the person was read ahead', () => {
  const prepared = async () => {
    const signedIn = await createSignedInDesk()
    const { desk, active, received } = signedIn
    await desk.prepareOperation({ userId: active.id })
    await new Promise((resolve) => setTimeout(resolve))
    const reads = () => received.filter((call) => call === `GET /organizations/users/${active.id}`).length
    expect(reads()).toBe(1)
    return { ...signedIn, reads }
  }

  test('only sends', async () => {
    const { desk, active, reads, writes } = await prepared()
    await expectDone(desk.runOperation(terminate(active.id)))
    expect([reads(), writes().length]).toEqual([1, 1])
  })

  test('waits for a read that is still on its way', async () => {
    const { desk, other, received } = await createSignedInDesk()
    await desk.prepareOperation({ userId: other.id })
    await expectDone(desk.runOperation(terminate(other.id)))
    expect(received.filter((call) => call.startsWith('GET'))).toHaveLength(1)
  })

  test('sees what others had changed by then', async () => {
    const { desk, active, organization, writes } = await createSignedInDesk()
    const based = await desk.user({ userId: active.id }, new AbortController().signal)
    organization.edit(active.id, { profile: { status: 'TERMINATED' } })
    await desk.prepareOperation({ userId: active.id })
    expect(await desk.runOperation({ ...terminate(active.id), based })).toMatchObject({ is: 'already' })
    expect(writes()).toEqual([])
  })

  test('reads again after two seconds', async () => {
    const { desk, active, other, reads } = await prepared()
    // Fifty calls later.
    for (let calls = 0; calls < 50; calls++)
      await desk.user({ userId: other.id }, new AbortController().signal)
    await expectDone(desk.runOperation(terminate(active.id)))
    expect(reads()).toBe(1)
    const late = await prepared()
    for (let calls = 0; calls < 51; calls++)
      await late.desk.user({ userId: late.other.id }, new AbortController().signal)
    await expectDone(late.desk.runOperation(terminate(late.active.id)))
    expect(late.reads()).toBe(2)
  })

  test('reads again after another operation, whoever it was about', async () => {
    const { desk, active, other, reads } = await prepared()
    await expectDone(desk.runOperation(terminate(other.id)))
    await expectDone(desk.runOperation(terminate(active.id)))
    expect(reads()).toBe(2)
  })

  test('reads again where the read ahead failed', async () => {
    const { desk, active, addFault, received } = await createSignedInDesk()
    addFault({ call: 'getUser', fault: '404', times: 1 })
    await desk.prepareOperation({ userId: active.id })
    await new Promise((resolve) => setTimeout(resolve))
    await expectDone(desk.runOperation(terminate(active.id)))
    expect(received.filter((call) => call.startsWith('GET'))).toHaveLength(2)
  })

  test('reads again where that was used before', async () => {
    const { desk, active, organization, reads } = await prepared()
    await expectDone(desk.runOperation(makeAdmin(active.id)))
    organization.edit(active.id, { profile: { title: 'Theirs' } })
    await expectDone(desk.runOperation(terminate(active.id)))
    expect(reads()).toBe(2)
  })

  test('sends nothing after a sign-out, and nobody is kept', async () => {
    const { desk, active, writes } = await prepared()
    desk.signOut()
    await expect(desk.runOperation(terminate(active.id))).rejects.toMatchObject({ kind: 'unauthorized' })
    await expect(desk.prepareOperation({ userId: active.id })).rejects.toMatchObject({ kind: 'unauthorized' })
    expect(writes()).toEqual([])
  })
})
