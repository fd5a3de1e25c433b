import { describe, expect, test } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { verifyChain } from '../../text/chain.ts'
import { done, signal, signedIn, terminate, toAdmin, whole } from '../../../test/journalDesk.ts'

// The journal as the whole desk writes it, over a made-up organization.

describe('what is written down', () => {
  test('an operation that was done, with before and after, and the call that it made', async () => {
    const { desk, active, last, received } = await signedIn()
    const { undo } = await done(desk.runOperation(terminate(active.id)))
    expect(undo).toBe(1)
    const path = `/organizations/users/${active.id}`
    expect(received).toEqual([`GET ${path}`, `POST ${path}/terminate`])
    expect(last()).toMatchObject({
      n: 1,
      at: expect.stringMatching(/^2026-06-01T08:00:/) as unknown,
      person: { id: active.id, email: active.email },
      operation: 'terminate',
      input: null,
      before: { status: 'ACTIVE', roleId: active.roleId },
      after: { status: 'TERMINATED' },
      outcome: 'done',
      known: 'answered',
      error: null,
      duration: 40,
      calls: [{ method: 'POST', path: `/organizations/users/${active.id}/terminate`, body: null }],
      inverse: { operation: 'reinstate', userId: active.id, input: { roleId: active.roleId } },
      undoes: null,
    })
  })

  test('names of roles', async () => {
    const { desk, active, last } = await signedIn()
    await desk.runOperation(toAdmin(active.id))
    expect(last()).toMatchObject({ role: 'admin', after: { role: 'admin', roleId: roleIds.admin } })
  })

  test('one that failed, with the API’s words and its id of the error', async () => {
    const { desk, active, fault, last } = await signedIn()
    fault({ call: 'terminate', fault: '500' })
    await expect(desk.runOperation(terminate(active.id))).rejects.toMatchObject({ effect: 'none' })
    expect(last()).toMatchObject({
      outcome: 'failed',
      known: null,
      error: { kind: 'server', status: 500, fingerprint: expect.any(String) as unknown },
      after: { status: 'ACTIVE' },
      inverse: null,
      calls: [{ method: 'POST' }, { method: 'GET' }],
    })
  })

  test('one of which it is not known, and one that turned out to be done', async () => {
    const { desk, active, organization, fault, meanwhile, last } = await signedIn()
    fault({ call: 'terminate', fault: 'dropped-after' })
    await desk.runOperation(terminate(active.id))
    expect(last()).toMatchObject({ outcome: 'done', known: 'seen' })
    organization.change({ faults: [] })
    fault({ call: 'reinstate', fault: '500' })
    meanwhile(() => fault({ call: 'getUser', fault: '500' }))
    const reinstate: OperationRequest = {
      operation: 'reinstate',
      userId: active.id,
      input: { roleId: roleIds.member },
    }
    await expect(desk.runOperation(reinstate)).rejects.toMatchObject({ effect: 'unknown' })
    expect(last()).toMatchObject({
      outcome: 'unknown',
      before: { status: 'TERMINATED' },
      after: null,
      inverse: null,
    })
  })

  test('before is the person as read right before, whatever was shown', async () => {
    const { desk, active, organization, last } = await signedIn()
    organization.edit(active.id, { profile: { title: 'Changed by someone else' } })
    await desk.runOperation(terminate(active.id))
    expect(last()).toMatchObject({ before: { title: 'Changed by someone else', status: 'ACTIVE' } })
  })
})

describe('what is asked for', () => {
  test('by person, operation and outcome, the newest first and no more than asked for', async () => {
    const { desk, active, other, fault } = await signedIn()
    await desk.runOperation(terminate(active.id))
    fault({ call: 'resetMfa', fault: '429' })
    await desk.runOperation({ operation: 'resetMfa', userId: other.id, input: null }).catch(() => {})
    fault({ call: 'changeRole', fault: '404' })
    await desk.runOperation(toAdmin(other.id)).catch(() => {})
    const numbers = (asked: object) => desk.activity({ ...whole, ...asked }).entries.map(({ n }) => n)
    expect(numbers({})).toEqual([3, 2, 1])
    expect(numbers({ limit: 2 })).toEqual([3, 2])
    expect(numbers({ person: active.id })).toEqual([1])
    expect(numbers({ person: ` ${active.email.toUpperCase()} ` })).toEqual([1])
    expect(numbers({ operation: 'changeRole' })).toEqual([3])
    expect(numbers({ outcome: 'done' })).toEqual([1])
    expect(numbers({ outcome: 'failed', operation: 'terminate' })).toEqual([])
    expect(desk.activity({ ...whole, limit: 1, outcome: 'failed' })).toMatchObject({ matching: 2, all: 3 })
  })
})

describe('how long it is kept', () => {
  test('over a session that ended by itself, but not over a sign-out', async () => {
    const { desk, active, entries, organization } = await signedIn()
    await desk.runOperation(terminate(active.id))
    organization.addFault({ call: 'getUser', fault: '401' })
    await desk.user({ userId: active.id }, signal).catch(() => {})
    expect(desk.session()).toMatchObject({ signedIn: false, ended: 'expired' })
    expect(() => desk.activity(whole)).toThrow(expect.objectContaining({ kind: 'unauthorized' }))
    expect(() => desk.journalFile()).toThrow(expect.objectContaining({ kind: 'unauthorized' }))
    organization.change({ faults: [] })
    await desk.signIn({ pasted: 'tot_test' }, signal)
    expect(entries()).toHaveLength(1)
    desk.signOut()
    expect(desk.journal()).toEqual({ entries: 0, unsaved: 0 })
    await desk.signIn({ pasted: 'tot_test' }, signal)
    expect(entries()).toEqual([])
  })

  test('what ends after a sign-out is not written into the next session’s journal', async () => {
    const { desk, active, entries, meanwhile } = await signedIn()
    meanwhile(() => desk.signOut())
    await desk.runOperation(terminate(active.id)).catch(() => {})
    await desk.signIn({ pasted: 'tot_test' }, signal)
    expect(entries()).toEqual([])
  })

  test('what is not saved is counted until it is exported or was reminded of', async () => {
    const { desk, active, states } = await signedIn()
    await desk.runOperation(terminate(active.id))
    expect(desk.journal()).toEqual({ entries: 1, unsaved: 1 })
    desk.journalFile()
    expect(desk.journal()).toEqual({ entries: 1, unsaved: 0 })
    await desk.undo({ entry: 1 })
    expect(desk.journal()).toEqual({ entries: 2, unsaved: 1 })
    desk.reminderShown()
    expect(states.map(({ unsaved }) => unsaved)).toEqual([1, 0, 1, 0])
  })
})

test('the file is whole, whatever is done between two of them, and the second goes on where the first ended', async () => {
  const { desk, active } = await signedIn()
  const giveWay = () => Promise.resolve()
  await desk.runOperation(terminate(active.id))
  const first = desk.journalFile()
  await desk.undo({ entry: 1 })
  const second = desk.journalFile()
  expect(await verifyChain(first, giveWay)).toMatchObject({ found: 'intact', records: 1 })
  expect(await verifyChain(second, giveWay)).toMatchObject({ found: 'intact', records: 2 })
  expect(second.split('\n')[0]).toBe(first.split('\n')[0])
  expect(first).not.toContain('tot_test')
  expect(await verifyChain(second.replace('TERMINATED', 'ACTIVE'), giveWay)).toMatchObject({
    found: 'changed',
    at: 1,
  })
})
