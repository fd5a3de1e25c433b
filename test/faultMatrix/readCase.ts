import { ApiError } from '../../src/api/error.ts'
import type { CallName } from '../../src/api/http.ts'
import { emptyQuery } from '../../src/desk/directory/emptyQuery.ts'
import type { Query } from '../../src/desk/directory/types.ts'
import { errorKinds, type ReadCase } from './cases.ts'
import { activeId, bystanderId, createFaultyDesk, type FaultyDesk } from './faultyDesk.ts'
import { neverAborts } from '../neverAborts.ts'

const byName: Query = { ...emptyQuery, sort: { column: 'name', descending: false } }
const allInvitations = {
  text: '',
  status: 'all',
  olderDays: null,
  sort: { column: 'sent', descending: true },
  page: 1,
  size: 50,
} as const
const firstPage = { page: 1, size: 20 }

interface Reader {
  /** The calls that it makes. */
  calls: CallName[]
  /** Returns whether the result is what the server has. Null if the desk reports that it is incomplete. */
  read: (faultyDesk: FaultyDesk) => Promise<boolean | null>
}

const readers: Record<ReadCase['reader'], Reader> = {
  list: {
    calls: ['getUsers'],
    async read({ desk, waitFor, organization }) {
      const { users, total, unreadable } = await waitFor(
        desk.users({ ...firstPage, query: null }, neverAborts),
      )
      const expected = organization.users().length
      return users.length === expected && total === expected && unreadable === 0
    },
  },
  search: {
    calls: ['getUsers'],
    async read({ desk, waitFor, clock, organization }) {
      desk.controlReading('start')
      await waitFor(desk.users({ ...firstPage, query: byName }, neverAborts))
      await clock.until(() => desk.directory().state !== 'reading')
      const { total } = await waitFor(desk.users({ ...firstPage, query: byName }, neverAborts))
      const { state, failedPages } = desk.directory()
      if (state !== 'done' || failedPages.length > 0) return null
      return total === organization.users().length
    },
  },
  person: {
    calls: ['getUser'],
    read: async ({ desk, waitFor, user }) =>
      JSON.stringify(await waitFor(desk.user({ userId: activeId }, neverAborts))) ===
      JSON.stringify(user(activeId)),
  },
  roles: {
    calls: ['getRoles'],
    async read({ desk, waitFor, organization }) {
      const { listed, unlisted } = await waitFor(desk.roles(null, neverAborts))
      // Without a list of roles, the desk knows them from the users' role ids.
      return listed.length === organization.roles().length || (listed.length === 0 && unlisted.length > 0)
    },
  },
  invitations: {
    calls: ['getEnrollments'],
    async read({ desk, waitFor, clock, organization }) {
      await waitFor(desk.readInvitations())
      await clock.until(() => desk.invitationsProgress()?.state !== 'reading')
      const { total } = await waitFor(desk.invitations(allInvitations, neverAborts))
      const progress = desk.invitationsProgress()
      if (progress?.state !== 'done' || progress.failedPages.length > 0) return null
      return total === organization.enrollments().length
    },
  },
  preview: {
    calls: ['getUsers', 'getUser', 'getRoles'],
    async read({ desk, waitFor, user }) {
      const change = { operation: 'terminate', input: null } as const
      const plan = await waitFor(
        desk.plan({ source: 'selection', ids: [activeId, bystanderId], change }, neverAborts),
      )
      const page = await waitFor(desk.planRows({ planId: plan.id, page: 1, size: 10, state: null }))
      if (page?.rows.some(({ outcome }) => outcome.state === 'skipped')) return null
      return page?.total === 2 && page.rows.every((row) => row.before?.email === user(row.userId ?? '').email)
    },
  },
}

/**
 * Runs a case through the whole desk, which must return what the server has or report that it can't. Returns what is
 * wrong and the number of injected faults.
 */
export async function runReadCase({ reader, fault, often }: ReadCase) {
  const faultyDesk = await createFaultyDesk()
  const { calls, read } = readers[reader]
  faultyDesk.injectFaults((call) =>
    calls.includes(call) && (often === 'always' || faultyDesk.injected.length === 0) ? fault : null,
  )
  const wrong: string[] = []
  try {
    if ((await read(faultyDesk)) === false) wrong.push('the result is not what the server has')
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.kind !== errorKinds[fault]) wrong.push(`it is reported as ${error.kind}`)
    if (error.effect !== null) wrong.push('a read has an effect')
  }
  wrong.push(...faultyDesk.checkSession())
  const injected = faultyDesk.injected.length
  await faultyDesk.recover()
  if (!(await read(faultyDesk))) wrong.push('a read without faults failed afterwards')
  if (faultyDesk.received.length > 0) wrong.push('something was written')
  return { wrong, injected }
}
