import type { Page } from '@playwright/test'
import { expect, rows, signIn, test } from './roster.ts'

const head = (page: Page, name: string) => page.getByRole('columnheader', { name })
const widthOf = async (page: Page, name: string) => (await head(page, name).boundingBox())?.width ?? 0

test('a column is made wider by keyboard, by dragging and by buttons, and reset', async ({
  page,
  organization,
}) => {
  const { token } = await organization()
  await page.setViewportSize({ width: 1280, height: 800 })
  await signIn(page, token)
  await expect(rows(page)).toHaveCount(20)
  const initial = await widthOf(page, 'Name')
  expect(initial).toBeGreaterThanOrEqual(280)

  // The focus brings the handles.
  await page.getByRole('button', { name: 'Name', exact: true }).focus()
  const handle = page.getByRole('separator', { name: 'Width of Name' })
  await handle.focus()
  await handle.press('ArrowRight')
  await expect.poll(() => widthOf(page, 'Name')).toBeGreaterThan(initial)
  const byKeyboard = await widthOf(page, 'Name')

  const box = (await handle.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  await page.mouse.move(from.x + 60, from.y, { steps: 3 })
  await page.mouse.up()
  await expect.poll(() => widthOf(page, 'Name')).toBeGreaterThan(byKeyboard + 50)
  const dragged = await widthOf(page, 'Name')
  await page.reload()
  await expect(rows(page)).toHaveCount(20)
  expect(Math.abs((await widthOf(page, 'Name')) - dragged)).toBeLessThan(2)

  // However far it is dragged, the page does not scroll sideways.
  await head(page, 'Name').hover()
  await handle.focus()
  for (let presses = 0; presses < 40; presses++) await page.keyboard.press('ArrowRight')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(1280)

  await handle.dblclick()
  await expect.poll(() => widthOf(page, 'Name')).toBe(initial)

  await page.getByRole('button', { name: 'Columns' }).click()
  const dialog = page.getByRole('dialog', { name: 'Columns' })
  await dialog.getByRole('button', { name: 'Make Name wider' }).click()
  await expect.poll(() => widthOf(page, 'Name')).toBeGreaterThan(initial + 25)
  await dialog.getByRole('button', { name: 'Make Status narrower' }).click()
  await dialog.getByRole('button', { name: 'Make Name narrower' }).click()
  await expect.poll(async () => Math.abs((await widthOf(page, 'Name')) - initial)).toBeLessThan(2)
  await dialog.getByRole('button', { name: 'Make Name narrower' }).click()
  await expect.poll(() => widthOf(page, 'Name')).toBeLessThan(initial - 25)
  await dialog.getByRole('button', { name: 'Reset' }).click()
  await expect.poll(() => widthOf(page, 'Name')).toBe(initial)
})
