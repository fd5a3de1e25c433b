import type { Locator, Page } from '@playwright/test'
import { expect, giveToken, signIn, test } from './roster.ts'

const button = (page: Page | Locator, name: string) => page.getByRole('button', { name, exact: true })

/** Goes back, which asks, and keeps the text of the dialog. */
async function backAsks(page: Page, field: Locator, text: string) {
  await field.fill(text)
  await page.goBack()
  await button(page, 'Keep editing').click()
  await expect(field).toHaveValue(text)
  await expect(page.getByRole('alertdialog', { name: 'Discard changes?' })).toHaveCount(0)
}

test('Back asks before it discards what was typed in any dialog', async ({ page, organization }) => {
  const { token } = await organization()
  await signIn(page, token)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Reviews' }).click()
  await button(page, 'New review').click()
  const newReview = page.getByRole('dialog', { name: 'New review' })
  await backAsks(page, newReview.getByLabel('Your name'), 'Anna Kowalska')
  // What was used is not asked about.
  await button(newReview, 'Start review').click()
  await expect(page.getByRole('region', { name: 'Decision' })).toBeVisible()

  await button(page, 'Keep all remaining').click()
  const reason = page.getByRole('dialog', { name: 'Keep' }).getByLabel('Reason')
  await backAsks(page, reason, 'All of them are new.')
  await page.goBack()
  await button(page, 'Discard changes').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Access reviews')

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' }).click()
  await button(page, 'Views').click()
  await page.getByRole('menuitem', { name: 'Save this view…' }).click()
  await backAsks(page, page.getByRole('dialog', { name: 'Save view' }).getByLabel('Name'), 'Everyone')
})

test('what was typed in a dialog is there again after the token was rejected', async ({
  page,
  context,
  organization,
}) => {
  // Signs in four times.
  test.slow()
  const { token, change } = await organization()
  const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' })
  const yourName = page.getByRole('dialog').getByRole('textbox', { name: 'Your name' })
  const other = await context.newPage()
  const rejectToken = async () => {
    await change({ revoked: true })
    await other.goto('/users')
    await expect(page.getByRole('note')).toContainText('Unsaved text is kept.')
    await change({ revoked: false })
    await giveToken(page, token)
  }
  const openReceipt = async () => {
    await button(page, 'Export plan').click()
    return yourName
  }
  const openReview = async () => {
    const file = { name: 'review.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from('{}') }
    await page.getByLabel('Review file').setInputFiles(file)
    return yourName
  }
  const openSaveView = async () => {
    await button(page, 'Views').click()
    await page.getByRole('menuitem', { name: 'Save this view…' }).click()
    return name
  }

  await signIn(page, token, '/reviews')
  await button(page, 'New review').click()
  await yourName.fill('Anna Kowalska')
  await rejectToken()
  await button(page, 'New review').click()
  await expect(yourName).toHaveValue('Anna Kowalska')
  await page.keyboard.press('Escape')
  await button(page, 'Discard changes').click()
  await button(page, 'New review').click()
  await expect(yourName).toHaveValue('')
  await page.keyboard.press('Escape')

  await (await openReview()).fill('Jan')
  await rejectToken()
  await expect(await openReview()).toHaveValue('Jan')
  await page.keyboard.press('Escape')
  await button(page, 'Discard changes').click()
  await expect(await openReview()).toHaveValue('')
  await page.keyboard.press('Escape')

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Users' }).click()
  await (await openSaveView()).fill('Everyone')
  await rejectToken()
  await expect(await openSaveView()).toHaveValue('Everyone')
  await page.keyboard.press('Escape')
  await button(page, 'Discard changes').click()
  await expect(await openSaveView()).toHaveValue('')
  await page.keyboard.press('Escape')

  await page
    .getByRole('checkbox', { name: /^Select / })
    .nth(1)
    .check()
  await button(page, 'Reset MFA').click()
  await (await openReceipt()).fill('Eva')
  await rejectToken()
  await expect(await openReceipt()).toHaveValue('Eva')
})
