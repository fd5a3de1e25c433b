import type { Page } from '@playwright/test'
import { expect, giveToken, held, type Organization, outcome, signIn, test } from './roster.ts'

/** Signs in again after the token was rejected. The sign-in page says nothing of what ran. */
async function signInAgain(page: Page, { change, token }: Organization) {
  await expect(page.getByRole('note')).toContainText('The API no longer accepts your token.')
  await expect(outcome(page)).toHaveCount(0)
  await expect(page.getByRole('alert')).toHaveCount(0)
  await change({ revoked: false })
  await giveToken(page, token)
}

test('a snapshot that a rejected token has cut short is told of after the next sign-in', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: 5_001 })
  await signIn(page, org.token, '/activity')
  await org.change({ latency: { getUsers: held } })
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Insights' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Snapshots', exact: true }).click()
  const save = page.getByRole('button', { name: 'Save a snapshot' })
  await save.click()
  await expect(page.getByText('Saving everyone…')).toBeVisible()
  await org.change({ revoked: true, latency: 0 })
  await signInAgain(page, org)
  await expect(outcome(page)).toHaveText(
    'The session ended before the snapshot was ready. Choose “Save a snapshot” again.',
  )
  const downloading = page.waitForEvent('download')
  await save.click()
  await downloading
  await expect(outcome(page)).toHaveText('Saved 5,001 people.')
})

test('a reading of everyone that was asked for is told of after the next sign-in', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: 5_001 })
  const told =
    'The session ended before everyone was loaded. If loading doesn’t start again, choose “Load everyone” on Users.'
  await signIn(page, org.token)
  for (const ask of ['Load everyone', 'Export']) {
    await org.change({ latency: { getUsers: held } })
    await page.getByRole('button', { name: ask, exact: true }).click()
    await expect(page.getByRole('progressbar', { name: 'Reading the directory' }).first()).toBeVisible()
    await org.change({ revoked: true, latency: 0 })
    await signInAgain(page, org)
    await expect(outcome(page)).toHaveText(told)
  }
  await page.getByRole('button', { name: 'Load everyone' }).click()
  await expect(page.getByText('Loaded 5,001 of 5,001 people')).toBeVisible()
  await org.change({ revoked: true })
  await page.getByRole('button', { name: 'Next page' }).click()
  await signInAgain(page, org)
  await expect(page.getByRole('button', { name: 'Load everyone' })).toBeVisible()
  await expect(outcome(page)).toHaveCount(0)
})

test('a change that a rejected token has cut short names nobody until the next sign-in', async ({
  page,
  organization,
}) => {
  const org = await organization({
    invitations: 24,
    faults: [{ call: 'resendEnrollment', fault: '401', times: 1 }],
  })
  const email = org.invitations.find(({ status }) => status === 'EXPIRED')?.email ?? ''
  await signIn(page, org.token, '/invitations')
  await page.getByRole('button', { name: `Actions for ${email}` }).click()
  await page.getByRole('menuitem', { name: 'Resend' }).click()
  await signInAgain(page, org)
  await expect(outcome(page)).toHaveText(
    'The session ended before your last change was answered. Activity shows whether it was made.',
  )
})
