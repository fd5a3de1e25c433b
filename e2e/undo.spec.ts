import { entries, goToActivity, open, retitle, someone, terminate } from './journal.ts'
import { expect, outcome, test, writes } from './roster.ts'

test('undo from the message reverts the operation', async ({ page, organization }) => {
  const org = await organization()
  const { id, name, roleId } = await open(page, org)
  await terminate(page)
  const undo = page.getByRole('status').getByRole('button', { name: 'Undo' })
  await undo.press('Enter')
  await expect(outcome(page)).toHaveText(/^Undone\. Reinstated .* as \w+\.$/)
  await expect(outcome(page)).toContainText(name)
  await expect(undo).toBeHidden()
  await expect(page.getByRole('button', { name: 'Dismiss message' })).toBeFocused()
  await expect(page.getByRole('region', { name: 'Access' })).toContainText('Active')
  expect(await writes(org)).toEqual([
    { method: 'POST', path: `/organizations/users/${id}/terminate`, body: null },
    { method: 'POST', path: `/organizations/users/${id}/reinstate`, body: { roleId } },
  ])
})

test('undo does not overwrite later changes by others', async ({ page, organization }) => {
  const org = await organization()
  const { id, name } = await open(page, org)
  await retitle(page, 'Boss')
  await org.changeUser(id, { profile: { title: 'Someone else’s choice' } })
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  const alert = page.getByRole('alert')
  await expect(alert).toContainText('Not undone. Nothing was changed.')
  await expect(alert).toContainText(`Someone else has changed ${name} since.`)
  await expect(alert).toContainText('Title: Boss')
  await expect(alert).toContainText('Title: Someone else’s choice')
  expect(await writes(org)).toHaveLength(1)
  // Undo has read the person again, so the page shows the current title.
  await expect(page.getByRole('region', { name: 'Profile' })).toContainText('Someone else’s choice')
  await page.getByRole('button', { name: 'Dismiss message' }).click()
  await expect(alert).toBeHidden()
})

test('a failed undo gives the reason, and a person’s page shows their changes', async ({
  page,
  organization,
}) => {
  test.slow()
  const org = await organization()
  await open(page, org)
  const part = page.getByRole('region', { name: 'Activity' })
  await expect(part).toContainText('No changes to this person in this session.')
  await terminate(page)
  await expect(entries(page)).toHaveCount(1)
  await expect(part).toContainText('Status: Active → Terminated')
  await org.fault({ call: 'reinstate', fault: '500', times: 1 })
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('alert')).toContainText('Not undone. Nothing was changed.')
  await expect(page.getByRole('alert').getByRole('button', { name: 'Copy error id' })).toBeVisible()
  await expect(entries(page)).toHaveCount(2)
  await expect(entries(page).first()).toContainText('Failed')
  await entries(page).last().getByRole('button', { name: 'Undo' }).click()
  await expect(entries(page)).toHaveCount(3)
  await expect(page.getByRole('region', { name: 'Access' })).toContainText('Active')
  await goToActivity(page)
  await expect(entries(page)).toHaveCount(3)
  await expect(entries(page).nth(1)).toContainText('Failed')
  const another = org.users.find(({ id }) => id !== someone(org).id)
  await page.goto(`/users/${another?.id}`)
  await expect(part).toContainText('No changes to this person in this session.')
})

test('an MFA reset has no undo', async ({ page, organization }) => {
  const org = await organization()
  const { id, name } = await open(page, org)
  await page.getByRole('button', { name: 'Reset MFA' }).click()
  const confirm = page.getByRole('alertdialog', { name: `Reset MFA for ${name}?` })
  await expect(confirm).toContainText('can’t be undone')
  await confirm.getByRole('button', { name: 'Reset MFA' }).click()
  await expect(outcome(page)).toHaveText(`Reset MFA for ${name}.`)
  expect(await writes(org)).toEqual([
    { method: 'POST', path: `/organizations/users/${id}/reset-mfa`, body: null },
  ])
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
  await goToActivity(page)
  await expect(entries(page)).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
})
