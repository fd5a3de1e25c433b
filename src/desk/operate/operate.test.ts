import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { UserSchema } from '../../api/schema.ts'
import { roleIds } from '../../demo/roles.ts'
import type { Row } from '../../demo/wire.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import type { Desk } from '../interface.ts'
import { done, signal, signedIn, terminate, toAdmin } from '../../../test/journalDesk.ts'

// Single operations through the whole desk, over a made-up organization: read first, merged, guarded, then sent.

const shown = (row: object) => v.parse(UserSchema, structuredClone(row))

describe('someone else was faster:', () => {
  test('a field that was not touched is sent as they have made it, and named', async () => {
    const { desk, active, organization, writes } = await signedIn()
    const based = shown(active)
    organization.edit(active.id, { profile: { firstName: 'Theirs' } })
    const { lastName } = based
    const input = { firstName: based.firstName, lastName, title: 'Mine' }
    const performed = await done(
      desk.runOperation({ operation: 'updateProfile', userId: active.id, input, based }),
    )
    expect(performed).toMatchObject({
      kept: ['firstName'],
      user: { firstName: 'Theirs', lastName, title: 'Mine' },
    })
    expect(organization.user(active.id)).toMatchObject({ profile: { firstName: 'Theirs', title: 'Mine' } })
    expect(writes()).toHaveLength(1)
  })

  test('what both have changed is not sent before it was chosen, by the person as read', async () => {
    const { desk, active, organization, writes, entries } = await signedIn()
    organization.edit(active.id, { roleId: roleIds.owner })
    const request = toAdmin(active.id)
    const first = await desk.runOperation({ ...request, based: shown(active) })
    expect(first).toMatchObject({ is: 'changed', fields: ['role'], now: { roleId: roleIds.owner } })
    expect([writes(), entries()]).toEqual([[], []])
    const now = 'now' in first ? first.now : shown(active)
    expect(await desk.runOperation({ ...request, based: now, confirmed: { owner: true } })).toMatchObject({
      is: 'done',
    })
    expect(organization.user(active.id)).toMatchObject({ roleId: roleIds.admin })
  })

  test.each<[string, (id: string) => OperationRequest, Row, object]>([
    [
      'already',
      terminate,
      { profile: { status: 'TERMINATED' } },
      { is: 'already', now: { status: 'TERMINATED' } },
    ],
    [
      'impossible',
      toAdmin,
      { profile: { status: 'TERMINATED' } },
      { is: 'impossible', why: expect.any(String) as unknown },
    ],
  ])('%s: nothing is sent', async (_, request, change, told) => {
    const { desk, active, organization, writes, entries } = await signedIn()
    organization.edit(active.id, change)
    expect(await desk.runOperation({ ...request(active.id), based: shown(active) })).toMatchObject(told)
    expect([writes(), entries()]).toEqual([[], []])
  })
})

describe('nothing is sent', () => {
  test('about someone who is gone', async () => {
    const { desk, active, organization, writes } = await signedIn()
    organization.remove(active.id)
    await expect(desk.runOperation(terminate(active.id))).rejects.toMatchObject({
      kind: 'notFound',
      effect: 'none',
    })
    expect(writes()).toEqual([])
  })

  test('after a sign-out, by what waits for its turn', async () => {
    const { desk, active, other, writes, meanwhile } = await signedIn()
    meanwhile(() => desk.signOut())
    const both = await Promise.allSettled([
      desk.runOperation(terminate(active.id)),
      desk.runOperation(terminate(other.id)),
    ])
    expect(both[1]).toMatchObject({ status: 'rejected', reason: { kind: 'unauthorized', effect: 'none' } })
    expect(writes()).toHaveLength(1)
  })
})

test('two at once, of the same person: the second has what the first has left', async () => {
  const { desk, active, organization } = await signedIn()
  const based = shown(active)
  const edit = (input: object) =>
    desk.runOperation({ operation: 'updateProfile', userId: active.id, input: { ...based, ...input }, based })
  await Promise.all([edit({ firstName: 'One' }), edit({ title: 'Two' })])
  expect(organization.user(active.id)).toMatchObject({ profile: { firstName: 'One', title: 'Two' } })
})

/** Waits until everyone is read. */
async function read(desk: Desk) {
  while (desk.directory().state !== 'done') await new Promise((resolve) => setImmediate(resolve))
}

/** Those of the active owners but one are members, and everyone is read. */
async function oneOwner() {
  const world = await signedIn()
  const owners = world.organization.users().filter((row) => {
    const { roleId, status } = v.parse(UserSchema, row)
    return roleId === roleIds.owner && status === 'ACTIVE'
  })
  const [owner, ...others] = owners.map(shown)
  if (!owner) throw new Error('There is no owner.')
  for (const { id } of others) world.organization.edit(id, { roleId: roleIds.member })
  return { ...world, owner }
}

describe('guards', () => {
  test('the last active owner: can’t be said before everyone is read, then blocks', async () => {
    const { desk, owner, writes } = await oneOwner()
    for (const request of [terminate(owner.id), toAdmin(owner.id)]) {
      const before = await desk.runOperation(request)
      expect(before).toMatchObject({
        is: 'guarded',
        guards: [{ name: 'owner', verdict: 'asks', known: false }],
      })
    }
    const blocks = [
      {
        name: 'owner',
        verdict: 'blocks',
        message: expect.stringContaining('Make someone else an owner') as unknown,
      },
    ]
    const asked = { ...terminate(owner.id), based: owner }
    // Asking for them begins to read everyone.
    expect(await desk.guards(asked)).toMatchObject([{ known: false }])
    await read(desk)
    expect(await desk.guards(asked)).toMatchObject(blocks)
    for (const request of [terminate(owner.id), toAdmin(owner.id)]) {
      expect(await desk.runOperation({ ...request, confirmed: { owner: true } })).toMatchObject({
        is: 'guarded',
        guards: blocks,
      })
    }
    expect(writes()).toEqual([])
  })

  test('one’s own access asks; nobody else’s does, nor what takes none', async () => {
    const { desk, active, other, writes } = await signedIn()
    desk.setMe({ userId: active.id })
    const guards = [
      { name: 'me', verdict: 'asks', message: expect.stringContaining('your own account') as unknown },
    ]
    expect(await desk.guards({ ...terminate(active.id), based: shown(active) })).toMatchObject(guards)
    expect(await desk.runOperation(terminate(active.id))).toMatchObject({ is: 'guarded', guards })
    expect(writes()).toEqual([])
    expect(await desk.guards({ ...terminate(other.id), based: shown(other) })).toEqual([])
    const resetMfa: OperationRequest = { operation: 'resetMfa', userId: active.id, input: null }
    expect(await desk.guards({ ...resetMfa, based: shown(active) })).toEqual([])
    expect(await desk.runOperation({ ...terminate(active.id), confirmed: { me: true } })).toMatchObject({
      is: 'done',
    })
  })

  test('keep an undo as well, which frees it again', async () => {
    const { desk, owner, active, organization } = await oneOwner()
    const toOwner: OperationRequest = {
      operation: 'changeRole',
      userId: active.id,
      input: { roleId: roleIds.owner },
    }
    const { undo } = await done(desk.runOperation(toOwner))
    organization.edit(owner.id, { roleId: roleIds.member })
    desk.controlReading('start')
    const taking = () => desk.undo({ entry: undo ?? 0 })
    await read(desk)
    expect(await taking()).toMatchObject({ is: 'guarded', guards: [{ name: 'owner', verdict: 'blocks' }] })
    organization.edit(owner.id, { roleId: roleIds.owner })
    await desk.user({ userId: owner.id }, signal)
    expect(await taking()).toMatchObject({ is: 'undone' })
  })
})
