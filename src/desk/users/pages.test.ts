import { describe, expect, test } from 'vitest'
import { ApiError } from '../../api/error.ts'
import type { Api } from '../../api/http.ts'
import { createPages, type PageRequest } from './pages.ts'

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

interface Server {
  people: number
  /** The granted page size by the requested one. */
  grant?: (requested: number) => number
  /** The counts that an answer contains. */
  report?: (counts: { totalElements: number; size: number }) => object
}

/** An API with numbered people, and the requests that it received. */
function createServer({ people, grant = (requested) => requested, report = (counts) => counts }: Server) {
  const requests: string[] = []
  const api: Api = ({ path }) => {
    requests.push(path)
    const query = new URL(path, 'http://api.test').searchParams
    const size = grant(Number(query.get('size')))
    const from = Number(query.get('page')) * size
    const content = Array.from({ length: Math.max(0, Math.min(size, people - from)) }, (_, i) => ({
      id: uuid(from + i),
    }))
    return Promise.resolve({ content, ...report({ totalElements: people, size }) })
  }
  return { api, requests }
}

/** Reads page after page. Returns the numbers of the people on each. */
async function readAll(api: Api, size: number) {
  const pages = createPages(() => api)
  const seen: number[][] = []
  for (let page = 1; ; page++) {
    const answer = await pages.get({ page, size }, new AbortController().signal)
    seen.push(answer.users.map((user) => Number(user.id.slice(-12))))
    if (!answer.more) return seen
    if (page > 500) throw new Error('The pages do not end.')
  }
}

/** The expected result of `readAll`. */
const inPages = (people: number, size: number) =>
  Array.from({ length: Math.ceil(people / size) }, (_, page) =>
    Array.from({ length: Math.min(size, people - page * size) }, (_unused, i) => page * size + i),
  )

const sizes = [20, 50, 100, 250]

describe('every person is read exactly once', () => {
  test.each(sizes)('from a server that grants %i', async (size) => {
    const { api, requests } = createServer({ people: 613 })
    expect(await readAll(api, size)).toEqual(inPages(613, size))
    expect(requests).toHaveLength(Math.ceil(613 / size))
  })

  test.each([10, 20, 30, 99, 100, 101])('from one that caps at %i and reports it', async (cap) => {
    for (const size of sizes) {
      const { api } = createServer({ people: 613, grant: (requested) => Math.min(requested, cap) })
      expect(await readAll(api, size)).toEqual(inPages(613, size))
    }
  })

  test.each([20, 30, 100])('from one that caps at %i and reports no size', async (cap) => {
    for (const size of sizes) {
      const { api } = createServer({
        people: 613,
        grant: (requested) => Math.min(requested, cap),
        report: ({ totalElements }) => ({ totalElements }),
      })
      expect(await readAll(api, size)).toEqual(inPages(613, size))
    }
  })

  test.each([20, 30, 100])('from one that caps at %i and reports the requested size', async (cap) => {
    for (const size of sizes) {
      const { api } = createServer({
        people: 613,
        grant: (requested) => Math.min(requested, cap),
        report: ({ totalElements }) => ({ totalElements, size }),
      })
      expect(await readAll(api, size)).toEqual(inPages(613, size))
    }
  })

  test('from one that reports a wrong size', async () => {
    for (const size of sizes) {
      const { api } = createServer({
        people: 613,
        report: ({ totalElements }) => ({ totalElements, size: 1000 }),
      })
      expect(await readAll(api, size)).toEqual(inPages(613, size))
    }
  })

  test.each([20, 30, 100])('from one that caps at %i and reports nothing', async (cap) => {
    for (const size of sizes) {
      const { api } = createServer({
        people: 613,
        grant: (requested) => Math.min(requested, cap),
        report: () => ({}),
      })
      expect((await readAll(api, size)).flat()).toEqual(inPages(613, 613).flat())
    }
  })

  test('from one that reports the number of rows as size', async () => {
    for (const size of sizes) {
      const { api } = createServer({ people: 613, report: ({ totalElements }) => ({ totalElements }) })
      const counting: Api = async (call) => {
        const answer = (await api(call)) as { content: unknown[] }
        return { ...answer, size: answer.content.length }
      }
      expect(await readAll(counting, size)).toEqual(inPages(613, size))
    }
  })

  test('from one that grants at least 50', async () => {
    const { api } = createServer({ people: 213, grant: (requested) => Math.max(requested, 50) })
    expect(await readAll(api, 20)).toEqual(inPages(213, 20))
  })

  test('from one that ignores the size', async () => {
    const { api } = createServer({ people: 213, grant: () => 20 })
    expect(await readAll(api, 100)).toEqual(inPages(213, 100))
  })

  test('from one that refuses large sizes with 400', async () => {
    const { api } = createServer({ people: 213 })
    const strict: Api = (call) =>
      Number(new URL(call.path, 'http://api.test').searchParams.get('size')) > 50
        ? Promise.reject(new ApiError({ kind: 'invalid', status: 400 }))
        : api(call)
    expect(await readAll(strict, 250)).toEqual(inPages(213, 250))
  })

  test('from one that reports no total', async () => {
    const { api } = createServer({ people: 60, report: ({ size }) => ({ size }) })
    expect((await readAll(api, 20)).flat()).toEqual(inPages(60, 60).flat())
  })
})

describe('a page', () => {
  const get = (api: Api, request: PageRequest) =>
    createPages(() => api).get(request, new AbortController().signal)

  test('beyond the end is empty, with the total', async () => {
    expect(await get(createServer({ people: 30 }).api, { page: 9, size: 20 })).toEqual({
      users: [],
      unreadable: 0,
      total: 30,
      more: false,
    })
  })

  test('counts the entries that cannot be read', async () => {
    const api: Api = () => Promise.resolve({ content: [{ id: uuid(1) }, { id: 'x' }, 7], totalElements: 3 })
    expect(await get(api, { page: 1, size: 20 })).toMatchObject({ unreadable: 2, total: 3 })
  })

  test('contains no one twice who moved between two of the server’s pages', async () => {
    const { api } = createServer({ people: 200, grant: (requested) => Math.min(requested, 20) })
    const moving: Api = async (call) => {
      const answer = (await api(call)) as { content: { id: string }[] }
      return call.path.includes('page=1&')
        ? { ...answer, content: [{ id: uuid(19) }, ...answer.content.slice(0, 19)] }
        : answer
    }
    const { users } = await get(moving, { page: 1, size: 50 })
    expect(new Set(users.map((user) => user.id)).size).toBe(users.length)
  })

  test('a refusal for another reason than the size is thrown', async () => {
    const refusing: Api = () => Promise.reject(new ApiError({ kind: 'invalid', status: 400 }))
    await expect(get(refusing, { page: 1, size: 20 })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(get(refusing, { page: 1, size: 250 })).rejects.toMatchObject({ kind: 'invalid' })
  })

  test('of a server that changes its size each time is given up', async () => {
    const { api } = createServer({ people: 213, grant: (requested) => (requested === 20 ? 50 : 20) })
    await expect(get(api, { page: 1, size: 20 })).rejects.toMatchObject({ kind: 'unreadable' })
  })

  test('that was primed is not used after another request', async () => {
    const { api } = createServer({ people: 60 })
    const signal = new AbortController().signal
    for (const other of ['ask', 'unprime'] as const) {
      const pages = createPages(() => api)
      pages.prime({ rows: [], total: 60, size: 20 }, 20)
      if (other === 'ask') await pages.get({ page: 2, size: 20 }, signal)
      else pages.unprime()
      expect((await pages.get({ page: 1, size: 20 }, signal)).users).toHaveLength(20)
    }
  })

  test('that was primed is not requested', async () => {
    const { api, requests } = createServer({ people: 30 })
    const pages = createPages(() => api)
    pages.prime({ rows: [], total: 30, size: 20 }, 20)
    const signal = new AbortController().signal
    expect((await pages.get({ page: 1, size: 20 }, signal)).users).toHaveLength(0)
    expect(requests).toHaveLength(0)
    expect((await pages.get({ page: 1, size: 20 }, signal)).users).toHaveLength(20)
  })
})
