import type { Page } from '@playwright/test'
import { pointAt } from '../visit.ts'
import { untilShown } from './watch.ts'

/** Measures from the click until the page says that everyone is read, in milliseconds. */
export const readEveryone = (page: Page) =>
  untilShown(page, 'everyoneRead', () => page.getByRole('button', { name: 'Load everyone' }).click())

/** Resolves when everyone is read. */
export const everyoneRead = (page: Page) => page.getByRole('button', { name: 'Refresh' }).waitFor()

/** Types a text letter by letter and clears it. Measures from each letter to new results, in milliseconds. */
export async function search(page: Page, text: string): Promise<number[]> {
  const box = page.getByRole('searchbox', { name: 'Search users' })
  const times: number[] = []
  await box.focus()
  for (const letter of text) {
    await idle(page)
    const press = () => page.keyboard.press(letter)
    // A space does not change the results.
    if (letter === ' ') await press()
    else times.push(await untilShown(page, 'otherResults', press))
  }
  await idle(page)
  await untilShown(page, 'otherResults', () => box.fill(''))
  return times
}

/** Measures from each choice of a status to new results, in milliseconds. */
export async function filter(page: Page): Promise<number[]> {
  const times: number[] = []
  await page.getByRole('button', { name: 'Status: any' }).click()
  await page.getByRole('option', { name: 'Active' }).focus()
  // Ticks and unticks the status.
  for (let turn = 0; turn < 20; turn++) {
    await idle(page)
    times.push(await untilShown(page, 'otherResults', () => page.keyboard.press('Space')))
  }
  await page.keyboard.press('Escape')
  return times
}

/** Measures from each click on a column header to new results, in milliseconds. */
export async function sort(page: Page): Promise<number[]> {
  const times: number[] = []
  await pointAt(
    page,
    page.getByRole('table', { name: 'Users' }).getByRole('button', { name: 'Title', exact: true }),
  )
  for (let turn = 0; turn < 20; turn++) {
    await idle(page)
    const press = async () => {
      await page.mouse.down()
      await page.mouse.up()
    }
    times.push(await untilShown(page, 'otherResults', press))
  }
  return times
}

/** Measures from the click on "Download" to the complete file, in milliseconds. */
export async function exportAll(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const downloading = page.waitForEvent('download')
  const button = page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Download' })
  await idle(page)
  const from = performance.now()
  await button.click()
  const download = await downloading
  await download.path()
  return performance.now() - from
}

/** Waits for what the last step left to do, as between a person's key presses. */
export async function idle(page: Page) {
  await page.waitForTimeout(120)
  await page.evaluate(
    () => new Promise((resolve) => requestIdleCallback(() => resolve(null), { timeout: 300 })),
  )
}
