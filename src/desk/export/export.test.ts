import { emptyQuery } from '../directory/emptyQuery.ts'
import { describe, expect, test } from 'vitest'
import { ApiError } from '../../api/error.ts'
import type { User } from '../../api/schema.ts'
import { createRecentWrites } from '../users/recentWrites.ts'
import { createDesk } from '../desk.ts'
import { createDirectory } from '../directory/directory.ts'
import { createClock } from '../../../test/fakeClock.ts'
import { createFakeApi, row } from '../../../test/fakeUsersApi.ts'
import { idle } from '../directory/progress.ts'
import type { DirectoryProgress, Query } from '../directory/types.ts'
import { type ExportRequest, writeFile } from './export.ts'
// Loaded on demand by the directory. The clock of these tests does not wait for imports.
import '../directory/directoryData.ts'
import '../async/requestLimiter.ts'

const request: ExportRequest = { query: emptyQuery, format: 'csv', columns: ['name'] }
const { signal } = new AbortController()

/** Writes users from the directory to a file. */
const write = (batches: AsyncIterable<User[]>, progress: DirectoryProgress, stop = signal, asked = request) =>
  writeFile(asked, { batches, progress, roles: [], isDemo: false, at: 0 }, stop)

describe('a file is incomplete, and named so,', () => {
  const reasons: [string, Partial<DirectoryProgress>][] = [
    ['while the directory is read', { state: 'reading' }],
    ['when reading is paused', { state: 'paused' }],
    ['when reading was cancelled', { state: 'cancelled' }],
    ['when a page failed', { failedPages: [2] }],
    ['when someone is missing', { missing: 1 }],
    ['when an entry could not be read', { unreadable: 1 }],
    ['when people moved', { moving: true }],
  ]
  const done: DirectoryProgress = { ...idle, state: 'done', read: 3, total: 3 }
  async function* nobody() {}

  test.each(reasons)('%s', async (_, progress) => {
    const { complete, name } = await write(nobody(), { ...done, ...progress })
    expect(complete).toBe(false)
    expect(name).toMatch(/-incomplete\.csv$/)
  })

  test('only for these reasons', async () => {
    const { complete, name } = await write(nobody(), done)
    expect(complete).toBe(true)
    expect(name).not.toContain('incomplete')
  })
})

/** Creates a directory with `count` users, fully read; `turns` counts how often it gives way. */
async function readDirectory(count: number) {
  const clock = createClock()
  const people = Array.from({ length: count }, (_, number) =>
    row(number, { email: `${number % 7}-${number}@x.com` }),
  )
  const { api } = createFakeApi(clock, people)
  let turns = 0
  let isRead = false
  const directory = createDirectory({
    api: () => api,
    roles: () => [],
    recentWrites: createRecentWrites(),
    delay(ms, stop) {
      if (!isRead) return clock.delay(ms, stop)
      turns++
      return new Promise((resolve) => void setImmediate(resolve))
    },
    now: clock.now,
    monotonic: clock.monotonic,
    changed: () => {},
  })
  directory.start()
  await clock.until(() => directory.progress().state === 'done')
  await clock.pass(1000)
  isRead = true
  return { directory, turns: () => turns }
}

describe('an export of the directory', () => {
  const query: Query = { ...emptyQuery, text: '3-', sort: { column: 'name', descending: true } }

  test('holds the users who match, in the order of the query', async () => {
    const { directory } = await readDirectory(3000)
    const { users } = await directory.query({ ...query, page: 1, size: 3000 })
    const made = await write(directory.batches(query), directory.progress(), signal, {
      ...request,
      query,
      format: 'json',
    })
    const written: { users: { email: string }[] } = JSON.parse(await made.file.text())
    expect(users.length).toBeGreaterThan(400)
    expect(written.users.map(({ email }) => email)).toEqual(users.map(({ email }) => email))
    expect(made).toMatchObject({ rows: users.length, complete: true })
  })

  test('of 100,000 users lets other tasks run in between', async () => {
    const { directory, turns } = await readDirectory(100_000)
    const before = turns()
    let others = 0
    const other = setInterval(() => others++, 0)
    const made = await write(directory.batches(emptyQuery), directory.progress())
    clearInterval(other)
    expect(made).toMatchObject({ rows: 100_000, complete: true })
    expect(turns() - before).toBeGreaterThanOrEqual(99)
    expect(others).toBeGreaterThan(10)
    expect((await made.file.text()).split('\r\n')).toHaveLength(100_002)
  }, 30_000)

  test('stops when it is cancelled', async () => {
    const { directory } = await readDirectory(5000)
    const controller = new AbortController()
    let given = 0
    async function* people() {
      for await (const users of directory.batches(emptyQuery)) {
        given += users.length
        if (given === 2000) controller.abort()
        yield users
      }
    }
    const made = write(people(), directory.progress(), controller.signal)
    await expect(made).rejects.toMatchObject({ name: 'AbortError' })
    expect(given).toBe(2000)
  })
})

describe('an export through the desk', () => {
  /** Signs in and reads a directory of 2,500 users. */
  async function signedIn() {
    const content = Array.from({ length: 2500 }, (_, number) => row(number))
    const desk = createDesk({
      transport: {
        base: 'http://api.test',
        timeout: 30_000,
        fetch({ url }) {
          const { searchParams } = new URL(url)
          const size = Number(searchParams.get('size'))
          const from = Number(searchParams.get('page')) * size
          const page = { content: content.slice(from, from + size), totalElements: content.length, size }
          return Promise.resolve(Response.json(page))
        },
        delay: (ms, stop) =>
          new Promise((resolve, reject) => {
            // Request timeouts never fire.
            if (ms === 0) setImmediate(resolve)
            stop?.addEventListener('abort', () => reject(stop.reason))
          }),
      },
      loadDemo: () => Promise.reject(new Error('no demo here')),
      notify(event, detail) {
        if (event === 'directory' && (detail as DirectoryProgress).state === 'done') finished()
      },
    })
    let finished = () => {}
    await desk.signIn({ pasted: 'tot_good' }, signal)
    const reading = new Promise<void>((resolve) => (finished = resolve))
    desk.controlReading('start')
    await reading
    return desk
  }
  test('holds everyone', async () => {
    const desk = await signedIn()
    const { file, rows, complete, name } = await desk.export(request, signal)
    expect({ rows, complete }).toEqual({ rows: 2500, complete: true })
    expect(name).toMatch(/^roster-organization-\d{4}-\d\d-\d\d-\d{4}\.csv$/)
    expect((await file.text()).split('\r\n')).toHaveLength(2502)
  })

  test('fails if the session ended before or ends meanwhile', async () => {
    const desk = await signedIn()
    const under = desk.export(request, signal)
    desk.signOut()
    await expect(under).rejects.toMatchObject({ kind: 'unauthorized' })
    await expect(desk.export(request, signal)).rejects.toBeInstanceOf(ApiError)
  })
})
