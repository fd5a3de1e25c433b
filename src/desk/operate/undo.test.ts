import { expect, test } from 'vitest'
import { roleIds } from '../../demo/roles.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import { done, signedIn, terminate, toAdmin, whole } from '../../../test/journalDesk.ts'

// Undo through the whole desk, over a made-up organization.

test('reads first, does the opposite once, and is written down', async () => {
  const { desk, active, organization, received, last } = await signedIn()
  await desk.runOperation(terminate(active.id))
  received.length = 0
  const undoing = await desk.undo({ entry: 1 })
  const path = `/organizations/users/${active.id}`
  expect(received).toEqual([`GET ${path}`, `POST ${path}/reinstate`])
  expect(organization.user(active.id)).toMatchObject({
    roleId: active.roleId,
    profile: { status: 'ACTIVE' },
  })
  expect(undoing).toEqual({ is: 'undone', entry: last(), kept: [] })
  expect(last()).toMatchObject({ n: 2, undoes: 1, operation: 'reinstate' })
  expect(desk.activity(whole).undone).toEqual([1])
})

test('every operation that has an opposite', async () => {
  const { desk, active, terminated, organization } = await signedIn()
  const profile = { firstName: 'A', lastName: null, title: 'Z' }
  const requests: OperationRequest[] = [
    { operation: 'updateProfile', userId: active.id, input: profile },
    toAdmin(active.id),
    { operation: 'reinstate', userId: terminated.id, input: { roleId: terminated.roleId } },
  ]
  for (const request of requests) {
    const before = structuredClone(organization.user(request.userId))
    const { undo } = await done(desk.runOperation(request))
    expect(organization.user(request.userId)).not.toEqual(before)
    expect(await desk.undo({ entry: undo ?? 0 })).toMatchObject({ is: 'undone' })
    expect(organization.user(request.userId)).toEqual(before)
  }
  const { undo } = await done(desk.runOperation({ operation: 'resetMfa', userId: active.id, input: null }))
  expect(undo).toBeNull()
  await expect(desk.undo({ entry: 7 })).rejects.toThrow('can’t be undone')
})

test('does nothing where someone else has changed what it would overwrite, and says what', async () => {
  const { desk, active, organization, writes } = await signedIn()
  await desk.runOperation(toAdmin(active.id))
  organization.edit(active.id, { roleId: roleIds.owner })
  expect(await desk.undo({ entry: 1 })).toMatchObject({
    is: 'changed',
    was: 'Role: admin',
    now: 'Role: owner',
  })
  expect(writes()).toHaveLength(1)
  expect(organization.user(active.id)).toMatchObject({ roleId: roleIds.owner })
  // Not used up: once the person is as it left them, it can be undone.
  organization.edit(active.id, { roleId: roleIds.admin })
  expect(await desk.undo({ entry: 1 })).toMatchObject({ is: 'undone' })
})

test('keeps, and tells, what someone else has changed beside it', async () => {
  const { desk, active, organization } = await signedIn()
  await desk.runOperation(toAdmin(active.id))
  organization.edit(active.id, { profile: { title: 'Changed by someone else' } })
  expect(await desk.undo({ entry: 1 })).toMatchObject({ is: 'undone', kept: ['title'] })
  expect(organization.user(active.id)).toMatchObject({
    roleId: active.roleId,
    profile: { title: 'Changed by someone else' },
  })
})

test('happens once, however often it is asked for; what is done anew can be undone anew', async () => {
  const { desk, active, writes } = await signedIn()
  await desk.runOperation(terminate(active.id))
  const both = await Promise.all([desk.undo({ entry: 1 }), desk.undo({ entry: 1 })])
  expect(both.map(({ is }) => is).toSorted()).toEqual(['alreadyUndone', 'undone'])
  expect(await desk.undo({ entry: 1 })).toEqual({ is: 'alreadyUndone' })
  expect(writes()).toHaveLength(2)
  await desk.undo({ entry: 2 })
  expect(desk.activity(whole).undone).toEqual([2])
  expect(await desk.undo({ entry: 1 })).toMatchObject({ is: 'undone' })
})

test('that fails can be tried again', async () => {
  const { desk, active, organization, fault, last } = await signedIn()
  await desk.runOperation(terminate(active.id))
  fault({ call: 'getUser', fault: '404' })
  await expect(desk.undo({ entry: 1 })).rejects.toMatchObject({ kind: 'notFound' })
  expect(last().n).toBe(1)
  organization.change({ faults: [] })
  fault({ call: 'reinstate', fault: '500', times: 1 })
  await expect(desk.undo({ entry: 1 })).rejects.toMatchObject({ kind: 'server', effect: 'none' })
  expect(last()).toMatchObject({ n: 2, undoes: 1, outcome: 'failed' })
  expect(await desk.undo({ entry: 1 })).toMatchObject({ is: 'undone' })
})
