import { expect, test } from 'vitest'
import { people } from './people.ts'

const now = Date.parse('2026-11-23T12:00:00Z')

test('people are the same for the same seed, and others for another', () => {
  expect(people(50, 7, now)).toEqual(people(50, 7, now))
  expect(people(20, 7, now)).toEqual(people(50, 7, now).slice(0, 20))
  expect(people(50, 8, now)).not.toEqual(people(50, 7, now))
})

test('100,000 of them are 100,000 different ones', () => {
  const everyone = people(100_000, 1, now)
  expect(everyone).toHaveLength(100_000)
  expect(new Set(everyone.map(({ id }) => id)).size).toBe(100_000)
  expect(new Set(everyone.map(({ email }) => email)).size).toBe(100_000)
})

test('they follow the contract', () => {
  const dateTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/
  const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
  for (const { id, idpId, email, roleId, profile, createdDateTime } of people(2000, 3, now)) {
    expect(id).toMatch(uuid)
    if (idpId !== null) expect(idpId).toMatch(uuid)
    expect(roleId).toMatch(uuid)
    expect(email).toMatch(/^[a-z]+\.[a-z]+\d*@([a-z]+\.)?example\.(com|org)$/)
    expect(profile.firstName).toMatch(/\S/)
    expect(profile.lastName).toMatch(/\S/)
    expect(createdDateTime).toMatch(dateTime)
    expect(Date.parse(createdDateTime)).toBeLessThanOrEqual(now)
    const { lastActivityDateTime: last = null } = profile
    if (last === null) continue
    expect(last).toMatch(dateTime)
    expect(last >= createdDateTime && Date.parse(last) <= now).toBe(true)
  }
})

test('some are terminated, were never active or have no title', () => {
  const everyone = people(10_000, 1, now)
  const share = (is: (profile: (typeof everyone)[number]['profile']) => boolean) =>
    everyone.filter(({ profile }) => is(profile)).length / everyone.length
  expect(share(({ status }) => status === 'TERMINATED')).toBeCloseTo(0.12, 1)
  expect(share(({ status }) => status === 'ACTIVE')).toBeCloseTo(0.88, 1)
  expect(share(({ lastActivityDateTime }) => lastActivityDateTime === null)).toBeCloseTo(0.06, 1)
  expect(share(({ title }) => title === null)).toBeCloseTo(0.12, 1)
  expect(new Set(everyone.map(({ roleId }) => roleId)).size).toBe(3)
})
