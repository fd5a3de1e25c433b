import type { Browser, Page } from '@playwright/test'
import { everyoneRead, exportAll, filter, idle, readEveryone, search, sort } from './acts.ts'
import { heldByDesk, heldByPage } from './heap.ts'
import { longestTask } from './tasks.ts'
import { watchShown } from './watch.ts'
import { searches } from './people.ts'

/** What a user waits for in a browser, in milliseconds, and the memory it takes. */
export interface Visit {
  /** From the click to everyone read; undefined for a small organization, which is read without a click. */
  read?: number
  bytesAPerson?: number
  /** Heap of the page after a garbage collection, with everyone read, in bytes. */
  heap: number
  /** From each letter of the search to new results. */
  search: number[]
  /** From each choice of a status to new results. */
  filter: number[]
  /** From each click on a column header to new results. */
  sort: number[]
  /** From the click on "Download" to the complete file. */
  export: number
}

/** Longest tasks on the page's main thread, in milliseconds. */
export interface Tasks {
  reading?: number
  exporting: number
}

/** Organizations of up to this size are read without being asked. */
const few = 5000

/**
 * Makes one visit with an empty cache: signs in, reads everyone, searches, filters, sorts and exports. `calmed` resolves when
 * the machine is idle.
 */
export async function visit(
  browser: Browser,
  site: string,
  people: number,
  calmed: () => Promise<void>,
): Promise<Visit> {
  return inPage(browser, site, async (page) => {
    const reading: Pick<Visit, 'read' | 'bytesAPerson'> = {}
    if (people > few) {
      const before = await heldByDesk(browser, site)
      reading.read = await readEveryone(page)
      // Then the directory sorts everyone ahead of time.
      await page.waitForTimeout(3000)
      reading.bytesAPerson = ((await heldByDesk(browser, site)) - before) / people
    }
    await everyoneRead(page)
    const heap = await heldByPage(page)
    const found: number[] = []
    for (const word of searches(people, 8)) {
      await calmed()
      found.push(...(await search(page, word)))
    }
    await calmed()
    const filtered = await filter(page)
    await calmed()
    const sorted = await sort(page)
    await calmed()
    return { ...reading, heap, search: found, filter: filtered, sort: sorted, export: await exportAll(page) }
  })
}

/** Makes a traced visit, which is slower. */
export async function trace(browser: Browser, site: string, people: number): Promise<Tasks> {
  return inPage(browser, site, async (page) => {
    const reading = people > few && (await longestTask(browser, page, () => readEveryone(page)))
    await everyoneRead(page)
    const exporting = await longestTask(browser, page, () => exportAll(page))
    return { ...(reading === false ? {} : { reading }), exporting }
  })
}

async function inPage<T>(browser: Browser, site: string, act: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Warsaw' })
  try {
    const page = await context.newPage()
    await watchShown(page)
    await page.goto(site)
    await page.getByLabel('Organization token').fill('tot_bench')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await page.getByRole('table', { name: 'Users' }).getByRole('link').first().waitFor()
    await idle(page)
    return await act(page)
  } finally {
    await context.close()
  }
}
