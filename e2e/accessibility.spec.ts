import { people } from '../src/demo/people.ts'
import { roleIds } from '../src/demo/roles.ts'
import { open } from './journal.ts'
import { lookAtBoth, narrow } from './look.ts'
import { expect, giveToken, openFilter, outcome, rowOf, rows, signIn, test } from './roster.ts'

/** Ten people, one of them terminated: axe takes longer with each row. */
const few = people(20, 1).slice(10)

test('the invitations pass axe', async ({ page, organization }) => {
  await page.setViewportSize(narrow)
  const org = await organization({ people: 10, invitations: 12 })
  const email = org.invitations.find(({ status }) => status === 'PENDING')?.email ?? ''
  await signIn(page, org.token, '/invitations')
  await page.getByRole('checkbox', { name: `Select ${email}` }).check()
  await page.getByRole('searchbox', { name: 'Search invitations' }).fill(email)
  await expect(page.locator('mark').first()).toBeVisible()
  await page.getByRole('button', { name: `Actions for ${email}` }).click()
  await expect(page.getByRole('menuitem').first()).toBeVisible()
  await lookAtBoth(page)
  await page.getByRole('menuitem', { name: 'Cancel invitation' }).click()
  await lookAtBoth(page)
  await page.getByRole('button', { name: 'Keep invitation' }).click()
  await page.getByRole('link', { name: 'Invite people' }).click()
  await page.getByRole('textbox', { name: 'Email addresses' }).fill('anna@gmial.com')
  await expect(page.getByText('Did you mean')).toBeVisible()
  await lookAtBoth(page)
})

test('sign-in, the users and a missing page pass axe', async ({ page, organization }) => {
  test.slow()
  await page.setViewportSize(narrow)
  const org = await organization({ people: few })
  const [person] = org.users

  await page.goto('/sign-in')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.getByLabel('Organization token').fill('tot_unknown')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await lookAtBoth(page)

  await giveToken(page, org.token)
  await expect(rows(page)).toHaveCount(10)
  await rowOf(page, person?.email ?? '')
    .getByRole('button', { name: /^Actions for / })
    .click()
  await expect(page.getByRole('menuitem').first()).toBeVisible()
  await lookAtBoth(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  await openFilter(page, 'Domain')
  await lookAtBoth(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'More filters' }).click()
  await page.getByRole('searchbox').fill(person?.email ?? '')
  await expect(page.locator('mark').first()).toBeVisible()
  await page.getByLabel('Sort', { exact: true }).selectOption('Sort: Created')
  await expect(rows(page)).toHaveCount(1)
  await lookAtBoth(page)
  await page.getByRole('button', { name: 'Views', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Save this view…' }).click()
  await expect(page.getByRole('dialog', { name: 'Save view' })).toBeVisible()
  await lookAtBoth(page)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('button', { name: 'Columns' }).click()
  await expect(page.getByRole('dialog', { name: 'Columns' })).toBeVisible()
  await lookAtBoth(page)
  await page.getByRole('button', { name: 'Done' }).click()
  await (await openFilter(page, 'Status')).getByRole('option', { name: /^Active/ }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('searchbox').fill('nobody at all')
  await expect(page.getByRole('heading', { name: 'No matches' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'Remove a filter' }).getByRole('link')).toHaveCount(1)
  await lookAtBoth(page)

  await page.goto('/nowhere')
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  await lookAtBoth(page)
})

test('the person passes axe', async ({ page, organization }) => {
  await page.setViewportSize(narrow)
  const org = await organization({ people: few })
  const find = (status: string) => org.users.find(({ profile }) => profile.status === status)
  await signIn(page, org.token, `/users/${find('ACTIVE')?.id}`)
  for (const name of ['Edit profile', 'Terminate']) {
    await page.getByRole('button', { name }).click()
    await expect(page.locator('dialog')).toBeVisible()
    await lookAtBoth(page)
    await page.getByRole('button', { name: 'Cancel' }).click()
  }
  await page.getByRole('link', { name: 'All users' }).click()
  await rowOf(page, find('TERMINATED')?.email ?? '')
    .getByRole('link')
    .click()
  await page.getByRole('button', { name: 'Reinstate' }).click()
  await org.fault({ call: 'reinstate', fault: '500' })
  await page.getByRole('dialog').getByRole('button', { name: 'Reinstate' }).click()
  await expect(page.getByRole('alert')).toContainText('Error id')
  await lookAtBoth(page)
  await org.change({ faults: [] })
  await page.getByRole('dialog').getByRole('button', { name: 'Reinstate' }).click()
  await expect(outcome(page)).toContainText('Reinstated')
  await lookAtBoth(page)
})

test('access, settings and lock pass axe', async ({ page, organization }) => {
  await page.setViewportSize(narrow)
  const { token } = await organization()
  await signIn(page, token, '/access')
  await expect(page.getByRole('table', { name: 'Calls' })).toBeVisible()
  await lookAtBoth(page)
  await page.getByRole('button', { name: 'Settings' }).click()
  await page.getByLabel('Lock after (minutes)').fill('0')
  await lookAtBoth(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
  await lookAtBoth(page)
  await page.getByLabel('Organization token').fill(token)
  await page.getByRole('button', { name: 'Unlock' }).click()
  await expect(page.getByRole('table', { name: 'Calls' })).toBeVisible()
})

test('the conflict dialog and the guards pass axe', async ({ page, organization }) => {
  test.slow()
  await page.setViewportSize(narrow)
  const org = await organization()
  const { id } = await open(page, org)
  await page.getByRole('button', { name: 'Edit profile' }).click()
  await page.getByLabel('Title').fill('Mine')
  await org.changeUser(id, { profile: { title: 'Theirs', lastName: 'Changed as well' } })
  await page.getByRole('button', { name: 'Save' }).click()
  const meanwhile = page.getByRole('dialog', { name: 'Changed meanwhile' })
  await expect(meanwhile).toBeVisible()
  await lookAtBoth(page)
  await meanwhile.getByRole('radio', { name: 'Mine' }).check()
  await meanwhile.getByRole('button', { name: 'Save' }).click()
  await expect(outcome(page)).toContainText('Updated')
  await page.getByRole('button', { name: 'This is me' }).click()
  await page.getByRole('button', { name: 'Terminate' }).click()
  await expect(page.getByRole('checkbox', { name: /^I understand/ })).toBeVisible()
  await lookAtBoth(page)
})

test('sign in, page, edit, terminate and sign out by keyboard', async ({ page, organization }) => {
  const { token, users } = await organization({ people: 45 })
  // On the last page, which has few rows to go through.
  const person = users
    .slice(40)
    .find(({ profile, roleId }) => profile.status === 'ACTIVE' && roleId !== roleIds.owner)
  const email = person?.email ?? ''
  const { keyboard } = page
  /** Presses Tab until a button or link with this name has the focus. */
  const tabTo = async (name: string | RegExp) => {
    const target = page.getByRole('button', { name }).or(page.getByRole('link', { name })).first()
    // Found once: to find it after each key would take longer than everything else.
    const element = await target.elementHandle()
    for (let presses = 0; presses < 200; presses++) {
      await keyboard.press('Tab')
      if (await element?.evaluate((one) => one === document.activeElement)) return
    }
    throw new Error(`The focus never came to ${name}.`)
  }

  await page.goto('/users?page=3')
  await expect(page.getByLabel('Organization token')).toBeFocused()
  await keyboard.insertText(token)
  await keyboard.press('Enter')
  await expect(rows(page)).toHaveCount(5)

  await tabTo('Previous page')
  await keyboard.press('Enter')
  await expect(page.getByText('21–40 of 45')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Previous page' })).toBeFocused()
  await page.goBack()
  await expect(page.getByText('41–45 of 45')).toBeVisible()

  const link = rowOf(page, email).getByRole('link')
  const name = (await link.textContent()) ?? ''
  await tabTo(name)
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name)
  await tabTo('Edit profile')
  await keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Edit profile' })
  await expect(dialog.getByLabel('First name')).toBeFocused()
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.insertText(' (by keyboard)')
  await keyboard.press('Enter')
  await expect(outcome(page)).toContainText('Updated the profile of')
  await expect(page.getByRole('button', { name: 'Edit profile' })).toBeFocused()

  await tabTo('Terminate')
  await keyboard.press('Enter')
  const confirm = page.getByRole('alertdialog')
  await expect(confirm.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await expect(outcome(page)).toContainText('Terminated')
  await expect(page.getByRole('button', { name: 'Terminate' })).toBeFocused()

  await keyboard.press('Control+Home')
  await tabTo('Sign out')
  await keyboard.press('Enter')
  const reminder = page.getByRole('alertdialog', { name: 'Sign out without saving the activity?' })
  await expect(reminder.getByRole('button', { name: 'Cancel' })).toBeFocused()
  await keyboard.press('Tab')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('the focused element is never hidden by the sticky header or footer', async ({ page, organization }) => {
  const { token } = await organization({ people: 45 })
  await page.setViewportSize({ width: 1280, height: 600 })
  await signIn(page, token)
  const covered = () =>
    page.evaluate(() => {
      const { left, top, width, height } = document.activeElement?.getBoundingClientRect() ?? new DOMRect()
      return !document.activeElement?.contains(document.elementFromPoint(left + width / 2, top + height / 2))
    })
  const links = rows(page).getByRole('link')
  await links.first().focus()
  // Down the whole table and up again: the browser scrolls to the focus.
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let presses = 0; presses < 55; presses++) {
      await page.keyboard.press(key)
      expect(await covered()).toBe(false)
    }
  }
  const before = await page.evaluate(() => scrollY)
  await page.getByLabel('Page', { exact: true }).focus()
  await page.getByRole('button', { name: 'Sign out' }).focus()
  expect(await page.evaluate(() => scrollY)).toBe(before)
})

test('the color scheme is switched and saved', async ({ page, organization }) => {
  const { token } = await organization()
  await page.emulateMedia({ colorScheme: 'dark' })
  await signIn(page, token)
  const scheme = () => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)
  expect(await scheme()).toBe('dark')
  const choose = async (name: string) => {
    await page.getByRole('button', { name: 'Settings' }).click()
    const schemes = page
      .getByRole('dialog', { name: 'Settings' })
      .getByRole('radiogroup', { name: 'Color scheme' })
    await schemes.getByRole('radio', { name }).check()
    await page.getByRole('button', { name: 'Done' }).click()
  }
  await choose('Light')
  expect(await scheme()).toBe('light')
  await page.reload()
  await expect(rows(page)).toHaveCount(20)
  expect(await scheme()).toBe('light')
  await choose('Match system')
  expect(await scheme()).toBe('dark')
})
