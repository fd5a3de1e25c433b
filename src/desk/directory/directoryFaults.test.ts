import { describe, expect, test } from 'vitest'
import { type Behavior } from '../../../test/fakeUsersApi.ts'
import { failure, setUp, upTo } from '../../../test/testDirectory.ts'

describe('an API that limits the rate', () => {
  const limited = (retryAfter: number | null, from: number, to: number): Behavior => ({
    before({ number }) {
      if (number >= from && number <= to) throw failure('rateLimited', { retryAfter })
    },
  })

  test('gets no requests for as long as it asks, and fewer at a time after that', async () => {
    const { start, done, requests, notified, here, clock } = setUp(300, limited(60, 6, 8))
    start()
    await clock.until(() => notified.at(-1)?.waitsUntil !== null && notified.length > 1)
    const refused = clock.now()
    expect(notified.at(-1)).toMatchObject({ state: 'reading', waitsUntil: refused + 60_000 })
    await done()
    expect(requests.filter(({ at }) => at > refused && at < refused + 60_000)).toEqual([])
    const after = requests.filter(({ at }) => at >= refused + 60_000).map(({ running }) => running)
    expect(after.slice(0, 6)).toEqual([1, 2, 2, 2, 2, 2])
    expect(Math.max(...after)).toBe(4)
    expect(await here()).toEqual(upTo(300))
    expect(notified.at(-1)).toMatchObject({ waitsUntil: null, error: null, failedPages: [] })
  })

  test('gets longer and longer pauses if it does not say how long', async () => {
    const { start, done, requests } = setUp(20, limited(null, 2, 4))
    start()
    await done()
    const times = requests.map(({ at }) => at)
    expect(times.slice(1, 5).map((at, i) => at - (times[i] ?? 0))).toEqual([100, 5050, 10_050, 20_050])
  })

  test('pauses reading until it is resumed if it never stops', async () => {
    const { start, over, progress, resume, done, here } = setUp(20, limited(1, 2, 8))
    start()
    await over()
    expect(progress()).toMatchObject({ state: 'paused', error: 'rateLimited', waitsUntil: null })
    resume()
    await done()
    expect(await here()).toEqual(upTo(20))
    expect(progress().error).toBeNull()
  })

  test('gets fewer requests at a time while it is slow', async () => {
    const { start, done, requests } = setUp(900, {
      latency: (number) => (number > 20 && number < 40 ? 3000 : 100),
    })
    start()
    await done()
    const running = requests.map((request) => request.running)
    expect(running.slice(10, 20)).toEqual(Array.from({ length: 10 }, () => 4))
    expect(Math.max(...running.slice(30, 40))).toBe(1)
    expect(running.at(-1)).toBe(4)
  })
})

describe('a page that fails', () => {
  test('is tried again after the others', async () => {
    let failed = 0
    const { start, done, pages, progress, here } = setUp(60, {
      before({ page }) {
        if (page === 2 && failed++ === 0) throw failure('server')
      },
    })
    start()
    await done()
    expect(pages()).toEqual([0, 1, 2, 3, 4, 5, 2, ...upTo(6)])
    expect(progress()).toMatchObject({ failedPages: [], error: null })
    expect(await here()).toEqual(upTo(60))
  })

  test('is reported if it fails again, and its users do not count as missing', async () => {
    const { start, done, progress, here, pages } = setUp(55, {
      before({ page }) {
        if (page === 2 || page === 5) throw failure('unreadable')
      },
    })
    start()
    await done()
    expect(progress()).toMatchObject({
      read: 40,
      total: 55,
      missing: 0,
      failedPages: [3, 6],
      error: 'unreadable',
    })
    expect(pages()).toHaveLength(8)
    expect(await here()).toEqual([...upTo(20), ...upTo(50).slice(30)])
  })

  test('pauses reading if many others fail too', async () => {
    let isDown = false
    const { start, answered, over, untilRead, resume, done, progress, requests, here } = setUp(300, {
      before() {
        if (isDown) throw failure('network')
      },
    })
    start()
    await answered(10)
    isDown = true
    // Whoever waits for everyone is told at once.
    const waited = untilRead(600_000)
    await over()
    await waited
    expect(progress()).toMatchObject({ state: 'paused', error: 'network', failedPages: [] })
    expect(requests.length).toBeLessThan(26)
    isDown = false
    resume()
    await done()
    expect(progress()).toMatchObject({ failedPages: [], error: null, missing: 0 })
    expect(await here()).toEqual(upTo(300))
  })

  test('is tried again if it is the first one, and then pauses reading', async () => {
    let isDown = true
    const { start, over, resume, done, progress, requests, here } = setUp(15, {
      before() {
        if (isDown) throw failure('timeout')
      },
    })
    start()
    await over()
    expect(progress()).toMatchObject({
      state: 'paused',
      error: 'timeout',
      read: 0,
      total: null,
      readAt: null,
    })
    expect(requests).toHaveLength(2)
    isDown = false
    resume()
    await done()
    expect(await here()).toEqual(upTo(15))
  })

  test.each(['unauthorized', 'forbidden'] as const)(
    'ends reading if the session may not read it (%s)',
    async (kind) => {
      const { start, over, progress, clock, requests } = setUp(100, {
        before({ number }) {
          if (number > 3) throw failure(kind)
        },
      })
      start()
      await over()
      expect(progress()).toMatchObject({ state: 'cancelled', error: kind, read: 10 })
      const sent = requests.length
      await clock.pass(60_000)
      expect(requests).toHaveLength(sent)
    },
  )
})

describe('the total of the API', () => {
  test('shows how many users are missing, after a second pass', async () => {
    const says = ({ size }: { size: number }) => ({ size, totalElements: 58 })
    const { start, done, progress, pages } = setUp(55, { says })
    start()
    await done()
    expect(progress()).toMatchObject({ read: 55, total: 58, missing: 3, moving: false })
    expect(pages()).toHaveLength(12)
  })

  test('may shrink below a page that failed, which then holds nobody', async () => {
    let last = 0
    const { start, done, progress } = setUp(100, {
      before({ page }) {
        if (page === 7 || page === 8) throw failure('server')
        last = page
      },
      says: ({ size }) => ({ size, totalElements: last === 9 ? 55 : 100 }),
    })
    start()
    await done()
    expect(progress()).toMatchObject({ read: 80, total: 55, missing: 0, failedPages: [], moving: true })
  })

  test('may count a user twice who is listed twice', async () => {
    const { start, done, progress, people, here } = setUp(30)
    people[25] = people[3] ?? {}
    start()
    await done()
    expect(progress()).toMatchObject({ read: 29, missing: 1, moving: false })
    expect((await here()).toSorted((a, b) => a - b)).toEqual(upTo(30).filter((number) => number !== 25))
  })

  test('includes unreadable entries, which do not count as missing', async () => {
    const { start, done, progress, people, here, pages } = setUp(30)
    people[3] = { id: 'x' }
    people[14] = { id: null }
    start()
    await done()
    expect(progress()).toMatchObject({ read: 30, unreadable: 2, missing: 0 })
    expect(pages()).toHaveLength(6)
    expect(await here()).toHaveLength(28)
  })
})
