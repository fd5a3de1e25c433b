// The card "First five minutes" of the demo organization.
import type { Page } from '@playwright/test'
import { lookAt } from './look.ts'
import { expect, rows, test, openFilter } from './roster.ts'

const card = (page: Page) => page.getByRole('complementary', { name: 'First five minutes' })
const done = (page: Page) => card(page).getByRole('listitem').filter({ hasText: 'Done:' })

test('each of the first five steps is ticked by doing it, and Settings bring the card back', async ({
  page,
}) => {
  test.slow()
  await page.goto('/')
  await page.getByRole('button', { name: 'Explore the demo organization' }).click()
  await expect(card(page).getByRole('listitem')).toHaveCount(5)
  await expect(done(page)).toHaveCount(0)
  await lookAt(page)

  await page.getByRole('searchbox', { name: 'Search users' }).fill('example')
  await expect(done(page)).toHaveText(['Done: Find someone'])
  await (await openFilter(page, 'Status')).getByRole('option', { name: /^Active/ }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('list', { name: 'Filters' })).toContainText('Active')
  for (const row of [0, 1, 2]) await rows(page).nth(row).getByRole('checkbox').check()
  await expect(done(page)).toHaveCount(2)
  await page
    .getByRole('region', { name: 'Selection' })
    .getByRole('button', { name: 'Terminate', exact: true })
    .click()
  await expect(done(page)).toHaveCount(3)
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  await press('Run plan')
  await expect(done(page)).toHaveCount(4)
  await press('Undo')
  await press('Run plan')
  await expect(done(page)).toHaveCount(5)
  await expect(card(page)).toContainText('You’re done.')

  await press('Dismiss “First five minutes”')
  await expect(card(page)).toHaveCount(0)
  await page.reload()
  await press('Settings')
  await press('Show “First five minutes” again')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(card(page)).toBeVisible()
  await expect(done(page)).toHaveCount(0)
})
