import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { type User, UserSchema } from '../../api/schema.ts'
import { roleIds } from '../../demo/roles.ts'
import type { Organization } from '../../demo/db.ts'
import type { Row } from '../../demo/wire.ts'
import type { OperationRequest } from '../../operations/operation.ts'
import type { Desk } from '../interface.ts'
import { createDeskHarness } from '../../../test/deskHarness.ts'
import { createSignedInDesk, expectDone, makeAdmin, signal, terminate } from '../../../test/signedInDesk.ts'
import { testUsers } from '../../../test/testUsers.ts'

// Tests single operations through the whole desk, with a made-up organization: read, merge, check guards, send.

const toUser = (row: object) => v.parse(UserSchema, structuredClone(row))

describe('if someone else has changed the person meanwhile', () => {
  test('a field that the admin did not change is kept, and reported', async () => {
    const { desk, active, organization, writes } = await createSignedInDesk()
    const based = toUser(active)
    organization.edit(active.id, { profile: { firstName: 'Theirs' } })
    const { lastName } = based
    const input = { firstName: based.firstName, lastName, title: 'Mine' }
    const result = await expectDone(
      desk.runOperation({ operation: 'updateProfile', userId: active.id, input, based }),
    )
    expect(result).toMatchObject({
      kept: ['firstName'],
      user: { firstName: 'Theirs', lastName, title: 'Mine' },
    })
    expect(organization.user(active.id)).toMatchObject({ profile: { firstName: 'Theirs', title: 'Mine' } })
    expect(writes()).toHaveLength(1)
  })

  test('a conflict is not sent before the admin has chosen, based on the person as just read', async () => {
    const { desk, active, organization, writes, entries } = await createSignedInDesk()
    organization.edit(active.id, { roleId: roleIds.owner })
    const request = makeAdmin(active.id)
    const conflict = await desk.runOperation({ ...request, based: toUser(active) })
    expect(conflict).toMatchObject({ is: 'changed', fields: ['role'], now: { roleId: roleIds.owner } })
    expect([writes(), entries()]).toEqual([[], []])
    const now = 'now' in conflict ? conflict.now : toUser(active)
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
      makeAdmin,
      { profile: { status: 'TERMINATED' } },
      { is: 'impossible', why: expect.any(String) as unknown },
    ],
  ])('%s: nothing is sent', async (_, request, change, expected) => {
    const { desk, active, organization, writes, entries } = await createSignedInDesk()
    organization.edit(active.id, change)
    expect(await desk.runOperation({ ...request(active.id), based: toUser(active) })).toMatchObject(expected)
    expect([writes(), entries()]).toEqual([[], []])
  })
})

describe('nothing is sent', () => {
  test('about a person who no longer exists', async () => {
    const { desk, active, organization, writes } = await createSignedInDesk()
    organization.remove(active.id)
    await expect(desk.runOperation(terminate(active.id))).rejects.toMatchObject({
      kind: 'notFound',
      effect: 'none',
    })
    expect(writes()).toEqual([])
  })

  test('after signing out, by an operation that waits for another', async () => {
    const { desk, active, other, writes, beforeEachWrite } = await createSignedInDesk()
    beforeEachWrite(() => desk.signOut())
    const both = await Promise.allSettled([
      desk.runOperation(terminate(active.id)),
      desk.runOperation(terminate(other.id)),
    ])
    expect(both[1]).toMatchObject({ status: 'rejected', reason: { kind: 'unauthorized', effect: 'none' } })
    expect(writes()).toHaveLength(1)
  })
})

test('two concurrent operations on a person: the second starts from what the first has left', async () => {
  const { desk, active, organization } = await createSignedInDesk()
  const based = toUser(active)
  const edit = (input: object) =>
    desk.runOperation({ operation: 'updateProfile', userId: active.id, input: { ...based, ...input }, based })
  await Promise.all([edit({ firstName: 'One' }), edit({ title: 'Two' })])
  expect(organization.user(active.id)).toMatchObject({ profile: { firstName: 'One', title: 'Two' } })
})

/** Waits until the directory is complete. */
async function waitForDirectory(desk: Desk) {
  while (desk.directory().state !== 'done') await new Promise((resolve) => setImmediate(resolve))
}

const isOwner = ({ roleId, status }: User) => roleId === roleIds.owner && status === 'ACTIVE'
const isActiveMember = ({ roleId, status }: User) => roleId === roleIds.member && status === 'ACTIVE'

/** Creates a desk whose organization has a single active owner. */
async function createDeskWithOneOwner() {
  const signedInDesk = await createSignedInDesk()
  const [owner, ...others] = signedInDesk.organization.users().map(toUser).filter(isOwner)
  if (!owner) throw new Error('There is no owner.')
  for (const { id } of others) signedInDesk.organization.edit(id, { roleId: roleIds.member })
  return { ...signedInDesk, owner }
}

describe('guards', () => {
  test('about the last active owner are unknown before everyone is read, then block', async () => {
    const { desk, owner, writes } = await createDeskWithOneOwner()
    for (const request of [terminate(owner.id), makeAdmin(owner.id)]) {
      const before = await desk.runOperation(request)
      expect(before).toMatchObject({
        is: 'guarded',
        guards: [
          {
            name: 'owner',
            verdict: 'asks',
            known: false,
            message: expect.stringContaining('Not everyone is loaded') as unknown,
          },
        ],
      })
    }
    const blocks = [
      {
        name: 'owner',
        verdict: 'blocks',
        message: expect.stringContaining('Make someone else an owner') as unknown,
      },
    ]
    const shownRequest = { ...terminate(owner.id), based: owner }
    // Requesting guards starts to read everyone.
    expect(await desk.guards(shownRequest)).toMatchObject([{ known: false }])
    await waitForDirectory(desk)
    expect(await desk.guards(shownRequest)).toMatchObject(blocks)
    for (const request of [terminate(owner.id), makeAdmin(owner.id)]) {
      expect(await desk.runOperation({ ...request, confirmed: { owner: true } })).toMatchObject({
        is: 'guarded',
        guards: blocks,
      })
    }
    expect(writes()).toEqual([])
  })

  test.each<[string, (organization: Organization, id: string) => void]>([
    ['removed', (organization, id) => organization.remove(id)],
    ['demoted', (organization, id) => organization.edit(id, { roleId: roleIds.member })],
    ['terminated', (organization, id) => organization.edit(id, { profile: { status: 'TERMINATED' } })],
  ])('block if someone else has %s the other owner since everyone was read', async (_, change) => {
    const { desk, owner, other, organization, writes } = await createDeskWithOneOwner()
    organization.edit(other.id, { roleId: roleIds.owner })
    desk.controlReading('start')
    await waitForDirectory(desk)
    change(organization, other.id)
    // The directory still has the other owner.
    expect(await desk.guards({ ...terminate(owner.id), based: owner })).toEqual([])
    for (const request of [terminate(owner.id), makeAdmin(owner.id)]) {
      expect(await desk.runOperation(request)).toMatchObject({
        is: 'guarded',
        guards: [{ name: 'owner', verdict: 'blocks' }],
      })
    }
    expect(writes()).toEqual([])
  })

  describe('that need everyone', () => {
    /** A desk with a clock, whose organization has a single active owner. Nobody is read yet. */
    const setUp = async () => {
      const harness = await createDeskHarness(testUsers, {}, { latency: 10 })
      const { organization, desk, waitFor } = harness
      const [owner, ...others] = organization.users().map(toUser).filter(isOwner)
      if (!owner) throw new Error('There is no owner.')
      for (const { id } of others) organization.edit(id, { roleId: roleIds.member })
      await waitFor(desk.roles(null, signal))
      const member = organization.users().map(toUser).find(isActiveMember)
      if (!member) throw new Error('There is no active member.')
      return { ...harness, owner, member }
    }
    const blocks = [{ name: 'owner', verdict: 'blocks', known: true }]

    test('are computed for a dialog once everyone is read', async () => {
      const { desk, owner, waitFor } = await setUp()
      expect(await waitFor(desk.guards({ ...terminate(owner.id), based: owner }))).toMatchObject(blocks)
    })

    test('make an operation wait a moment while everyone is being read', async () => {
      const { desk, owner, waitFor, received } = await setUp()
      desk.controlReading('start')
      expect(await waitFor(desk.runOperation(terminate(owner.id)))).toMatchObject({
        is: 'guarded',
        guards: blocks,
      })
      expect(received).toEqual([])
    })

    test('do not ask if the reading then shows another owner', async () => {
      const { desk, owner, member, waitFor, organization } = await setUp()
      organization.edit(member.id, { roleId: roleIds.owner })
      desk.controlReading('start')
      expect(await waitFor(desk.runOperation(terminate(owner.id)))).toMatchObject({ is: 'done' })
    })

    test('read nobody for an operation that needs none', async () => {
      const { desk, member, waitFor } = await setUp()
      expect(await waitFor(desk.guards({ ...terminate(member.id), based: member }))).toEqual([])
      expect(desk.directory().state).toBe('idle')
    })
  })

  test('read other owners only until one of them is confirmed', async () => {
    const { desk, owner, other, active, organization, received } = await createDeskWithOneOwner()
    for (const { id } of [other, active]) organization.edit(id, { roleId: roleIds.owner })
    desk.controlReading('start')
    await waitForDirectory(desk)
    received.length = 0
    await expectDone(desk.runOperation(makeAdmin(owner.id)))
    expect(received.filter((call) => call.startsWith('GET'))).toHaveLength(2)
  })

  test('send nothing if the other owners can’t be read', async () => {
    const { desk, owner, other, organization, writes, addFault } = await createDeskWithOneOwner()
    organization.edit(other.id, { roleId: roleIds.owner })
    desk.controlReading('start')
    await waitForDirectory(desk)
    addFault({ call: 'getUser', userId: other.id, fault: 'html' })
    await expect(desk.runOperation(terminate(owner.id))).rejects.toMatchObject({
      kind: 'unreadable',
      effect: 'none',
    })
    expect(writes()).toEqual([])
  })

  test('about the admin’s own access ask, but not for others or if no access is lost', async () => {
    const { desk, active, other, writes } = await createSignedInDesk()
    desk.setMe({ userId: active.id })
    const guards = [
      { name: 'me', verdict: 'asks', message: expect.stringContaining('your own account') as unknown },
    ]
    expect(await desk.guards({ ...terminate(active.id), based: toUser(active) })).toMatchObject(guards)
    expect(await desk.runOperation(terminate(active.id))).toMatchObject({ is: 'guarded', guards })
    expect(writes()).toEqual([])
    expect(await desk.guards({ ...terminate(other.id), based: toUser(other) })).toEqual([])
    const resetMfa: OperationRequest = { operation: 'resetMfa', userId: active.id, input: null }
    expect(await desk.guards({ ...resetMfa, based: toUser(active) })).toEqual([])
    expect(await desk.runOperation({ ...terminate(active.id), confirmed: { me: true } })).toMatchObject({
      is: 'done',
    })
  })

  test('prevent an undo as well, which can be retried', async () => {
    const { desk, owner, active, organization } = await createDeskWithOneOwner()
    const toOwner: OperationRequest = {
      operation: 'changeRole',
      userId: active.id,
      input: { roleId: roleIds.owner },
    }
    const { undo } = await expectDone(desk.runOperation(toOwner))
    organization.edit(owner.id, { roleId: roleIds.member })
    desk.controlReading('start')
    const undoEntry = () => desk.undo({ entry: undo ?? 0 })
    await waitForDirectory(desk)
    expect(await undoEntry()).toMatchObject({ is: 'guarded', guards: [{ name: 'owner', verdict: 'blocks' }] })
    organization.edit(owner.id, { roleId: roleIds.owner })
    await desk.user({ userId: owner.id }, signal)
    expect(await undoEntry()).toMatchObject({ is: 'undone' })
  })
})
