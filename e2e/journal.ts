import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { roleIds } from '../src/demo/roles.ts'
import { expect, type Organization, outcome, signIn } from './roster.ts'

/** The first active user with a full name who is not an owner. */
export function someone({ users }: Organization) {
  const found = users.find(
    ({ profile, roleId }) =>
      profile.status === 'ACTIVE' && profile.firstName && profile.lastName && roleId !== roleIds.owner,
  )
  if (!found) throw new Error('No user is active.')
  return { ...found, name: `${found.profile.firstName} ${found.profile.lastName}` }
}

/** Signs in on that user's page. */
export async function open(page: Page, organization: Organization) {
  const person = someone(organization)
  await signIn(page, organization.token, `/users/${person.id}`)
  await expect(page.getByRole('heading', { level: 1, name: person.name })).toBeVisible()
  return person
}

/** Terminates the user whose page is open. */
export async function terminate(page: Page) {
  await page.getByRole('button', { name: 'Terminate' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Terminate' }).click()
  await expect(outcome(page)).toContainText('Terminated')
}

/** Gives the person whose page is open another title. */
export async function retitle(page: Page, title: string) {
  await page.getByRole('button', { name: 'Edit profile' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit profile' })
  await dialog.getByLabel('Title').fill(title)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(outcome(page)).toContainText('Updated')
}

/** Opens Activity by its link in the main navigation. */
export async function goToActivity(page: Page) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Activity' }).click()
  // A person's page has a table of the same name.
  await expect(page.getByRole('heading', { level: 1, name: 'Activity' })).toBeVisible()
}

/** The entries of the activity table, without their details. */
export const entries = (page: Page) =>
  page
    .getByRole('table', { name: 'Activity' })
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: 'Copy as cURL' }) })

/** Presses a button and returns the file that it downloads. */
export async function downloaded(page: Page, press: () => Promise<void>) {
  const download = page.waitForEvent('download')
  await press()
  const file = await download
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

/** Verifies a journal file with this text. */
export async function verify(page: Page, text: string) {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Verify a journal file' }).click()
  await (
    await chooser
  ).setFiles({ name: 'journal.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(text) })
}
