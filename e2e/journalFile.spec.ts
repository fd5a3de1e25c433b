import { execFileSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import { API_PORT } from '../fake-api/port.ts'
import { downloaded, entries, goToActivity, open, retitle, terminate, verify } from './journal.ts'
import { expect, outcome, test, writes } from './roster.ts'

async function exported(page: Page, format: 'JSON Lines' | 'CSV') {
  await page.getByRole('button', { name: 'Export' }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  const choice = dialog.getByRole('radiogroup', { name: 'Format' }).getByRole('radio', { name: format })
  await expect(choice).toHaveAccessibleDescription(/verified/)
  await choice.check()
  return downloaded(page, () => dialog.getByRole('button', { name: 'Download' }).click())
}

test('export as JSON Lines, and verify intact, changed and cut files', async ({ page, organization }) => {
  const org = await organization()
  const { email } = await open(page, org)
  await retitle(page, 'Boss')
  await terminate(page)
  await goToActivity(page)
  const { name, text } = await exported(page, 'JSON Lines')
  expect(name).toMatch(/^roster-activity-\d{4}-\d\d-\d\d-\d{4}\.jsonl$/)
  const lines = text.trimEnd().split('\n')
  const parsed = lines.map((line) => JSON.parse(line) as { hash: string })
  expect(parsed).toMatchObject([
    { n: 1, operation: 'updateProfile', person: { email }, outcome: 'done', after: { title: 'Boss' } },
    { n: 2, operation: 'terminate', before: { status: 'ACTIVE' }, after: { status: 'TERMINATED' } },
    { end: 2 },
  ])
  expect(text).not.toContain(org.token)
  await expect(outcome(page)).toHaveText(`Saved 2 entries. Seal: ${parsed[1]?.hash}`)

  await verify(page, text)
  await expect(outcome(page)).toHaveText(`The file is intact: 2 entries. Seal: ${parsed[1]?.hash}`)
  await verify(page, text.replaceAll('\n', '\r\n'))
  await expect(page.getByRole('alert')).toContainText('The file has Windows line breaks')
  await verify(page, text.replace('"status":"ACTIVE"', '"status":"TERMINATED"'))
  await expect(page.getByRole('alert')).toContainText('Entry 1 was changed.')
  await verify(page, `${lines.slice(0, 2).join('\n')}\n`)
  await expect(page.getByRole('alert')).toContainText('The file is cut off after entry 2.')
  await verify(page, lines.slice(1).join('\n'))
  await expect(page.getByRole('alert')).toContainText('Entry 1 does not follow the one before it.')
  await verify(page, text)
  await expect(outcome(page)).toContainText('The file is intact')
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('export as CSV: formulas are escaped', async ({ page, organization }) => {
  const org = await organization()
  await open(page, org)
  await page.getByRole('button', { name: 'Edit profile' }).click()
  const dialog = page.getByRole('dialog', { name: 'Edit profile' })
  await dialog.getByLabel('First name').fill('=1+1, "x"')
  await dialog.getByLabel('Last name').fill('')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(outcome(page)).toContainText('Updated')
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click()
  await expect(outcome(page)).toContainText('Undone')
  await goToActivity(page)
  const { name, text } = await exported(page, 'CSV')
  expect(name).toMatch(/\.csv$/)
  const [head, , second] = text.split('\r\n')
  expect(head).toMatch(/^\ufeffEntry,Time,User ID,Name,Email,Operation,/)
  expect(second).toContain(`,"'=1+1, ""x""",`)
  await verify(page, text)
  await expect(page.getByRole('alert')).toContainText('Only JSON Lines exports can be verified.')
})

test('Copy as cURL copies a command that makes the same call', async ({ page, context, organization }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const org = await organization()
  const { id } = await open(page, org)
  const title = `O'Brien "$(id)" \`x\` \\ 🙂`
  await retitle(page, title)
  await goToActivity(page)
  await entries(page).getByRole('button', { name: 'Copy as cURL' }).click()
  await expect(entries(page)).toContainText('Copied')
  const command = await page.evaluate(() => navigator.clipboard.readText())
  expect(command).toContain('--header "Authorization: $ORG_TOKEN"')
  expect(command).not.toContain(org.token)
  const host = `http://127.0.0.1:${API_PORT}`
  execFileSync('sh', ['-c', command.replace(`${new URL(page.url()).origin}/api`, host)], {
    env: { ...process.env, ORG_TOKEN: org.token },
    stdio: 'ignore',
  })
  const [first, second] = await writes(org)
  expect(second).toEqual(first)
  expect(first?.body).toMatchObject({ title })
  expect(first?.path).toBe(`/organizations/users/${id}/profile`)

  await expect(entries(page).getByRole('button', { name: 'Copy as cURL' })).toHaveAccessibleDescription(
    /for bash, zsh/,
  )
  await entries(page).getByRole('button', { name: 'Details' }).click()
  await page.getByRole('button', { name: 'Copy as PowerShell' }).click()
  await expect(page.getByRole('table', { name: 'Activity' })).toContainText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('Invoke-RestMethod -Method PUT')
})
