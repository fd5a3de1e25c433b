import { expect, test } from 'vitest'
import { demoFetch } from '../../demo/fetch.ts'
import { roleName, statusWords } from '../../operations/person.ts'
import { csvRecord, escapeFormula } from '../../text/csv.ts'
import { createDesk } from '../desk.ts'
import { delay } from '../async/delay.ts'
import { plainListRequest as request } from '../../../test/listPeople.ts'

// Tests lists through the whole desk, with the users of the demo organization.

const { signal } = new AbortController()

async function signedIn() {
  const desk = createDesk({
    transport: { fetch: demoFetch, base: 'http://roster.test/api', delay, timeout: 30_000 },
    loadDemo: () => Promise.resolve(demoFetch),
    notify: () => {},
  })
  await desk.signInToDemo({}, signal)
  return desk
}

test('an export of the demo organization needs no changes', async () => {
  const desk = await signedIn()
  const { listed } = await desk.roles(null, signal)
  const { users } = await desk.users({ page: 1, size: 5000, query: null }, signal)
  const rows = users.map((user) => [
    user.id,
    user.email ?? '',
    user.firstName ?? '',
    user.lastName ?? '',
    user.title ?? '',
    user.roleId === null || !listed.some(({ id }) => id === user.roleId)
      ? (user.roleId ?? '')
      : roleName(user.roleId, listed),
    user.status === null ? '' : statusWords(user.status),
  ])
  const head = ['ID', 'Email', 'First name', 'Last name', 'Title', 'Role', 'Status']
  await desk.keepList({
    id: 'list',
    source: [head, ...rows].map((row) => csvRecord(row.map(escapeFormula))).join(''),
  })
  // The directory is read for the first answer.
  const answer = await desk.list(request, signal)
  expect(answer?.counts).toMatchObject({ matched: users.length, problem: 0, damaged: 0 })
  expect(answer?.planned).toEqual({ requests: 0, people: 0 })
  const plan = await desk.planList({ ...request, operation: 'resetMfa' }, signal)
  expect(plan?.source).toBe('list')
  const { waiting = 0, skipped = 0 } = plan?.counts ?? {}
  expect(waiting + skipped).toBe(users.length)
})

test('a list is forgotten with the session', async () => {
  const desk = await signedIn()
  await desk.keepList({ id: 'list', source: 'someone@example.com' })
  expect(await desk.list(request, signal)).not.toBeNull()
  desk.signOut()
  await expect(desk.list(request, signal)).rejects.toMatchObject({ kind: 'unauthorized' })
  await desk.signInToDemo({}, signal)
  expect(await desk.list(request, signal)).toBeNull()
})
