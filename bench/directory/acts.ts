import type { Page } from '@playwright/test'
import { pointAt } from '../visit.ts'
import { untilShown } from './watch.ts'

/** Milliseconds from the click until everyone is said to be read. */
export const readEveryone = (page: Page) =>
  untilShown(page, 'everyoneRead', () => page.getByRole('button', { name: 'Load everyone' }).click())

/** Resolves when everyone is read. */
export const everyoneRead = (page: Page) => page.getByRole('button', { name: 'Refresh' }).waitFor()

/** Types it letter by letter, and takes it away again. Milliseconds from each letter to other results. */
export async function search(page: Page, text: string): Promise<number[]> {
  const box = page.getByRole('searchbox', { name: 'Search users' })
  const times: number[] = []
  await box.focus()
  for (const letter of text) {
    await idle(page)
    const press = () => page.keyboard.press(letter)
    // A space finds nobody else.
    if (letter === ' ') await press()
    else times.push(await untilShown(page, 'otherResults', press))
  }
  await idle(page)
  await untilShown(page, 'otherResults', () => box.fill(''))
  return times
}

/** Milliseconds from each choice of a status to other results. */
export async function filter(page: Page): Promise<number[]> {
  const times: number[] = []
  await page.getByRole('combobox', { name: 'Status' }).focus()
  for (let turn = 0; turn < 5; turn++) {
    // From "any" to "Active" to "Terminated" and back.
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowUp']) {
      await idle(page)
      times.push(await untilShown(page, 'otherResults', () => page.keyboard.press(key)))
    }
  }
  return times
}

/** Milliseconds from each click on a column's header to other results. */
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

/** Milliseconds from the click on "Download" until the whole file is there. */
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

/** Lets what the last step left to be done come to its end, as it does between a person's keys. */
export async function idle(page: Page) {
  await page.waitForTimeout(120)
  await page.evaluate(
    () => new Promise((resolve) => requestIdleCallback(() => resolve(null), { timeout: 300 })),
  )
}
