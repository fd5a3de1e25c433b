import { expect, test } from 'vitest'
import type { Entry, State } from '../desk/journal/entry.ts'
import { exact } from '../ui/time.ts'
import { changesOf, requestedValues } from './entryChanges.ts'

const anna: State = {
  firstName: 'Anna',
  lastName: 'Nowak',
  title: null,
  role: 'member',
  roleId: 'r1',
  status: 'ACTIVE',
}
const entry = (fields: Partial<Entry>) =>
  ({ operation: 'updateProfile', input: null, role: null, before: null, after: null, ...fields }) as Entry

test('an entry shows each field that changed, before and after', () => {
  const after = { ...anna, title: 'CTO\u200b', role: 'admin', roleId: 'r2', status: null }
  expect(changesOf(entry({ before: anna, after }))).toEqual([
    { field: 'Title', before: '–', after: 'CTO[U+200B]' },
    { field: 'Role', before: 'member', after: 'admin' },
    { field: 'Status', before: 'Active', after: 'Unknown' },
  ])
  expect(changesOf(entry({ before: anna, after: anna }))).toEqual([])
  const sent = '2026-11-29T10:00:00Z'
  expect(changesOf(entry({ operation: 'resend', before: anna, after: { ...anna, lastSent: sent } }))).toEqual(
    [{ field: 'Last sent', before: '–', after: exact(sent) }],
  )
})

test('nothing is said of changes without a state before or after, except that an invitation is new', () => {
  expect(changesOf(entry({ before: anna }))).toBeNull()
  expect(changesOf(entry({ after: anna }))).toBeNull()
  expect(changesOf(entry({ operation: 'invite', after: anna }))).toEqual([
    { field: 'First name', before: '–', after: 'Anna' },
    { field: 'Last name', before: '–', after: 'Nowak' },
    { field: 'Role', before: '–', after: 'member' },
    { field: 'Status', before: '–', after: 'Active' },
  ])
})

test('what was requested is named by its labels', () => {
  expect(requestedValues(entry({ operation: 'terminate' }))).toBeNull()
  expect(requestedValues(entry({ operation: 'changeRole', input: { roleId: 'r2' }, role: 'admin' }))).toBe(
    'Role: admin',
  )
  const input = { firstName: 'Ann', title: null } as unknown as Entry['input']
  expect(requestedValues(entry({ input }))).toBe('First name: Ann, Title: –')
})
