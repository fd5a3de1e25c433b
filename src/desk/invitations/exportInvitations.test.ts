import { expect, test } from 'vitest'
import type { Enrollment } from '../../api/enrollmentSchema.ts'
import { idle } from '../directory/progress.ts'
import { writeInvitations } from './exportInvitations.ts'

const roles = ['00000001', '00000002'].map((start) => ({
  id: `${start}-abcd-4000-8000-000000000000`,
  name: 'Admin',
  organizationId: null,
}))
const unlisted = '00000003-abcd-4000-8000-000000000000'
const invitation = (roleId: string | null, roleName: string | null) =>
  ({
    id: 'x',
    email: null,
    firstName: null,
    lastName: null,
    title: null,
    roleId,
    roleName,
    status: null,
  }) as Enrollment

const matching = [
  invitation(roles[0]?.id ?? null, 'Admin'),
  invitation(unlisted, 'Guest'),
  invitation(unlisted, null),
  invitation(null, 'Guest'),
  invitation(null, null),
]

async function write(format: 'csv' | 'json'): Promise<string> {
  const query = {
    text: '',
    status: 'all',
    olderDays: null,
    sort: { column: 'email', descending: false },
  } as const
  const progress = { ...idle, isFilterable: null }
  const source = { matching, progress, complete: true, roles, isDemo: false, at: 0 }
  return writeInvitations({ query, format }, source).file.text()
}

test('CSV tells two roles of one name apart', async () => {
  const lines = (await write('csv')).split('\r\n').slice(1, -1)
  expect(lines.map((line) => line.split(',')[5])).toEqual([
    '"Admin (00000001)"',
    '"Guest"',
    unlisted,
    '"Guest"',
    '',
  ])
})

test('JSON has each role with its id, and its name as in the API', async () => {
  const { invitations } = JSON.parse(await write('json')) as { invitations: { role: unknown }[] }
  expect(invitations.map(({ role }) => role)).toEqual([
    { id: roles[0]?.id, name: 'Admin' },
    { id: unlisted, name: 'Guest' },
    { id: unlisted, name: null },
    { id: null, name: 'Guest' },
    null,
  ])
})
