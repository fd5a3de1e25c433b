import { describe, expect, test } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { verifyChain } from '../../text/verifyChain.ts'
import {
  allEntries,
  createSignedInDesk,
  expectDone,
  makeAdmin,
  signal,
  terminate,
} from '../../../test/signedInDesk.ts'

// Tests the journal through the whole desk, with a made-up organization.

describe('an entry', () => {
  test('records a done operation with before and after, and the call that it made', async () => {
    const { desk, active, lastEntry, received } = await createSignedInDesk()
    const { undo } = await expectDone(desk.runOperation(terminate(active.id)))
    expect(undo).toBe(1)
    const path = `/organizations/users/${active.id}`
    expect(received).toEqual([`GET ${path}`, `POST ${path}/terminate`])
    expect(lastEntry()).toMatchObject({
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

  test('records the names of roles', async () => {
    const { desk, active, lastEntry } = await createSignedInDesk()
    await desk.runOperation(makeAdmin(active.id))
    expect(lastEntry()).toMatchObject({ role: 'admin', after: { role: 'admin', roleId: roleIds.admin } })
  })

  test('records a failure with the API’s message and error id', async () => {
    const { desk, active, addFault, lastEntry } = await createSignedInDesk()
    addFault({ call: 'terminate', fault: '500' })
    await expect(desk.runOperation(terminate(active.id))).rejects.toMatchObject({ effect: 'none' })
    expect(lastEntry()).toMatchObject({
      outcome: 'failed',
      known: null,
      error: { kind: 'server', status: 500, fingerprint: expect.any(String) as unknown },
      after: { status: 'ACTIVE' },
      inverse: null,
      calls: [{ method: 'POST' }, { method: 'GET' }],
    })
  })

  test('records an unknown outcome, and one that turned out to be done', async () => {
    const { desk, active, organization, addFault, beforeEachWrite, lastEntry } = await createSignedInDesk()
    addFault({ call: 'terminate', fault: 'dropped-after' })
    await desk.runOperation(terminate(active.id))
    expect(lastEntry()).toMatchObject({ outcome: 'done', known: 'seen' })
    organization.change({ faults: [] })
    addFault({ call: 'reinstate', fault: '500' })
    beforeEachWrite(() => addFault({ call: 'getUser', fault: '500' }))
    const reinstate: OperationRequest = {
      operation: 'reinstate',
      userId: active.id,
      input: { roleId: roleIds.member },
    }
    await expect(desk.runOperation(reinstate)).rejects.toMatchObject({ effect: 'unknown' })
    expect(lastEntry()).toMatchObject({
      outcome: 'unknown',
      before: { status: 'TERMINATED' },
      after: null,
      inverse: null,
    })
  })

  test('records the person as read right before, not as shown', async () => {
    const { desk, active, organization, lastEntry } = await createSignedInDesk()
    organization.edit(active.id, { profile: { title: 'Changed by someone else' } })
    await desk.runOperation(terminate(active.id))
    expect(lastEntry()).toMatchObject({ before: { title: 'Changed by someone else', status: 'ACTIVE' } })
  })
})

describe('filters', () => {
  test('match person, operation and outcome, and limit the number, newest first', async () => {
    const { desk, active, other, addFault } = await createSignedInDesk()
    await desk.runOperation(terminate(active.id))
    addFault({ call: 'resetMfa', fault: '429' })
    await desk.runOperation({ operation: 'resetMfa', userId: other.id, input: null }).catch(() => {})
    addFault({ call: 'changeRole', fault: '404' })
    await desk.runOperation(makeAdmin(other.id)).catch(() => {})
    const numbers = (filters: object) =>
      desk.activity({ ...allEntries, ...filters }).entries.map(({ n }) => n)
    expect(numbers({})).toEqual([3, 2, 1])
    expect(numbers({ limit: 2 })).toEqual([3, 2])
    expect(numbers({ person: active.id })).toEqual([1])
    expect(numbers({ person: ` ${active.email.toUpperCase()} ` })).toEqual([1])
    expect(numbers({ operation: 'changeRole' })).toEqual([3])
    expect(numbers({ outcome: 'done' })).toEqual([1])
    expect(numbers({ outcome: 'failed', operation: 'terminate' })).toEqual([])
    expect(desk.activity({ ...allEntries, limit: 1, outcome: 'failed' })).toMatchObject({
      matching: 2,
      all: 3,
    })
  })
})

describe('the journal', () => {
  test('is kept after a session expires, but not after signing out', async () => {
    const { desk, active, entries, organization } = await createSignedInDesk()
    await desk.runOperation(terminate(active.id))
    organization.addFault({ call: 'getUser', fault: '401' })
    await desk.user({ userId: active.id }, signal).catch(() => {})
    expect(desk.session()).toMatchObject({ signedIn: false, ended: 'expired' })
    expect(() => desk.activity(allEntries)).toThrow(expect.objectContaining({ kind: 'unauthorized' }))
    await expect(desk.journalFile()).rejects.toMatchObject({ kind: 'unauthorized' })
    organization.change({ faults: [] })
    await desk.signIn({ pasted: 'tot_test' }, signal)
    expect(entries()).toHaveLength(1)
    desk.signOut()
    expect(desk.journal()).toEqual({ entries: 0, unsaved: 0 })
    await desk.signIn({ pasted: 'tot_test' }, signal)
    expect(entries()).toEqual([])
  })

  test('of the next session gets no entry for an operation that ends after signing out', async () => {
    const { desk, active, entries, beforeEachWrite } = await createSignedInDesk()
    beforeEachWrite(() => desk.signOut())
    await desk.runOperation(terminate(active.id)).catch(() => {})
    await desk.signIn({ pasted: 'tot_test' }, signal)
    expect(entries()).toEqual([])
  })

  test('counts unsaved entries until an export', async () => {
    const { desk, active, journalStates } = await createSignedInDesk()
    await desk.runOperation(terminate(active.id))
    expect(desk.journal()).toEqual({ entries: 1, unsaved: 1 })
    await desk.journalFile()
    expect(desk.journal()).toEqual({ entries: 1, unsaved: 0 })
    await desk.undo({ entry: 1 })
    expect(desk.journal()).toEqual({ entries: 2, unsaved: 1 })
    expect(journalStates.map(({ unsaved }) => unsaved)).toEqual([1, 0, 1])
  })
})

test('a file is complete, and a second one continues the first', async () => {
  const { desk, active } = await createSignedInDesk()
  const giveWay = () => Promise.resolve()
  await desk.runOperation(terminate(active.id))
  const first = await desk.journalFile()
  await desk.undo({ entry: 1 })
  const second = await desk.journalFile()
  expect(await verifyChain(first, giveWay)).toMatchObject({ found: 'intact', records: 1 })
  expect(await verifyChain(second, giveWay)).toMatchObject({ found: 'intact', records: 2 })
  expect(second.split('\n')[0]).toBe(first.split('\n')[0])
  expect(first).not.toContain('tot_test')
  expect(await verifyChain(second.replace('TERMINATED', 'ACTIVE'), giveWay)).toMatchObject({
    found: 'changed',
    at: 1,
  })
})
