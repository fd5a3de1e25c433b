import type { Page } from '@playwright/test'
import { expect, signIn, test } from './roster.ts'

const line = (page: Page, call: string) =>
  page.getByRole('table', { name: 'Calls' }).getByRole('row').filter({ hasText: call })

test('the access page shows what the API allowed', async ({ page, organization }) => {
  const { token, users } = await organization({ lacks: ['can_reset_2fa'] })
  await signIn(page, token)
  await page.getByRole('link', { name: 'Live' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'What this token can do' })).toBeVisible()
  await expect(page.getByText(`Your token is tot_…${token.slice(-4)}.`)).toBeVisible()
  expect(await page.content()).not.toContain(token.slice(4, -4))
  await expect(line(page, 'List users')).toContainText('Allowed')
  await expect(line(page, 'Terminate')).toContainText('Not tried')
  await expect(line(page, 'Reset MFA')).toContainText('Not tried')

  await page.goto(`/users/${users.find(({ profile }) => profile.status === 'ACTIVE')?.id}`)
  await page.getByRole('button', { name: 'Reset MFA' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reset MFA' }).click()
  await expect(page.getByRole('alertdialog').getByRole('alert')).toBeVisible()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('link', { name: 'Live' }).click()
  await expect(line(page, 'POST /organizations/users/{userId}/reset-mfa')).toContainText('Refused (403)')
  await expect(
    line(page, 'POST /organizations/users/{userId}/reset-mfa').getByRole('cell').last(),
  ).toHaveText('Reset MFA')
  await expect(line(page, 'Read a user')).toContainText('Allowed')
})
