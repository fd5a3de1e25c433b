import { ApiError } from '../../src/api/error.ts'
import type { CallName } from '../../src/api/http.ts'
import { everyone } from '../../src/desk/directory/emptyQuery.ts'
import type { Query } from '../../src/desk/directory/types.ts'
import { active, bystander, createStage, never, type Stage } from './stage.ts'
import { kinds, type Reading } from './table.ts'

/* For the tests alone: a reading meets a fault, and must give what the server has, or say that it could not. */

const byName: Query = { ...everyone, sort: { column: 'name', descending: false } }
const page = { page: 1, size: 20 }

/** What someone reads: the calls that it takes, and whether it gave what the server has; null where it says that it did not. */
interface Reader {
  calls: CallName[]
  read: (stage: Stage) => Promise<boolean | null>
}

const readers: Record<Reading['reader'], Reader> = {
  list: {
    calls: ['getUsers'],
    async read({ desk, come, organization }) {
      const { users, total, unreadable } = await come(desk.users({ ...page, query: null }, never))
      const there = organization.users().length
      return users.length === there && total === there && unreadable === 0
    },
  },
  search: {
    calls: ['getUsers'],
    async read({ desk, come, clock, organization }) {
      desk.controlReading('start')
      await come(desk.users({ ...page, query: byName }, never))
      await clock.until(() => desk.directory().state !== 'reading')
      const { total } = await come(desk.users({ ...page, query: byName }, never))
      const { state, failedPages } = desk.directory()
      if (state !== 'done' || failedPages.length > 0) return null
      return total === organization.users().length
    },
  },
  person: {
    calls: ['getUser'],
    read: async ({ desk, come, user }) =>
      JSON.stringify(await come(desk.user({ userId: active }, never))) === JSON.stringify(user(active)),
  },
  roles: {
    calls: ['getRoles'],
    async read({ desk, come, organization }) {
      const { listed, unlisted } = await come(desk.roles(null, never))
      // Where the API has no such list, roles are known by the ids that people have.
      return listed.length === organization.roles().length || (listed.length === 0 && unlisted.length > 0)
    },
  },
  preview: {
    calls: ['getUsers', 'getUser', 'getRoles'],
    async read({ desk, come, user }) {
      const change = { operation: 'terminate', input: null } as const
      const made = await come(desk.plan({ source: 'selection', ids: [active, bystander], change }, never))
      const planned = await come(desk.planRows({ planId: made.id, page: 1, size: 10, state: null }))
      if (planned?.rows.some(({ outcome }) => outcome.state === 'skipped')) return null
      return planned?.total === 2 && planned.rows.every((row) => row.before?.email === user(row.userId).email)
    },
  },
}

/** Plays a case of the table through the whole desk. Gives what is wrong, and how often something struck. */
export async function playReading({ reader, fault, often }: Reading) {
  const stage = await createStage()
  const { calls, read } = readers[reader]
  stage.failing((call) =>
    calls.includes(call) && (often === 'always' || stage.struck.length === 0) ? fault : null,
  )
  const wrong: string[] = []
  try {
    if ((await read(stage)) === false) wrong.push('something else was read')
  } catch (error) {
    if (!(error instanceof ApiError)) throw error
    if (error.kind !== kinds[fault]) wrong.push(`it is told as ${error.kind}`)
    if (error.effect !== null) wrong.push('reading has an effect')
  }
  wrong.push(...stage.session())
  const struck = stage.struck.length
  await stage.lift()
  if (!(await read(stage))) wrong.push('a clean reading afterwards failed')
  if (stage.received.length > 0) wrong.push('something was written')
  return { wrong, struck }
}
