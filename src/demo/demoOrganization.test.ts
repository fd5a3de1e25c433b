import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { awkwardPeople } from './awkward.ts'
import { createOrganization } from './db.ts'
import { demoOrganization } from './demoOrganization.ts'
import { faultNames, faults } from './faults.ts'
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

test('everyone is where docs/demo.md says', () => {
  const { users } = demoOrganization(Date.now())
  const rowsOf = (domain: string) =>
    users.flatMap(({ email }, place) => (String(email).endsWith(domain) ? [place + 1] : []))
  const first = rowsOf('@awkward.example.com')
  expect([first[0], first.at(-1)]).toEqual([3, awkwardPeople().length * 3])
  expect(docs).toContain(`rows 3 to ${awkwardPeople().length * 3}`)
  const second = rowsOf('@faults.example.com')
  expect(docs).toContain(`rows ${second[0]} to ${second.at(-1)}`)
})

test('docs/demo.md tells of every awkward person', () => {
  for (const { email, id } of awkwardPeople()) expect(docs).toContain(`\`${String(email ?? id)}\``)
})

test('docs/demo.md tells of every sentinel and what becomes of its calls', () => {
  for (const { user } of sentinels) expect(docs).toContain(`\`${user.email}\``)
  for (const fault of faultNames) expect(docs).toContain(faults[fault].description)
})

test('a sentinel fails in what its name says, and in nothing else', () => {
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
