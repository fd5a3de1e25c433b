import { describe, expect, test } from 'vitest'
import { row } from '../../../test/fakeUsersApi.ts'
import { failure, setUp, upTo } from '../../../test/testDirectory.ts'

describe('someone leaves and someone joins at once', () => {
  /** Changes the list before this response. The total stays the same. */
  const swapped = (count: number, response: number, from: number, to: number) => {
    const directory = setUp(count, {
      before({ number }) {
        if (number !== response) return
        directory.people.splice(from, 1)
        directory.people.splice(to, 0, row(90))
      },
    })
    return directory
  }

  test('between two pages: nobody is missing, and nobody who left is here', async () => {
    const { start, done, here, progress, pages } = swapped(50, 3, 3, 49)
    start()
    await done()
    expect(await here()).toEqual([...upTo(50).filter((number) => number !== 3), 90])
    expect(progress()).toMatchObject({ read: 50, total: 50, missing: 0, moving: false })
    expect(pages()).toHaveLength(15)
  })

  test('while a list is read again that was known', async () => {
    const directory = setUp(50)
    const { start, done, here, people, pages } = directory
    start()
    await done()
    expect(pages()).toHaveLength(10)
    start()
    await done()
    // Nothing has changed: one pass shows it.
    expect(pages()).toHaveLength(15)
    people.splice(7, 1)
    people.push(row(90))
    start()
    await done()
    expect(pages()).toHaveLength(25)
    expect(await here()).toEqual([...upTo(50).filter((number) => number !== 7), 90])
  })

  test('is not possible within the only page', async () => {
    const { start, done, requests } = setUp(50, { grant: (asked) => asked })
    start()
    await done()
    expect(requests).toHaveLength(1)
  })

  test('is reported if it never ends', async () => {
    const { start, done, people, progress, isComplete } = setUp(50, {
      before({ number }) {
        people.splice(number % 10, 1)
        people.push(row(90 + number))
      },
    })
    start()
    await done()
    expect(progress()).toMatchObject({ total: 50, missing: 0, moving: true })
    expect(isComplete()).toBe(false)
  })
})

describe('reading again', () => {
  test('adds and removes users, and keeps the old ones until then', async () => {
    const { start, done, answered, people, here, clock, progress } = setUp(50)
    start()
    await done()
    await clock.pass(5000)
    const before = clock.now()
    people.splice(20, 3, row(90))
    start()
    expect(progress()).toMatchObject({ state: 'reading', read: 0, readAt: 1_000_000 })
    await answered(1)
    expect(await here()).toHaveLength(50)
    await done()
    expect(await here()).toEqual([...upTo(20), 90, ...upTo(50).slice(23)])
    expect(progress()).toMatchObject({ read: 48, missing: 0, moving: false, readAt: before })
  })

  test('keeps users who may be on a failed page', async () => {
    let isBroken = false
    const { start, done, people, here } = setUp(50, {
      before({ page }) {
        if (isBroken && page === 2) throw failure('server')
      },
    })
    start()
    await done()
    isBroken = true
    people.splice(49, 1)
    start()
    await done()
    expect(await here()).toHaveLength(50)
  })
})
