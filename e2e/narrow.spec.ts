// A phone held upright: 360 × 760 pixels.
import type { Locator } from '@playwright/test'
import { lookAt } from './look.ts'
import { expect, rows, signIn, test, openFilter } from './roster.ts'

test.use({ viewport: { width: 360, height: 760 } })

const box = async (locator: Locator) => (await locator.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }

test('on a phone the first person is in the upper half, and all else is within reach', async ({
  page,
  organization,
}) => {
  const { token } = await organization({ people: 45 })
  await signIn(page, token)
  await expect(rows(page)).toHaveCount(20)
  await expect(page.getByRole('button', { name: 'Refresh' })).toBeVisible()
  const first = await box(rows(page).first().getByRole('link'))
  expect(first.y + first.height).toBeLessThan(380)

  const filters = page.getByRole('button', { name: 'Filters', exact: true })
  expect((await box(filters)).y).toBe((await box(page.getByRole('searchbox'))).y)
  const pages = page.getByRole('navigation', { name: 'Pages' })
  const [previous, field] = [pages.getByRole('button', { name: 'Previous page' }), pages.getByLabel('Page')]
  expect((await box(previous)).y).toBe((await box(field.first())).y)
  const links = page.getByRole('navigation', { name: 'Main' }).getByRole('link')
  for (const target of [filters, previous, links.first(), page.getByRole('button', { name: 'Lock' })])
    expect((await box(target)).height).toBeGreaterThanOrEqual(44)

  await expect(page.getByRole('button', { name: /^Status: / })).toBeHidden()
  await filters.click()
  await (await openFilter(page, 'Status')).getByRole('option', { name: /^Active/ }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Filters (1)' })).toHaveAttribute('aria-expanded', 'true')
  await expect(page.getByRole('button', { name: 'Export' })).toBeVisible()
  await page.getByRole('button', { name: 'Filters (1)' }).click()
  await expect(page.getByRole('button', { name: 'Export' })).toBeHidden()

  await page.getByLabel('Sort', { exact: true }).selectOption('Sort: Name, descending')
  await expect(page).toHaveURL(/sort=-name/)
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute('aria-sort', 'descending')

  // Beside the checkbox, which is smaller than a finger.
  await rows(page)
    .nth(1)
    .getByRole('cell')
    .first()
    .click({ position: { x: 4, y: 4 } })
  await expect(rows(page).nth(1).getByRole('checkbox')).toBeChecked()
  const selection = page.getByRole('region', { name: 'Selection' })
  await expect(selection.getByRole('button', { name: 'Terminate' })).toBeVisible()
  for (const button of await selection.getByRole('button').all()) {
    const { x, width } = await box(button)
    expect(x).toBeGreaterThanOrEqual(0)
    expect(x + width).toBeLessThanOrEqual(360)
  }
  await lookAt(page)
})
