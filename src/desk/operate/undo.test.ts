import { expect, test } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import {
  allEntries,
  createSignedInDesk,
  expectDone,
  makeAdmin,
  terminate,
} from '../../../test/signedInDesk.ts'

// Tests undo through the whole desk, with a made-up organization.

test('reads the person, sends the inverse once, and adds an entry', async () => {
  const { desk, active, organization, received, lastEntry } = await createSignedInDesk()
  await desk.runOperation(terminate(active.id))
  received.length = 0
  const result = await desk.undo({ entry: 1 })
  const path = `/organizations/users/${active.id}`
  expect(received).toEqual([`GET ${path}`, `POST ${path}/reinstate`])
  expect(organization.user(active.id)).toMatchObject({
    roleId: active.roleId,
    profile: { status: 'ACTIVE' },
  })
  expect(result).toEqual({ is: 'undone', entry: lastEntry(), kept: [] })
  expect(lastEntry()).toMatchObject({ n: 2, undoes: 1, operation: 'reinstate' })
  expect(desk.activity(allEntries).undone).toEqual([1])
})

test('undoes every operation that has an inverse', async () => {
  const { desk, active, terminated, organization } = await createSignedInDesk()
  const profile = { firstName: 'A', lastName: null, title: 'Z' }
  const requests: OperationRequest[] = [
    { operation: 'updateProfile', userId: active.id, input: profile },
    makeAdmin(active.id),
    { operation: 'reinstate', userId: terminated.id, input: { roleId: terminated.roleId } },
  ]
  for (const request of requests) {
    const before = structuredClone(organization.user(request.userId))
    const { undo } = await expectDone(desk.runOperation(request))
    expect(organization.user(request.userId)).not.toEqual(before)
    expect(await desk.undo({ entry: undo ?? 0 })).toMatchObject({ is: 'undone' })
    expect(organization.user(request.userId)).toEqual(before)
  }
  const { undo } = await expectDone(
    desk.runOperation({ operation: 'resetMfa', userId: active.id, input: null }),
  )
  expect(undo).toBeNull()
  await expect(desk.undo({ entry: 7 })).rejects.toThrow('can’t be undone')
})

test('changes nothing if someone else has changed what it would overwrite, and shows what', async () => {
  const { desk, active, organization, writes } = await createSignedInDesk()
  await desk.runOperation(makeAdmin(active.id))
  organization.edit(active.id, { roleId: roleIds.owner })
  expect(await desk.undo({ entry: 1 })).toMatchObject({
    is: 'changed',
    was: 'Role: admin',
    now: 'Role: owner',
  })
  expect(writes()).toHaveLength(1)
  expect(organization.user(active.id)).toMatchObject({ roleId: roleIds.owner })
  // Once the person is as the entry left them, it can be undone after all.
  organization.edit(active.id, { roleId: roleIds.admin })
  expect(await desk.undo({ entry: 1 })).toMatchObject({ is: 'undone' })
})

test('keeps and reports other fields that someone else has changed', async () => {
  const { desk, active, organization } = await createSignedInDesk()
  await desk.runOperation(makeAdmin(active.id))
  organization.edit(active.id, { profile: { title: 'Changed by someone else' } })
  expect(await desk.undo({ entry: 1 })).toMatchObject({ is: 'undone', kept: ['title'] })
  expect(organization.user(active.id)).toMatchObject({
    roleId: active.roleId,
    profile: { title: 'Changed by someone else' },
  })
})

test('runs once, however often it is requested; after an undo of the undo it can run again', async () => {
  const { desk, active, writes } = await createSignedInDesk()
  await desk.runOperation(terminate(active.id))
  const both = await Promise.all([desk.undo({ entry: 1 }), desk.undo({ entry: 1 })])
  expect(both.map(({ is }) => is).toSorted()).toEqual(['alreadyUndone', 'undone'])
  expect(await desk.undo({ entry: 1 })).toEqual({ is: 'alreadyUndone' })
  expect(writes()).toHaveLength(2)
  await desk.undo({ entry: 2 })
  expect(desk.activity(allEntries).undone).toEqual([2])
  expect(await desk.undo({ entry: 1 })).toMatchObject({ is: 'undone' })
})

test('can be retried after a failure', async () => {
  const { desk, active, organization, addFault, lastEntry } = await createSignedInDesk()
  await desk.runOperation(terminate(active.id))
  addFault({ call: 'getUser', fault: '404' })
  await expect(desk.undo({ entry: 1 })).rejects.toMatchObject({ kind: 'notFound' })
  expect(lastEntry().n).toBe(1)
  organization.change({ faults: [] })
  addFault({ call: 'reinstate', fault: '500', times: 1 })
  await expect(desk.undo({ entry: 1 })).rejects.toMatchObject({ kind: 'server', effect: 'none' })
  expect(lastEntry()).toMatchObject({ n: 2, undoes: 1, outcome: 'failed' })
  expect(await desk.undo({ entry: 1 })).toMatchObject({ is: 'undone' })
})
