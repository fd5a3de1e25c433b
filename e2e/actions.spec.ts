import type { Page } from '@playwright/test'
import { roleIds } from '../src/demo/roles.ts'
import {
  chooseInRow,
  expect,
  held,
  type Organization,
  outcome,
  rowOf,
  signIn,
  test,
  writes,
} from './roster.ts'

/** The first user of this status with a full name who is not an owner: the last owner can’t be terminated. */
function someone({ users }: Organization, status: 'ACTIVE' | 'TERMINATED') {
  const found = users.find(
    ({ profile: { status: its, firstName, lastName, title }, roleId }) =>
      its === status && firstName && lastName && title && roleId !== roleIds.owner,
  )
  if (!found) throw new Error(`Nobody is ${status}.`)
  return { ...found, name: `${found.profile.firstName} ${found.profile.lastName}` }
}

async function open(page: Page, organization: Organization, status: 'ACTIVE' | 'TERMINATED') {
  const person = someone(organization, status)
  await signIn(page, organization.token, `/users/${person.id}`)
  await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible()
  return person
}

test('edit profile: a cleared field becomes null, and only a change can be saved', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: 60 })
  const { id, email } = await open(page, org, 'ACTIVE')
  await page.getByRole('button', { name: 'Edit profile' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit profile' })
  const save = dialog.getByRole('button', { name: 'Save' })
  await expect(save).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel('First name').fill('  Zażółć ')
  await dialog.getByLabel('Last name').fill('Gęślą')
  await dialog.getByLabel('Title').fill('')
  await save.click()
  await expect(outcome(page)).toHaveText('Updated the profile of Zażółć Gęślą.')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('heading', { level: 1, name: 'Zażółć Gęślą' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Edit profile' })).toBeFocused()
  expect(await writes(org)).toEqual([
    {
      method: 'PUT',
      path: `/organizations/users/${id}/profile`,
      body: { firstName: 'Zażółć', lastName: 'Gęślą', title: null },
    },
  ])
  await page.getByRole('link', { name: 'All users' }).click()
  await expect(rowOf(page, email)).toContainText('Zażółć Gęślą')
  // Blanks around stored values are no change, and stay.
  await org.changeUser(id, { profile: { firstName: 'Ann', lastName: ' Lee', title: 'CTO ' } })
  await page.goto(`/users/${id}`)
  await page.getByRole('button', { name: 'Edit profile' }).click()
  await expect(dialog.getByLabel('First name')).toHaveValue('Ann')
  await expect(save).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel('First name').fill('Anna ')
  await save.click()
  await expect(dialog).toBeHidden()
  expect((await writes(org)).at(-1)?.body).toEqual({ firstName: 'Anna', lastName: ' Lee', title: 'CTO ' })
})

test('edit profile: leaving with changes asks for confirmation', async ({ page, organization }) => {
  const org = await organization({ people: 60 })
  // From the list, so that there is a page to go back to.
  await signIn(page, org.token, '/users?size=100')
  await page.getByRole('link', { name: someone(org, 'ACTIVE').name, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit profile' })
  await page.getByRole('button', { name: 'Edit profile' }).click()
  await expect(dialog).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()

  await page.getByRole('button', { name: 'Edit profile' }).click()
  await dialog.getByLabel('Title').fill('Boss')
  for (const leave of [
    () => page.keyboard.press('Escape'),
    () => dialog.getByRole('button', { name: 'Cancel' }).click(),
    () => page.goBack(),
  ]) {
    await leave()
    await dialog.getByRole('button', { name: 'Keep editing' }).click()
    await expect(dialog.getByLabel('Title')).toHaveValue('Boss')
  }
  await dialog.getByLabel('Title').focus()
  await page.keyboard.press('Escape')
  await expect(dialog.getByRole('button', { name: 'Keep editing' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(dialog.getByLabel('Title')).toBeFocused()
  // Chromium closes a dialog itself when Escape is pressed often. The text must not be lost.
  for (let presses = 0; presses < 6; presses++) {
    await page.keyboard.press('Escape')
    await expect(dialog.getByLabel('Title')).toHaveValue('Boss')
  }
  const discard = dialog.getByRole('button', { name: 'Discard changes' })
  await expect(async () => {
    if (!(await discard.isVisible())) await page.keyboard.press('Escape')
    await expect(discard).toBeVisible({ timeout: 500 })
  }).toPass()
  await discard.click()
  await expect(dialog).toBeHidden()
  expect(await writes(org)).toEqual([])
})

test('edit profile: Back while it is being saved leaves, without a question that could discard nothing', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: 60, latency: { updateProfile: held } })
  const { name } = someone(org, 'ACTIVE')
  await signIn(page, org.token, '/users?size=100')
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('button', { name: 'Edit profile' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit profile' })
  await dialog.getByLabel('Title').fill('Boss')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog).toContainText('Working')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Users')
  await expect(dialog).toHaveCount(0)
  await org.change({ latency: 0 })
  await expect(outcome(page)).toHaveText(`Updated the profile of ${name}.`)
  await expect(dialog).toHaveCount(0)
})

test('change role from the row menu', async ({ page, organization }) => {
  const org = await organization({ people: 60 })
  const { id, email, name, roleId } = someone(org, 'ACTIVE')
  const role = roleId === roleIds.admin ? 'member' : 'admin'
  await signIn(page, org.token, '/users?size=100')
  await chooseInRow(page, email, 'Change role')
  const dialog = page.getByRole('dialog', { name: 'Change role' })
  const submit = dialog.getByRole('button', { name: 'Change role' })
  await expect(submit).toHaveAttribute('aria-disabled', 'true')
  await dialog.getByLabel('Role').selectOption({ label: role })
  await submit.click()
  await expect(outcome(page)).toHaveText(`Changed the role of ${name} to ${role}.`)
  await expect(rowOf(page, email)).toContainText(role)
  const [write] = await writes(org)
  expect(write).toMatchObject({ method: 'PUT', path: `/organizations/users/${id}/role` })
  expect(write?.body).toEqual({ roleId: roleIds[role] })
})

test('terminate, once however often it is clicked, then reinstate with the former role preselected', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: 60, latency: { terminate: held } })
  const { id, name, email, roleId } = await open(page, org, 'ACTIVE')
  await page.getByRole('button', { name: 'Terminate' }).click()
  const confirm = page.getByRole('alertdialog', { name: `Terminate ${name}?` })
  await expect(confirm).toContainText('immediately loses access to the organization')
  await expect(confirm).toContainText(email)
  // While it is busy, further clicks send nothing.
  await confirm.getByRole('button', { name: 'Terminate' }).dblclick()
  await confirm.getByRole('button', { name: 'Terminate' }).click({ force: true })
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(confirm).toContainText('Working')
  await org.change({ latency: 0 })
  await expect(outcome(page)).toHaveText(`Terminated ${name}.`)
  await expect(page.getByRole('button', { name: 'Terminate' })).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByRole('button', { name: 'Terminate' })).toHaveAccessibleDescription(
    'Already terminated.',
  )

  await page.getByRole('button', { name: 'Reinstate' }).click()
  const dialog = page.getByRole('dialog', { name: `Reinstate ${name}?` })
  await expect(dialog.getByLabel('Role')).toHaveValue(roleId)
  await dialog.getByRole('button', { name: 'Reinstate' }).click()
  await expect(outcome(page)).toContainText(`Reinstated ${name} as`)
  await expect(page.getByRole('button', { name: 'Terminate' })).toHaveAttribute('aria-disabled', 'false')
  expect(await writes(org)).toEqual([
    { method: 'POST', path: `/organizations/users/${id}/terminate`, body: null },
    { method: 'POST', path: `/organizations/users/${id}/reinstate`, body: { roleId } },
  ])
})

test('a change that fails after its dialog was left: the next page says so', async ({
  page,
  organization,
}) => {
  const faults = [{ call: 'terminate', fault: '400' }] as const
  const org = await organization({ people: 60, latency: { terminate: held }, faults: [...faults] })
  const { name } = someone(org, 'ACTIVE')
  await signIn(page, org.token, '/users?size=100')
  await page.getByRole('link', { name, exact: true }).click()
  await page.getByRole('button', { name: 'Terminate' }).click()
  const confirm = page.getByRole('alertdialog', { name: `Terminate ${name}?` })
  await confirm.getByRole('button', { name: 'Terminate' }).click()
  await expect(confirm).toContainText('Working')
  await page.goBack()
  await expect(confirm).toHaveCount(0)
  await org.change({ latency: 0 })
  await expect(page.getByRole('alert')).toContainText(`Your last change to ${name} was not made.`)
})

test('a token without can_reset_2fa: refused once, then disabled with the reason', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: 60, lacks: ['can_reset_2fa'] })
  const { name } = await open(page, org, 'ACTIVE')
  const button = page.getByRole('button', { name: 'Reset MFA' })
  await button.click()
  const confirm = page.getByRole('alertdialog', { name: `Reset MFA for ${name}?` })
  await confirm.getByRole('button', { name: 'Reset MFA' }).click()
  await expect(confirm.getByRole('alert')).toContainText('Nothing was changed.')
  await confirm.getByRole('button', { name: 'Cancel' }).click()
  await expect(button).toHaveAttribute('aria-disabled', 'true')
  await expect(button).toHaveAccessibleDescription(/can_reset_2fa/)
  await button.press('Enter')
  await expect(confirm).toBeHidden()

  const other = await organization({ people: 5 })
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await signIn(page, other.token, `/users/${other.users[0]?.id}`)
  await expect(page.getByRole('button', { name: 'Edit profile' })).toBeVisible()
  await expect(page.getByText('can_reset_2fa')).toHaveCount(0)
})

test('the new state shows though the API answers a write with nothing, or with the old state', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: 60, writeAnswers: 'noContent' })
  const { name } = await open(page, org, 'ACTIVE')
  const access = page.getByRole('region', { name: 'Access' })
  await page.getByRole('button', { name: 'Terminate' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Terminate' }).click()
  await expect(outcome(page)).toHaveText(`Terminated ${name}.`)
  await expect(access).toContainText('Terminated')
  await org.change({ writeAnswers: 'stale' })
  await page.getByRole('button', { name: 'Reinstate' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Reinstate' }).click()
  await expect(outcome(page)).toContainText(`Reinstated ${name} as`)
  await expect(access).toContainText('Active')
  expect(await writes(org)).toHaveLength(2)
})

test('without a roles endpoint, roles show a short id, and those that people have are offered', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: 60, roles: 'missing' })
  const { email, roleId } = someone(org, 'ACTIVE')
  await signIn(page, org.token, '/users?size=100')
  await expect(rowOf(page, email)).toContainText(roleId.slice(0, 8))
  await expect(page.getByRole('alert')).toHaveCount(0)
  await chooseInRow(page, email, 'Change role')
  const select = page.getByRole('dialog').getByLabel('Role')
  await expect(select).toHaveValue(roleId)
  expect(await select.getByRole('option').count()).toBeGreaterThan(1)
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'Live' }).click()
  const calls = page.getByRole('table', { name: 'Calls' }).getByRole('row')
  await expect(calls.filter({ hasText: 'List roles' })).toContainText('Failed (404)')
})
