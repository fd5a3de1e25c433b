import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { expect, giveToken, rows, test } from './roster.ts'

test('with all cookies blocked Roster works, and says once what it cannot remember', async ({
  baseURL,
  organization,
}, info) => {
  const { token } = await organization()
  const profile = info.outputPath('profile')
  mkdirSync(join(profile, 'Default'), { recursive: true })
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } }
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences))
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH ?? '',
    baseURL: baseURL ?? '',
  })
  const [page = await context.newPage()] = context.pages()
  await page.goto('/users')
  const notice = page.getByRole('status').filter({ hasText: 'Your browser blocks storage for this site.' })
  await expect(notice).toBeVisible()
  await expect(page.getByText('Closing or reloading the last tab signs you out.')).toBeVisible()
  await page.getByRole('button', { name: 'Dismiss message' }).click()
  await giveToken(page, token)
  await expect(rows(page)).toHaveCount(20)
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('dialog').getByLabel('Compact').check()
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Locked' })).toBeVisible()
  await expect(notice).toHaveCount(0)
  await context.close()
})
