import { expect, giveToken, openFilter, rows, signIn, test } from './roster.ts'
import type { Page } from '@playwright/test'

const bar = (page: Page) => page.getByRole('region', { name: 'Selection' })
const box = (page: Page, at: number) => rows(page).nth(at).getByRole('checkbox')
const show = (page: Page, name: string) => bar(page).getByRole('button', { name, exact: true })

test('people are selected one by one, by a range and by the page, and stay selected until signing out', async ({
  page,
  organization,
}) => {
  test.slow()
  const { token, users } = await organization({ people: 137 })
  await signIn(page, token)
  await expect(bar(page)).toHaveCount(0)
  await box(page, 2).check()
  await expect(box(page, 2)).toHaveAccessibleName(/^Select /)
  await expect(bar(page)).toContainText('1 selected')
  await box(page, 6).click({ modifiers: ['Shift'] })
  await expect(bar(page)).toContainText('5 selected')
  await box(page, 3).uncheck()
  await expect(bar(page)).toContainText('4 selected')
  await expect(page.getByLabel('Select this page')).toHaveJSProperty('indeterminate', true)

  // The selection survives paging, searching, sorting and visiting a person.
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(page.getByText('21–40 of 137')).toBeVisible()
  await page.getByLabel('Select this page').check()
  await expect(bar(page)).toContainText('24 selected')
  await page.getByRole('button', { name: 'Name', exact: true }).click()
  await page.getByRole('searchbox').fill(users[2]?.email ?? '')
  await expect(rows(page)).toHaveCount(1)
  await expect(box(page, 0)).toBeChecked()
  await rows(page).getByRole('link').click()
  await expect(page.getByRole('button', { name: 'Edit profile' })).toBeVisible()
  await page.goBack()
  await expect(bar(page)).toContainText('24 selected')
  await expect(box(page, 0)).toBeChecked()
  await show(page, 'Clear selection').click()
  await expect(bar(page)).toHaveCount(0)
  await expect(box(page, 0)).not.toBeChecked()

  // A range starts at a ticked box only.
  await page.goto('/users')
  await box(page, 2).check()
  await show(page, 'Clear selection').click()
  await box(page, 6).click({ modifiers: ['Shift'] })
  await expect(bar(page)).toContainText('1 selected')
  await expect(box(page, 6)).toBeChecked()
  // Signing out clears the selection.
  await page.getByRole('button', { name: 'Sign out' }).click()
  // A page that reloads before it has reported to the desk is still signed in.
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await giveToken(page, token)
  await expect(rows(page)).toHaveCount(20)
  await expect(bar(page)).toHaveCount(0)
})

test('all who match can be selected, over all pages', async ({ page, organization }) => {
  const { token, users } = await organization({ people: 613 })
  const terminated = users.filter(({ profile }) => profile.status === 'TERMINATED').length
  // More people are selected elsewhere than match here.
  await signIn(page, token, '/users?status=ACTIVE&size=250')
  await page.getByLabel('Select this page').check()
  const status = await openFilter(page, 'Status')
  await status.getByRole('option', { name: 'Terminated' }).click()
  await status.getByRole('option', { name: 'Active' }).click()
  await page.keyboard.press('Escape')
  await page.getByLabel('Rows per page').selectOption('20')
  // The old rows stay, selected, until the new ones have loaded.
  await expect(page.getByText(`1–20 of ${terminated}`)).toBeVisible()
  await page.getByLabel('Select this page').check()
  await expect(show(page, `Select all ${terminated} matching`)).toBeVisible()
  await show(page, 'Clear selection').click()
  await page.getByLabel('Select this page').check()
  await show(page, `Select all ${terminated} matching`).click()
  await expect(bar(page)).toContainText(`${terminated} selected`)
  // An operation that fits none of them is not offered.
  await expect(show(page, 'Reinstate')).toBeVisible()
  await expect(show(page, 'Terminate')).toHaveCount(0)
  await page.getByRole('button', { name: 'Clear filters' }).click()
  // The old rows stay until the new ones have loaded.
  await expect(page.getByText('1–20 of 613')).toBeVisible()
  await box(page, 0).check()
  await expect(show(page, 'Terminate')).toBeVisible()
})

test('an operation on the selection opens a plan before anything is sent', async ({ page, organization }) => {
  const { token, users, requests, change } = await organization({ people: 60 })
  const active = users.filter(({ profile }) => profile.status === 'ACTIVE').slice(1, 4)
  await signIn(page, token, '/users?size=100')
  for (const { email } of active) {
    await rows(page).filter({ hasText: email }).getByRole('checkbox').check()
  }
  await show(page, 'Terminate').click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Terminate 3 people')
  const plan = page.getByRole('table', { name: 'Plan' })
  for (const { email } of active) await expect(plan).toContainText(email)
  await page.goBack()
  await show(page, 'Change role').click()
  const dialog = page.getByRole('dialog', { name: 'Change role: 3 people' })
  await dialog.getByLabel('Role').selectOption({ label: 'owner' })
  await dialog.getByRole('button', { name: 'Preview plan' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3 people')
  expect((await requests()).filter(({ method }) => method !== 'GET')).toEqual([])
  // A double click makes one plan.
  await page.goBack()
  await change({ latency: { getUser: 300 } })
  // Without an operation in between, both clicks reach the page before it is drawn again.
  await show(page, 'Reset MFA').evaluate((element: HTMLElement) => {
    element.click()
    element.click()
  })
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Reset MFA')
  await page.getByRole('link', { name: 'All plans' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plans')
  await expect(page.getByRole('link', { name: /^Reset MFA/ })).toHaveCount(1)
})

test('"Select all" says who is missing, and so does the plan', async ({ page, organization }) => {
  const { everyone, drop } = await organization({ people: 100 })
  const people = (await everyone()).map((user, at) =>
    at % 10 === 4 ? Object.assign(user, { id: `broken ${at}` }) : user,
  )
  await drop()
  const { token } = await organization({ people })
  await signIn(page, token)
  await page.getByLabel('Select this page').check()
  await show(page, 'Select all 100 matching').click()
  await expect(bar(page)).toContainText('90 selected')
  await expect(bar(page)).toContainText(
    '10 people are not loaded and may be missing from the selection. 10 entries have no valid ID and are not included.',
  )
  await expect(bar(page).getByRole('button', { name: /^Select all/ })).toHaveCount(0)
  await show(page, 'Reset MFA').click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Reset MFA')
  await expect(page.getByRole('note').first()).toHaveText(
    'Not everyone was loaded when these people were selected. 10 people may be missing from this plan.',
  )
})
