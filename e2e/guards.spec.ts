import type { Page } from '@playwright/test'
import { people } from '../src/demo/people.ts'
import { roleIds } from '../src/demo/roles.ts'
import { chooseInRow, expect, held, type Organizations, outcome, signIn, test, writes } from './roster.ts'

/** Eight active people. The first ones are owners. */
const withOwners = (owners: number) =>
  people(8, 1).map((user, place) => {
    user.roleId = place < owners ? roleIds.owner : roleIds.member
    user.profile.status = 'ACTIVE'
    return user
  })

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** Opens the dialog that terminates one of two owners, which is possible at first. */
async function openTermination(page: Page, organization: Organizations) {
  const users = withOwners(2)
  const org = await organization({ people: users })
  await signIn(page, org.token)
  await chooseInRow(page, users[0]?.email ?? '', 'Terminate')
  const confirm = page.getByRole('alertdialog')
  await expect(confirm.getByRole('button', { name: 'Terminate' })).toHaveAttribute('aria-disabled', 'false')
  return { org, users, confirm }
}

test('the last active owner can’t be terminated or lose the role', async ({ page, organization }) => {
  const users = withOwners(1)
  const org = await organization({ people: users })
  const [owner] = users
  await signIn(page, org.token)
  await chooseInRow(page, owner?.email ?? '', 'Terminate')
  const confirm = page.getByRole('alertdialog')
  const submit = confirm.getByRole('button', { name: 'Terminate' })
  await expect(confirm.getByRole('listitem')).toHaveText(
    'You can’t do this. No active owner would be left. Make someone else an owner first.',
  )
  await expect(submit).toHaveAttribute('aria-disabled', 'true')
  await submit.press('Enter')
  await expect(confirm.getByRole('alert')).toContainText('No active owner would be left')
  await confirm.getByRole('button', { name: 'Cancel' }).click()

  await chooseInRow(page, owner?.email ?? '', 'Change role')
  const dialog = page.getByRole('dialog', { name: 'Change role' })
  await expect(dialog).toContainText(owner?.email ?? '')
  await expect(dialog.getByRole('listitem')).toHaveCount(0)
  await dialog.getByLabel('Role').selectOption({ label: 'admin' })
  await expect(dialog.getByRole('listitem')).toContainText('No active owner would be left')
  await expect(dialog.getByRole('button', { name: 'Change role' })).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Escape')
  expect(await writes(org)).toEqual([])

  // With another owner it works. Undoing that other owner's promotion does not.
  const other = users[3]
  await chooseInRow(page, other?.email ?? '', 'Change role')
  await dialog.getByLabel('Role').selectOption({ label: 'owner' })
  await dialog.getByRole('button', { name: 'Change role' }).click()
  await expect(outcome(page)).toContainText('to owner.')
  await org.changeUser(owner?.id ?? '', { roleId: roleIds.member })
  await page.goto(`/users/${owner?.id}`)
  await expect(page.getByRole('region', { name: 'Access' })).toContainText('member')
  await page.getByRole('link', { name: 'Activity' }).first().click()
  await page.getByRole('table', { name: 'Activity' }).getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('alert')).toContainText('Not undone. Nothing was changed.')
  await expect(page.getByRole('alert')).toContainText('No active owner would be left')
  expect(await writes(org)).toHaveLength(1)
})

test('without role names the owner guard asks for confirmation before anything is sent', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: withOwners(2), roles: 'missing', latency: { getRoles: held } })
  await signIn(page, org.token, `/users/${org.users[4]?.id}`)
  await button(page, 'Terminate').click()
  const confirm = page.getByRole('alertdialog')
  const submit = confirm.getByRole('button', { name: 'Terminate' })
  // Before the guards have loaded.
  await submit.click()
  await org.change({ latency: 0 })
  await expect(confirm.getByRole('alert')).toContainText('Nothing was sent')
  await expect(confirm.getByRole('listitem')).toContainText('The API lists no role named “owner”')
  expect(await writes(org)).toEqual([])
  await confirm.getByLabel('I understand that Roster can’t check this').check()
  await expect(confirm.getByRole('alert')).toBeHidden()
  await submit.click()
  await expect(outcome(page)).toContainText('Terminated')
})

test('removing my own access asks for confirmation, by keyboard at 360 px', async ({
  page,
  organization,
}) => {
  await page.setViewportSize({ width: 360, height: 640 })
  const org = await organization({ people: withOwners(2) })
  await signIn(page, org.token, `/users/${org.users[5]?.id}`)
  await button(page, 'This is me').click()
  await expect(button(page, 'Not me')).toBeVisible()
  await button(page, 'Reset MFA').click()
  const confirm = page.getByRole('alertdialog')
  await expect(confirm.getByRole('note')).toContainText('your own account')
  await expect(confirm.getByRole('checkbox')).toHaveCount(0)
  await page.keyboard.press('Escape')

  await button(page, 'Terminate').press('Enter')
  const know = confirm.getByRole('checkbox', { name: 'I understand that I will lose access' })
  await expect(know).toBeVisible()
  await expect(confirm.getByRole('listitem')).toContainText('You would lose your access.')
  await know.focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await expect(outcome(page)).toContainText('Terminated')
  expect(await writes(org)).toHaveLength(1)
})

test('an open dialog updates when another tab terminates the other owner', async ({
  page,
  context,
  organization,
}) => {
  const { org, users, confirm } = await openTermination(page, organization)
  const second = await context.newPage()
  await second.goto(`/users/${users[1]?.id}`)
  await button(second, 'Terminate').click()
  await second.getByRole('alertdialog').getByRole('button', { name: 'Terminate' }).click()
  await expect(outcome(second)).toContainText('Terminated')
  await expect(confirm.getByRole('listitem')).toContainText('No active owner would be left')
  await expect(confirm.getByRole('button', { name: 'Terminate' })).toHaveAttribute('aria-disabled', 'true')
  expect(await writes(org)).toHaveLength(1)
})

test('the last active owner is protected after someone else removed the other one', async ({
  page,
  organization,
}) => {
  const { org, users, confirm } = await openTermination(page, organization)
  await org.removeUser(users[1]?.id ?? '')
  await confirm.getByRole('button', { name: 'Terminate' }).click()
  await expect(confirm.getByRole('listitem')).toContainText('No active owner would be left')
  await expect(confirm.getByRole('alert')).toContainText('Nothing was sent')
  expect(await writes(org)).toEqual([])
})
