import type { Page } from '@playwright/test'
import { lookAtBoth, narrow } from './look.ts'
import { expect, rows, signIn, test, writes } from './roster.ts'

const palette = (page: Page) => page.getByRole('dialog', { name: 'Command palette' })
const field = (page: Page) => palette(page).getByRole('combobox', { name: 'Search commands and people' })
const results = (page: Page) => palette(page).getByRole('listbox', { name: 'Results' })
const heading = (page: Page) => page.getByRole('heading', { level: 1 })

/** The option that `aria-activedescendant` names, which Enter runs. */
async function active(page: Page) {
  await expect(field(page)).toHaveAttribute('aria-activedescendant', /./)
  const id = await field(page).getAttribute('aria-activedescendant')
  const option = results(page).locator(`[id="${id}"]`)
  await expect(option).toHaveAttribute('aria-selected', 'true')
  await expect(results(page).locator('[aria-selected=true]')).toHaveCount(1)
  return option
}

async function open(page: Page) {
  await expect(page.getByRole('button', { name: 'Search or jump to…' })).toBeVisible()
  await expect(async () => {
    await page.keyboard.press('Control+k')
    await expect(field(page)).toBeFocused({ timeout: 500 })
  }).toPass()
}

test('the palette finds people and pages, and Enter opens the one that is announced', async ({
  page,
  organization,
}) => {
  const { token, users } = await organization({ people: 137 })
  const wanted = users[40]
  await signIn(page, token)
  await expect(rows(page)).toHaveCount(20)
  await open(page)
  await page.keyboard.type(wanted?.email ?? '')
  await expect(await active(page)).toContainText(wanted?.email ?? '')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/users/${wanted?.id}$`))

  // The person is remembered, and each step of typing has an active option that is shown.
  await open(page)
  await expect(results(page).getByRole('group', { name: 'Recently opened' })).toContainText(
    wanted?.email ?? '',
  )
  for (const character of 'act') {
    await page.keyboard.type(character)
    await expect(await active(page)).toBeVisible()
  }
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowDown')
  const option = results(page).getByRole('option', { name: 'Activity', exact: true })
  await option.click()
  await expect(heading(page)).toHaveText('Activity')

  // Everyone who matches, in the list.
  await page.getByRole('button', { name: 'Search or jump to…' }).click()
  await field(page).fill('example')
  await results(page)
    .getByRole('option', { name: /^Show all \d+ in the list/ })
    .click()
  await expect(page).toHaveURL(/\/users\?q=example$/)
  await expect(page.getByRole('searchbox')).toHaveValue('example')
})

test('commands open the dialog of the person or the plan of the selection, and change nothing', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: 30 })
  const person = org.users.find(({ profile }) => profile.status === 'ACTIVE')
  await signIn(page, org.token, `/users/${person?.id}`)
  await expect(page.getByRole('button', { name: 'Terminate', exact: true })).toBeVisible()
  await open(page)
  // Not possible, so it says why and does nothing.
  await page.keyboard.type('reinst')
  const reinstate = results(page).getByRole('option', { name: /^Reinstate/ })
  await expect(reinstate).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Enter')
  await expect(palette(page)).toBeVisible()
  await field(page).fill('zwolnij')
  await expect(await active(page)).toContainText('Terminate')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('alertdialog')).toHaveCount(0)

  await page.getByRole('link', { name: 'All users' }).click()
  await rows(page)
    .filter({ hasText: person?.email ?? '' })
    .getByRole('checkbox')
    .check()
  await expect(page.getByRole('region', { name: 'Selection' })).toBeVisible()
  await open(page)
  await field(page).fill('reset mfa selected')
  await expect(await active(page)).toContainText('1 selected person')
  await page.keyboard.press('Enter')
  await expect(heading(page)).toHaveText('Reset MFA for 1 person')
  expect(await writes(org)).toEqual([])
})

test('commands are about the row that has the focus, and views open from any page with their columns', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: 30 })
  const view = { name: 'Night shift', list: '?status=TERMINATED&sort=name' }
  const views = [{ ...view, look: { columns: ['name', 'status'], density: 'compact' } }]
  await page.addInitScript(
    (json) => localStorage.setItem('roster-views', json),
    JSON.stringify({ roster: 'views', version: 1, views }),
  )
  await signIn(page, org.token)
  const name = await rows(page).nth(2).getByRole('link').innerText()
  await rows(page).nth(2).getByRole('link').focus()
  // They load when the browser is idle.
  await expect(async () => {
    await open(page)
    await field(page).fill('edit prof')
    await expect(await active(page)).toContainText(name, { timeout: 500 })
  }).toPass()
  // An action that is not possible says why.
  await field(page).fill('')
  const commands = results(page).getByRole('group', { name: 'This person' })
  await expect(commands.getByRole('option')).toHaveCount(5)
  await expect(commands.getByRole('option', { disabled: true }).first()).toContainText(/\.$/)
  await field(page).fill('edit prof')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Edit profile' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(rows(page).nth(2).getByRole('link')).toBeFocused()

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Activity' }).click()
  await expect(heading(page)).toHaveText('Activity')
  await open(page)
  await field(page).fill('verify jour')
  await expect(await active(page)).toHaveText(/Verify a journal file/)
  await field(page).fill('night')
  await expect(await active(page)).toContainText('Night shift')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/users?status=TERMINATED&sort=name')
  await expect(page.getByRole('columnheader')).toHaveText(['Name', 'Status'], { useInnerText: true })
  await expect(page.getByText('Night shift', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: /^Remove filter Status/ }).click()
  await expect(page.getByText('Night shift (changed)')).toBeVisible()

  // Saved in one tab, offered in the other at once.
  const other = await page.context().newPage()
  await other.goto('/activity')
  await expect(heading(other)).toHaveText('Activity')
  await open(other)
  await field(other).fill('night')
  await expect(results(other).getByRole('option', { name: 'Night shift' })).toBeVisible()
  await other.keyboard.press('Escape')
  await page.evaluate(() => {
    const saved = localStorage.getItem('roster-views') ?? ''
    localStorage.setItem('roster-views', saved.replace('Night shift', 'Early shift'))
  })
  await open(other)
  await field(other).fill('early')
  await expect(results(other).getByRole('option', { name: 'Early shift' })).toBeVisible()
})

test('the palette and the shortcuts pass axe', async ({ page, organization }) => {
  await page.setViewportSize(narrow)
  const { token } = await organization({ people: 10 })
  await signIn(page, token)
  await open(page)
  await lookAtBoth(page)
  await page.keyboard.type('an')
  await expect(results(page).getByRole('group', { name: 'People' })).toBeVisible()
  await lookAtBoth(page)
  // Also where a narrow window hides the control of the views.
  await field(page).fill('save this view')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Save view' })).toBeVisible()
  await page.keyboard.press('Escape')
  await open(page)
  await field(page).fill('keyboard')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await lookAtBoth(page)
})
