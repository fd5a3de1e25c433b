import type { Locator, Page } from '@playwright/test'
import { roleIds } from '../src/demo/roles.ts'
import type { UserResponse } from '../src/demo/wire.ts'
import { retrySoon } from './desk.ts'
import { open, retitle, terminate } from './journal.ts'
import { expect, outcome, rowOf, signIn, test, writes } from './roster.ts'

// Someone else changes the person while a dialog is open.

const dialogOf = (page: Page) => page.getByRole('dialog', { name: 'Changed meanwhile' })

/** Chooses whose value of a field to keep. */
async function choose(dialog: Locator, field: string, whose: 'Mine' | 'Theirs') {
  await dialog.getByRole('radiogroup', { name: field }).getByRole('radio', { name: whose }).check()
}

/** Opens "Edit profile" and types. */
async function edit(page: Page, texts: Record<string, string>) {
  await page.getByRole('button', { name: 'Edit profile' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit profile' })
  for (const [label, text] of Object.entries(texts)) await dialog.getByLabel(label).fill(text)
  return dialog
}

/**
 * Opens the dialog of an operation by keyboard, with the pointer elsewhere: above the dialog's button it would make the
 * desk read the person, before the change that the story makes.
 */
async function openDialog(page: Page, name: string) {
  await page.mouse.move(0, 0)
  await page.getByRole('button', { name, exact: true }).press('Enter')
  await expect(page.locator('dialog')).toBeVisible()
}

/** Opens "Change role" and chooses this role. */
async function chooseRole(page: Page, role: string) {
  await page.getByRole('button', { name: 'Change role' }).click()
  const dialog = page.getByRole('dialog', { name: 'Change role' })
  await dialog.getByLabel('Role').selectOption({ label: role })
  return dialog
}

test('fields that both changed are chosen one by one before anything is sent', async ({
  page,
  organization,
}) => {
  const org = await organization()
  const { id, profile } = await open(page, org)
  const form = await edit(page, { 'First name': 'Mina', Title: 'Mine' })
  await org.changeUser(id, { profile: { firstName: 'Theo', lastName: 'Alone', title: 'Theirs' } })
  await form.getByRole('button', { name: 'Save' }).click()

  const dialog = dialogOf(page)
  await expect(dialog.getByRole('radiogroup')).toHaveCount(2)
  await expect(dialog).toContainText(
    `They also changed other fields. Before: Last name: ${profile.lastName}. Now: Last name: Alone.`,
  )
  const titles = dialog.getByRole('radiogroup', { name: 'Title' })
  await expect(titles.getByRole('radio', { name: 'Mine' })).toHaveAccessibleDescription('Mine')
  await expect(titles.getByRole('radio', { name: 'Theirs' })).toHaveAccessibleDescription('Theirs')
  const save = dialog.getByRole('button', { name: 'Save' })
  await expect(save).toHaveAttribute('aria-disabled', 'true')

  // Back in the form with the typed text. Saving asks again.
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(form.getByLabel('Title')).toHaveValue('Mine')
  await form.getByRole('button', { name: 'Save' }).click()
  expect(await writes(org)).toEqual([])

  await choose(dialog, 'Title', 'Mine')
  await choose(dialog, 'First name', 'Theirs')
  await save.click()
  await expect(outcome(page)).toContainText('Updated the profile of Theo Alone.')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Edit profile' })).toBeFocused()
  expect(await writes(org)).toMatchObject([{ body: { firstName: 'Theo', lastName: 'Alone', title: 'Mine' } }])
})

test('a second conflict asks again, by keyboard at 360 px', async ({ page, organization }) => {
  await page.setViewportSize({ width: 360, height: 640 })
  const org = await organization()
  const { id } = await open(page, org)
  const { keyboard } = page
  const form = await edit(page, { Title: 'Mine' })
  await org.changeUser(id, { profile: { title: 'Theirs' } })
  await form.getByLabel('Title').press('Enter')

  const dialog = dialogOf(page)
  const radios = dialog.getByRole('radiogroup', { name: 'Title' }).getByRole('radio')
  await expect(radios.first()).toBeFocused()
  await org.changeUser(id, { profile: { title: 'Theirs again' } })
  await keyboard.press('Space')
  await keyboard.press('Enter')
  await expect(radios.last()).toHaveAccessibleDescription('Theirs again')
  await expect(radios.first()).not.toBeChecked()
  await expect(radios.first()).toBeFocused()
  await keyboard.press('ArrowDown')
  await expect(radios.last()).toBeChecked()
  await keyboard.press('Enter')
  await expect(outcome(page)).toContainText('Nothing was changed.')
  expect(await writes(org)).toEqual([])
})

test('a role conflict asks; a role for a terminated person is not sent', async ({ page, organization }) => {
  const org = await organization()
  const { id, name, roleId } = await open(page, org)
  const mine = roleId === roleIds.member ? 'admin' : 'member'
  const theirs = 'owner'
  const form = await chooseRole(page, mine)
  await org.changeUser(id, { roleId: roleIds[theirs] })
  await form.getByRole('button', { name: 'Change role' }).click()
  const dialog = dialogOf(page)
  const group = dialog.getByRole('radiogroup', { name: 'Role' })
  await expect(group.getByRole('radio', { name: 'Theirs' })).toHaveAccessibleDescription(theirs)
  await choose(dialog, 'Role', 'Mine')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(outcome(page)).toHaveText(`Changed the role of ${name} to ${mine}.`)
  expect(await writes(org)).toMatchObject([{ body: { roleId: roleIds[mine] } }])

  const again = await chooseRole(page, 'owner')
  await org.changeUser(id, { profile: { status: 'TERMINATED' } })
  await again.getByRole('button', { name: 'Change role' }).click()
  const alert = again.getByRole('alert')
  await expect(alert).toContainText('Before: Status: Active. Now: Status: Terminated.')
  await expect(alert).toContainText('Reinstate them to assign a role.')
  await expect(alert).toContainText('Nothing was changed.')
  expect(await writes(org)).toHaveLength(1)
})

test('a person who was terminated, reinstated or removed meanwhile', async ({ page, organization }) => {
  const org = await organization()
  const { id, name, roleId } = await open(page, org)
  const confirm = page.getByRole('alertdialog')
  await openDialog(page, 'Terminate')
  await org.changeUser(id, { profile: { status: 'TERMINATED' } })
  await confirm.getByRole('button', { name: 'Terminate' }).click()
  await expect(outcome(page)).toHaveText(
    `No change needed. Someone else already updated ${name} (Status: Terminated).`,
  )
  await expect(page.getByRole('region', { name: 'Access' })).toContainText('Terminated')

  // Someone else reinstated them with another role: only the role is left to choose.
  await openDialog(page, 'Reinstate')
  const other = roleId === roleIds.member ? roleIds.admin : roleIds.member
  await org.changeUser(id, { roleId: other, profile: { status: 'ACTIVE' } })
  await page.getByRole('dialog').getByRole('button', { name: 'Reinstate' }).click()
  await choose(dialogOf(page), 'Role', 'Mine')
  await dialogOf(page).getByRole('button', { name: 'Save' }).click()
  await expect(outcome(page)).toContainText(`Changed the role of ${name}`)
  expect(await writes(org)).toMatchObject([{ method: 'PUT', body: { roleId } }])

  // Someone else made them an owner: terminating them must be confirmed again.
  await openDialog(page, 'Terminate')
  await org.changeUser(id, { roleId: roleIds.owner })
  await confirm.getByRole('button', { name: 'Terminate' }).click()
  await expect(dialogOf(page)).toContainText('Now: Role: owner.')
  await choose(dialogOf(page), 'Status', 'Theirs')
  await dialogOf(page).getByRole('button', { name: 'Save' }).click()
  await expect(outcome(page)).toHaveText(`Nothing was changed. ${name} keeps the current values.`)

  await openDialog(page, 'Reset MFA')
  await org.removeUser(id)
  await confirm.getByRole('button', { name: 'Reset MFA' }).click()
  await expect(confirm.getByRole('alert')).toContainText(`${name} was not found.`)
  await expect(confirm.getByRole('alert')).toContainText('Nothing was changed.')
  expect(await writes(org)).toHaveLength(1)
})

test('a change between two dialogs is seen, though the pointer had reached the button of the first one', async ({
  page,
  organization,
}) => {
  const org = await organization()
  const { id, name } = await open(page, org)
  const confirm = page.getByRole('alertdialog')
  const button = confirm.getByRole('button', { name: 'Terminate' })
  const reads = async () => (await org.requests()).filter(({ method }) => method === 'GET').length
  const before = await reads()
  await page.getByRole('button', { name: 'Terminate' }).click()
  await button.hover()
  await expect.poll(reads).toBeGreaterThan(before)
  await page.keyboard.press('Escape')
  await org.changeUser(id, { profile: { status: 'TERMINATED' } })
  await page.getByRole('button', { name: 'Terminate' }).click()
  await button.click()
  await expect(outcome(page)).toHaveText(
    `No change needed. Someone else already updated ${name} (Status: Terminated).`,
  )

  // The same right after that dialog, whose operation found nothing to do.
  await org.changeUser(id, { roleId: roleIds.owner, profile: { status: 'ACTIVE' } })
  await page.getByRole('button', { name: 'Reinstate' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Reinstate' }).click()
  await expect(dialogOf(page)).toContainText('Now: Status: Active.')
  expect(await writes(org)).toEqual([])
})

test('nothing is sent if the person can’t be read first', async ({ page, organization }) => {
  const org = await organization()
  await open(page, org)
  await retrySoon(page)
  await org.fault({ call: 'getUser', fault: '500' })
  await page.getByRole('button', { name: 'Terminate' }).click()
  const confirm = page.getByRole('alertdialog')
  await confirm.getByRole('button', { name: 'Terminate' }).click()
  await expect(confirm.getByRole('alert')).toContainText('Nothing was changed.')
  await expect(confirm.getByRole('alert').getByRole('button', { name: 'Copy error id' })).toBeVisible()
  expect(await writes(org)).toEqual([])
  await page.keyboard.press('Escape')
  await org.change({ faults: [] })
  await terminate(page)
})

test('text typed before the session expired does not overwrite later changes', async ({
  page,
  organization,
}) => {
  const org = await organization()
  const { id, profile } = await open(page, org)
  const form = await edit(page, { Title: 'Mine' })
  await org.fault({ call: 'getUser', fault: '401', times: 1 })
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await org.changeUser(id, { profile: { firstName: 'Theirs' } })
  await page.getByLabel('Organization token').fill(org.token)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(form.getByLabel('Title')).toHaveValue('Mine')
  await form.getByRole('button', { name: 'Save' }).click()
  // A field that only someone else changed is kept and named.
  await expect(outcome(page)).toHaveText(
    `Updated the profile of Theirs ${profile.lastName}. Changes by others were kept: first name.`,
  )
  expect(await writes(org)).toEqual([
    {
      method: 'PUT',
      path: `/organizations/users/${id}/profile`,
      body: { firstName: 'Theirs', lastName: profile.lastName, title: 'Mine' },
    },
  ])
})

test('a change in another tab is shown in a list that was still loading', async ({
  page,
  context,
  organization,
}) => {
  const org = await organization()
  await signIn(page, org.token)
  const [{ id, email }] = org.users as [UserResponse]
  const other = await context.newPage()
  await other.goto(`/users/${id}`)
  await expect(other.getByRole('button', { name: 'Edit profile' })).toBeVisible()
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await page.route('**/assets/first-*.js', async (route) => {
    await released
    await route.continue()
  })
  const reloaded = page.reload()
  // It has asked for the list by now, and has no script yet to hear of the change with.
  await expect(page.locator('html')).toHaveAttribute('data-coming', 'app')
  await retitle(other, 'Boss')
  release()
  await reloaded
  await expect(rowOf(page, email)).toContainText('Boss')
})
