import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { RolesSchema, UserPageSchema, UserSchema } from './schema.ts'

const id = '0f8fad5b-d9cb-469f-a165-70867728950e'
const roleId = '7c9e6679-7425-40de-944b-e07fc1f90ae7'
const wire = {
  id,
  idpId: null,
  email: 'anna@example.com',
  roleId,
  profile: {
    firstName: 'Anna',
    lastName: 'Kowalska',
    title: null,
    status: 'ACTIVE',
    lastActivityDateTime: '2026-11-01T10:00:00Z',
  },
  createdDateTime: '2024-02-03T04:05:06Z',
}

describe('a user', () => {
  test('is parsed as in the contract', () => {
    expect(v.parse(UserSchema, wire)).toEqual({
      id,
      idpId: null,
      email: 'anna@example.com',
      roleId,
      firstName: 'Anna',
      lastName: 'Kowalska',
      title: null,
      status: 'ACTIVE',
      createdDateTime: '2024-02-03T04:05:06Z',
      lastActivityDateTime: '2026-11-01T10:00:00Z',
      more: {},
      unread: [],
    })
  })

  test('may have status and activity outside of the profile', () => {
    const user = {
      ...wire,
      profile: { firstName: 'Anna' },
      status: 'TERMINATED',
      lastActivityDateTime: '2025-01-01T00:00:00Z',
    }
    expect(v.parse(UserSchema, user)).toMatchObject({
      status: 'TERMINATED',
      lastActivityDateTime: '2025-01-01T00:00:00Z',
    })
  })

  test('without a status has a null status, not an active one', () => {
    expect(v.parse(UserSchema, { ...wire, profile: {} }).status).toBeNull()
  })

  test('needs only an id', () => {
    expect(v.parse(UserSchema, { id })).toMatchObject({
      email: null,
      roleId: null,
      firstName: null,
      createdDateTime: null,
      unread: [],
    })
    expect(v.safeParse(UserSchema, { ...wire, id: undefined }).success).toBe(false)
    expect(v.safeParse(UserSchema, { ...wire, id: '7' }).success).toBe(false)
    expect(v.safeParse(UserSchema, null).success).toBe(false)
  })

  test('names unreadable fields and keeps the others', () => {
    const user = v.parse(UserSchema, {
      ...wire,
      email: 7,
      createdDateTime: 'yesterday',
      profile: { firstName: { de: 'Anna' }, lastName: 'Kowalska', lastActivityDateTime: false },
    })
    expect(user).toMatchObject({
      email: null,
      firstName: null,
      lastName: 'Kowalska',
      createdDateTime: null,
      lastActivityDateTime: null,
    })
    expect(user.unread).toEqual([
      'email',
      'profile.firstName',
      'createdDateTime',
      'profile.lastActivityDateTime',
    ])
    expect(v.parse(UserSchema, { ...wire, profile: 'none' }).unread).toEqual(['profile'])
  })

  test('keeps fields that the contract does not name', () => {
    const user = v.parse(UserSchema, {
      ...wire,
      department: 'Sales',
      profile: { ...wire.profile, phones: ['1', '2'] },
    })
    expect(user.more).toEqual({ department: 'Sales', 'profile.phones': ['1', '2'] })
  })

  test('drops fields that are nested too deeply and names them', () => {
    const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels))
    const user = v.parse(UserSchema, {
      ...wire,
      tree: nested(20_000),
      hedge: nested(10),
      profile: { ...wire.profile, roots: { deep: nested(20_000) } },
    })
    expect(user.more).toEqual({ hedge: nested(10) })
    expect(user.unread).toEqual(['tree', 'profile.roots'])
    expect(structuredClone(user)).toEqual(user)
  })

  test('has a lower-case id', () => {
    expect(v.parse(UserSchema, { ...wire, id: id.toUpperCase() }).id).toBe(id)
  })
})

describe('a page', () => {
  test('keeps the positions of unreadable entries', () => {
    const page = v.parse(UserPageSchema, {
      content: [wire, { nothing: true }, null, wire],
      totalElements: 4,
      size: 20,
    })
    expect(page.rows.map((row) => row?.id ?? null)).toEqual([id, null, null, id])
    expect(page).toMatchObject({ total: 4, size: 20 })
  })

  test('needs no counts', () => {
    expect(v.parse(UserPageSchema, { content: [] })).toEqual({ rows: [], total: null, size: null })
    expect(v.parse(UserPageSchema, { content: [], totalElements: '12', size: -1 })).toMatchObject({
      total: null,
      size: null,
    })
  })

  test('rejects other answers instead of treating them as an empty organization', () => {
    for (const other of [{ ok: true }, [], null, 'fine', { content: 'none' }]) {
      expect(v.safeParse(UserPageSchema, other).success).toBe(false)
    }
    expect(v.parse(UserPageSchema, { totalElements: 0 }).rows).toEqual([])
  })
})

test('roles without an id or a name are dropped', () => {
  const owner = { id: roleId, name: 'owner', organizationId: id }
  expect(v.parse(RolesSchema, [owner, { id: roleId }, { name: 'admin' }, 7])).toEqual([
    { id: roleId, name: 'owner', organizationId: id },
  ])
  expect(v.safeParse(RolesSchema, { roles: [] }).success).toBe(false)
})
