// A phone held upright: 360 × 760 pixels.
import type { Locator } from '@playwright/test'
import { lookAt } from './look.ts'
import { expect, held, openFilter, rows, signIn, test } from './roster.ts'

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

test('every page is in sight of the navigation at any width, even while a plan runs', async ({
  page,
  organization,
}) => {
  const { token } = await organization({ people: 45, latency: { resetMfa: held } })
  await signIn(page, token)
  const nav = page.getByRole('navigation', { name: 'Main' })
  /** Links that are cut off or covered, at each width. */
  const outOfSight = async () => {
    const found: string[] = []
    for (const width of [320, 360, 480, 599, 600, 640, 768, 900, 1023, 1024, 1151, 1152, 1200, 1280]) {
      await page.setViewportSize({ width, height: 760 })
      const hidden = await nav.getByRole('link').evaluateAll((links) =>
        links.flatMap((link) => {
          const { left, right, top, bottom } = link.getBoundingClientRect()
          const ends = [left + 1, right - 1].map((x) => document.elementFromPoint(x, (top + bottom) / 2))
          return ends.every((seen) => link.contains(seen)) ? [] : [link.textContent]
        }),
      )
      const scrolls = await nav.evaluate(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      if (scrolls || hidden.length > 0) found.push(`${width}: ${hidden.join(', ')}`)
    }
    return found
  }
  await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
  expect(await outOfSight()).toEqual([])
  await page.getByLabel('Select this page').check()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Reset MFA' }).click()
  await page.getByRole('button', { name: 'Run plan' }).click()
  const running = page.getByRole('link', { name: /^Running: / })
  await running.evaluate((link) => (link.textContent = 'Running: 12,345 of 100,000'))
  expect(await outOfSight()).toEqual([])
  for (const width of [320, 640, 1024, 1280]) {
    await page.setViewportSize({ width, height: 760 })
    await lookAt(page)
  }
})
