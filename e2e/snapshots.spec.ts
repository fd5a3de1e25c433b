import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { roleIds } from '../src/demo/roles.ts'
import { lookAt } from './look.ts'
import { expect, outcome, rowOf, signIn, test, writes } from './roster.ts'

/** Saves a snapshot, and returns the file. */
async function save(page: Page) {
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save a snapshot' }).click()
  const download = await downloading
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), 'utf8') }
}

const fileOf = (text: string, name = 'snapshot.jsonl') => ({
  name,
  mimeType: 'application/jsonl',
  buffer: Buffer.from(text),
})

test('a snapshot is saved, compared with now, and put back by a plan', async ({ page, organization }) => {
  const org = await organization({ people: 40 })
  const active = org.users.filter(
    ({ profile, roleId }) => profile.status === 'ACTIVE' && roleId === roleIds.member,
  )
  const [riser, leaver, renamed] = active
  await signIn(page, org.token, '/insights')
  await page.getByRole('main').getByRole('link', { name: 'Snapshots', exact: true }).click()
  const { name, text } = await save(page)
  expect(name).toMatch(/^roster-snapshot-5d1f7a52-[\d-]+\.jsonl$/)
  await expect(outcome(page)).toHaveText('Saved 40 people.')
  await expect(page.getByRole('region', { name: 'Save' })).toContainText(/Saved 40 people. Seal: [\da-f]{64}/)

  await org.changeUser(riser?.id ?? '', { roleId: roleIds.owner })
  await org.changeUser(leaver?.id ?? '', { profile: { ...leaver?.profile, status: 'TERMINATED' } })
  await org.changeUser(renamed?.id ?? '', { profile: { ...renamed?.profile, title: 'Chief' } })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await page.getByLabel('Earlier snapshot').setInputFiles(fileOf(text))
  await expect(page.getByText('snapshot.jsonl: 40 people')).toBeVisible()
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(page.getByRole('heading', { name: '3 people have changed. 37 have not.' })).toBeVisible()
  const kinds = page.getByRole('navigation', { name: 'Kinds of change' })
  await expect(kinds.getByRole('link')).toHaveText([
    'All changes (3)',
    'New owners and admins (1)',
    'Role changed (1)',
    'Terminated (1)',
    'Profile changed (1)',
  ])
  await lookAt(page)
  await expect(page.getByLabel('Earlier snapshot')).toBeVisible()
  await expect(page.getByLabel(/^Select all/)).toBeVisible()
  // Paper says whose data these are, which files were compared, and when it was printed.
  await page.emulateMedia({ media: 'print' })
  const comparison = page.getByRole('region', { name: 'Comparison' })
  await expect(comparison.getByText(/^Organization: 5d1f7a52-.* Printed .*\d\d:\d\d:\d\d/)).toBeVisible()
  await expect(comparison.getByText(/^Seal: [\da-f]{64}$/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save a snapshot' })).toBeHidden()
  await expect(page.getByLabel('Earlier snapshot')).toBeHidden()
  await expect(page.getByLabel(/^Select all/)).toBeHidden()
  await page.emulateMedia({ media: null })
  const table = page.getByRole('table', { name: 'Changes' })
  await kinds.getByRole('link', { name: 'Terminated' }).click()
  await expect(table.getByRole('row')).toHaveCount(2)
  await expect(table).toContainText('Status: ActiveStatus: Terminated')
  await kinds.getByRole('link', { name: 'All changes' }).click()
  await page.getByRole('searchbox', { name: 'Search changes' }).fill(renamed?.email ?? '')
  await expect(table.getByRole('row')).toHaveCount(2)
  await expect(table).toContainText('Title: Chief')
  await page.getByRole('searchbox', { name: 'Search changes' }).fill('')
  await expect(table.getByRole('row')).toHaveCount(4)

  await page.getByRole('button', { name: 'Export' }).click()
  const downloading = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  expect(readFileSync(await (await downloading).path(), 'utf8')).toContain('"Profile changed","Title"')

  await page.getByRole('checkbox', { name: /^Select all shown/ }).check()
  await page.getByRole('button', { name: 'Plan to put back' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2')
  await expect(page.getByText('From a snapshot')).toBeVisible()
  await page.getByRole('button', { name: 'Run plan' }).click()
  await expect(page.getByRole('table', { name: 'Plan' }).getByText('Done', { exact: true })).toHaveCount(2)
  const sent = (await writes(org)).map(({ path }) => path.split('/').at(-1))
  expect(new Set(sent)).toEqual(new Set(['reinstate', 'role']))

  await page.getByRole('link', { name: 'Users' }).click()
  await page.getByRole('searchbox', { name: 'Search users' }).fill(riser?.email ?? '')
  await rowOf(page, riser?.email ?? '')
    .getByRole('link')
    .click()
  const history = page.getByRole('table', { name: 'Snapshots' })
  await expect(history).toContainText('member')

  await page.getByRole('link', { name: 'Activity' }).click()
  await page.getByRole('button', { name: 'Verify a journal file' }).waitFor()
  await page.locator('input[type=file]').setInputFiles(fileOf(text))
  await expect(page.getByText('The file is intact: a snapshot of 40 people.')).toBeVisible()
})

test('files that were edited, or are of another organization, are refused', async ({
  page,
  organization,
}) => {
  const { token } = await organization({ people: 25 })
  await signIn(page, token, '/snapshots')
  const { text } = await save(page)
  const lines = text.split('\n')
  const give = (edited: string) => page.getByLabel('Earlier snapshot').setInputFiles(fileOf(edited))
  const alert = page.getByRole('alert')

  await give(lines.with(4, (lines[4] ?? '').replace('"status":"', '"status":"x')).join('\n'))
  await expect(alert).toContainText('Line 5 of the file was changed.')
  await give(lines.toSpliced(6, 1).join('\n'))
  await expect(alert).toContainText('Line 7 of the file does not follow the one before it.')
  await give(`${lines.slice(0, 10).join('\n')}\n`)
  await expect(alert).toContainText('The file is cut off after line 10.')
  await give('ID,Email\n')
  await expect(alert).toContainText('This file is not a snapshot that Roster saved.')
  await expect(page.getByRole('button', { name: 'Compare' })).toHaveAttribute('aria-disabled', 'true')

  // The same people under other ids are those of another organization.
  const { token: otherToken } = await organization({ people: 25, seed: 9 })
  await page.goto('/users')
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await signIn(page, otherToken, '/snapshots')
  await give(text)
  await page.getByRole('button', { name: 'Compare' }).click()
  await expect(alert).toContainText('These snapshots are of different organizations.')
})
