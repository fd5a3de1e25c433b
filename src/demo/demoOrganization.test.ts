import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { awkwardPeople } from './awkward.ts'
import { createOrganization } from './db.ts'
import { demoOrganization } from './demoOrganization.ts'
import { faultNames, faults } from './faults.ts'
import { awkwardInvitations, invitationSentinels } from './invitations.ts'
import { sentinels } from './sentinels.ts'

const docs = readFileSync(new URL('../../docs/demo.md', import.meta.url), 'utf8')

test('the demo has 1,248 people, no two the same', () => {
  const { users } = demoOrganization(Date.now())
  expect(users).toHaveLength(1248)
  expect(new Set(users.map(({ id }) => String(id).toLowerCase())).size).toBe(1248)
  expect(new Set(users.map(({ email }) => email)).size).toBe(1248)
  expect(users).toEqual(expect.arrayContaining(awkwardPeople()))
  expect(users).toEqual(expect.arrayContaining(sentinels.map(({ user }) => user)))
})

test('the first twenty pages hold ordinary people only', () => {
  const { users } = demoOrganization(Date.now())
  const others = new Set([...awkwardPeople(), ...sentinels.map(({ user }) => user)].map(({ id }) => id))
  expect(users.findIndex(({ id }) => others.has(id))).toBe(400)
})

test('a search for "awkward" finds everyone awkward who has an email address', () => {
  const unfound = awkwardPeople().filter(({ email }) => !String(email).includes('@awkward.example.com'))
  expect(unfound.map(({ id }) => id)).toEqual(['aa000020-0000-4000-8000-000000000000'])
})

test('docs/demo.md lists every awkward person', () => {
  for (const { email, id } of awkwardPeople()) expect(docs).toContain(`\`${String(email ?? id)}\``)
})

test('docs/demo.md lists every sentinel and the result of its calls', () => {
  for (const { user } of sentinels) expect(docs).toContain(`\`${user.email}\``)
  for (const fault of faultNames) expect(docs).toContain(faults[fault].description)
})

test('a sentinel fails only in what its name says', () => {
  const organization = createOrganization(demoOrganization(Date.now()))
  for (const { user } of sentinels) {
    const [what = '', fault = ''] = (user.profile.lastName ?? '').split(' ')
    const writes = ['updateProfile', 'changeRole', 'terminate', 'reinstate', 'resetMfa'] as const
    for (const call of [...writes, 'getUser', 'getUsers'] as const) {
      const met = organization.nextFault(call, user.id)
      const fails = what === 'Write' ? call !== 'getUser' && call !== 'getUsers' : call === 'getUser'
      expect(met).toBe(fails ? faults[faultNames.find((name) => name === fault) ?? '400'] : null)
    }
  }
})

test('the demo has 68 invitations, in every status', () => {
  const { invitations, users } = demoOrganization(Date.now())
  expect(invitations).toHaveLength(68)
  const statuses = new Set(invitations.map(({ status }) => status))
  for (const status of ['PENDING', 'ACCEPTED', 'EXPIRED', 'CANCELLED']) expect(statuses).toContain(status)
  const members = new Set(users.map(({ email }) => email))
  for (const { status, email } of invitations) expect(members.has(email)).toBe(status === 'ACCEPTED')
})

test('docs/demo.md lists every awkward invitation', () => {
  for (const { email } of awkwardInvitations()) expect(docs).toContain(`\`${String(email)}\``)
})

test('an invitation of a sentinel fails in what its name says', () => {
  const organization = createOrganization(demoOrganization(Date.now()))
  for (const [number, { enrollment }] of invitationSentinels.entries()) {
    const fault = faultNames[number] ?? '400'
    for (const call of ['resendEnrollment', 'cancelEnrollment'] as const)
      expect(organization.nextFault(call, enrollment.enrollmentId)).toBe(faults[fault])
    expect(organization.nextFault('createEnrollment', `invite-${fault}@faults.example.com`)).toBe(
      faults[fault],
    )
  }
})
