import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Role } from '../api/schema.ts'
import { asWritten, rolesNamed, roleTexts } from './roleText.ts'

const role = (id: string, name: string): Role => ({ id, name, organizationId: null })
const ids = ['7c9e6679-7425-40de-944b-e07fc1f90ae7', '7c9e6679-0000-4000-8000-000000000001']
const [first = '', second = ''] = ids
const third = '0b1c2d3e-0000-4000-8000-000000000002'

describe('a role in a file', () => {
  test.each<[string, Role[], string]>([
    ['is its name', [role(first, 'Admin'), role(third, 'Member')], 'Admin'],
    ['is its name as the API writes it', [role(first, '=admin\u200b ')], '=admin\u200b '],
    [
      'has a short id if another has its name',
      [role(first, 'Admin'), role(third, 'Admin')],
      'Admin (7c9e6679)',
    ],
    [
      'has a short id if another looks the same',
      [role(first, 'Admin'), role(third, 'Ad\u200bmin ')],
      'Admin (7c9e6679)',
    ],
    [
      'has its id if the short ids are the same',
      [role(first, 'Admin'), role(second, 'Admin')],
      `Admin (${first})`,
    ],
    [
      'is its id if another role has the name with the short id',
      [role(first, 'Admin'), role(second, 'Admin (7c9e6679)'), role(third, 'Admin')],
      first,
    ],
    ['is its id if its name is empty', [role(first, ' \u200b')], first],
    ['is its id if its name is the id of another', [role(first, third), role(third, 'Admin')], first],
    ['keeps upper and lower case apart', [role(first, 'Admin'), role(third, 'admin')], 'Admin'],
  ])('%s', (_, listed, text) => {
    expect(roleTexts(listed).get(first)).toBe(text)
  })

  test('names no other role, whatever the names are', () => {
    const name = fc.oneof(
      fc.constantFrom(
        'Admin',
        'admin',
        'ADMIN ',
        'Ad\u00admin',
        'Ädmin',
        'Admin (7c9e6679)',
        '',
        '\ud800',
        ...ids,
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    )
    const listed = fc
      .uniqueArray(fc.constantFrom(...ids, third), { minLength: 1 })
      .chain((some) => fc.tuple(...some.map((id) => name.map((its) => role(id, its)))))
    fc.assert(
      fc.property(listed, (roles) => {
        for (const [id, text] of roleTexts(roles)) {
          const written = asWritten(text).trim()
          if (written !== id) expect(rolesNamed(written, roles).map((it) => it.id)).toEqual([id])
        }
      }),
      { numRuns: 1000 },
    )
  })
})

test('the name of each role is read a few times only, however many there are', () => {
  let reads = 0
  const listed = Array.from({ length: 300 }, (_, number): Role => {
    const id = `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`
    return {
      id,
      get name() {
        reads++
        return `Team ${number % 150}`
      },
      organizationId: null,
    }
  })
  expect(new Set(roleTexts(listed).values()).size).toBe(300)
  expect(rolesNamed('team 7', listed)).toHaveLength(2)
  expect(reads).toBeLessThan(20 * listed.length)
})
