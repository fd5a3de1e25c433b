import { expect, test } from 'vitest'
import { roleIds, roles } from '../../demo/roles.ts'
import type { InvitationRequest } from '../../operations/invitation.ts'
import type { Confirmed } from '../operate/guards.ts'
import { guardsOfInvitations } from './invitationGuards.ts'

const invites = (count: number, roleId: string): InvitationRequest[] =>
  Array.from({ length: count }, (_, n) => ({
    operation: 'invite',
    email: `${n}@x.com`,
    input: { roleId, firstName: null, lastName: null, title: null },
  }))
const resends: InvitationRequest[] = invites(10, roleIds.member).map(({ email }) => ({
  operation: 'resend',
  email,
  enrollmentId: null,
  input: null,
}))

/** The names of the guards in an organization with this many active people. */
async function guards(
  requests: InvitationRequest[],
  people: number,
  confirmed: Confirmed = {},
  isComplete = true,
) {
  const directory = { count: async () => ({ total: people }) as never, isComplete: () => isComplete }
  return guardsOfInvitations(requests, confirmed, { roles, directory })
}

test.each([
  ['a few members', invites(9, roleIds.member), 50, []],
  ['one admin', invites(1, roleIds.admin), 50, []],
  ['only admins', invites(2, roleIds.admin), 50, ['elevated']],
  ['an admin among members', [...invites(1, roleIds.admin), ...invites(1, roleIds.member)], 50, []],
  ['three owners', invites(3, roleIds.owner), 50, ['elevated']],
  ['many owners', invites(4, roleIds.owner), 50, ['newOwners', 'elevated']],
  ['ten or more', invites(10, roleIds.member), 50, ['number']],
  ['the first person', invites(1, roleIds.member), 0, []],
  ['as many as people', invites(5, roleIds.member), 5, []],
  ['more than people', invites(6, roleIds.member), 5, ['growth']],
  ['many mails again', resends, 5, ['number']],
])('%s', async (_, requests, people, names) => {
  expect((await guards(requests, people)).map(({ name }) => name)).toEqual(names)
})

test('a guard is confirmed by name or by the number, and says what it can’t know', async () => {
  const [growth] = await guards(invites(6, roleIds.member), 5, {}, false)
  expect(growth).toMatchObject({ known: false, confirmed: false })
  const confirmed = await guards(invites(12, roleIds.member), 5, { growth: true, number: 12 })
  expect(confirmed.map((guard) => guard.confirmed)).toEqual([true, true])
})
