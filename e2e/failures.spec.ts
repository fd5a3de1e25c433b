// Failures as a user sees them. Every call with every fault: test/failures.test.ts.
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { roleIds } from '../src/demo/roles.ts'
import { open, someone } from './journal.ts'
import { chooseInRow, expect, outcome, rowOf, rows, signIn, test, writes } from './roster.ts'
import type { Organization } from './roster.ts'

/** Terminates the user whose page is open. Returns the dialog. */
async function terminate(page: Page) {
  await page.getByRole('button', { name: 'Terminate' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Terminate' }).click()
  return dialog
}

/** Expects the same status on the page and in the API, and this number of writes. */
async function expectStatus(page: Page, organization: Organization, id: string, status: string, sent = 1) {
  await expect(page.getByRole('region', { name: 'Access' })).toContainText(status)
  expect((await organization.user(id)).profile.status).toBe(status.toUpperCase())
  expect(await writes(organization)).toHaveLength(sent)
}

const itIsDone = /^Terminated .*read again: it is done\.$/
const hasErrorId = (fault: string) => /^4|^500$/.test(fault)
const said = {
  '400': 'Change what it names and try again.“The request is not valid for this user.”',
  '403': 'The organization token is not allowed to do this.',
  '404': 'The API knows nothing at this place.',
  '409': 'contradicts what is there (409)',
  '429': 'The API asks to slow down. Try again in a minute.',
  '429-retry-after': 'The API asks to slow down. Try again in 30 seconds.',
  '500': 'The API’s server failed (500).',
  '500-bare': 'The API’s server failed (500).',
  '502': 'The API’s server failed (502).',
  '503': 'The API’s server failed (503). Try again in 2 seconds.',
  html: 'What answered was not the API',
  malformed: 'What answered was not the API',
  'wrong-shape': 'What answered was not the API',
  // The proxy answers so when the API hangs up.
  dropped: 'The API’s server failed (502).',
}
const faults = Object.keys(said) as (keyof typeof said)[]
test.describe.configure({ timeout: 90_000 })

test('a termination that is never answered: read again, and done', async ({ page, organization }) => {
  const org = await organization({ faults: [{ call: 'terminate', fault: 'silent-after' }] })
  const { id } = await open(page, org)
  const dialog = await terminate(page)
  await expect(dialog).toContainText('Roster waits up to 30 seconds')
  await expect(outcome(page)).toHaveText(itIsDone, { timeout: 40_000 })
  await expectStatus(page, org, id, 'Terminated')
})

test('terminating meets every other fault: nothing was changed', async ({ page, organization, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const org = await organization()
  const { id } = await open(page, org)
  for (const [index, fault] of faults.entries()) {
    await org.change({ faults: [{ call: 'terminate', fault }] })
    const dialog = await terminate(page)
    const alert = dialog.getByRole('alert')
    await expect(alert, fault).toContainText(fault === '404' ? 'is not there any more.' : said[fault])
    await expect(alert).toContainText('Nothing was changed.')
    const copy = alert.getByRole('button', { name: 'Copy error id' })
    await expect(copy).toHaveCount(hasErrorId(fault) ? 1 : 0)
    if (hasErrorId(fault)) {
      await copy.click()
      const copied = await page.evaluate(() => navigator.clipboard.readText())
      await expect(alert).toContainText(`Error id ${copied}`)
    }
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expectStatus(page, org, id, 'Active', index + 1)
  }
})

/** A test with a proxy between browser and app that hangs up as soon as the API has answered a write. */
const cut = test.extend({
  baseURL: async ({ baseURL }, use) => {
    const server = createServer((incoming, outgoing) => {
      const { url = '/', method, headers } = incoming
      const onward = request(new URL(url, baseURL), { method, headers }, (answer) => {
        if (method !== 'GET') incoming.socket.destroy()
        else answer.pipe(outgoing.writeHead(answer.statusCode ?? 502, answer.headers))
      })
      incoming.pipe(onward)
    })
    await new Promise<void>((listening) => server.listen(0, listening))
    await use(`http://localhost:${(server.address() as AddressInfo).port}`)
    server.closeAllConnections()
    server.close()
  },
})

cut('a connection cut after the write: not sent again, and done', async ({ page, organization }) => {
  const org = await organization()
  const { id } = await open(page, org)
  await terminate(page)
  await expect(outcome(page)).toHaveText(itIsDone)
  await expectStatus(page, org, id, 'Terminated')
})

for (const fault of ['400', 'dropped-after'] as const) {
  test(`a profile change meets ${fault}: typed text is kept`, async ({ page, organization }) => {
    const org = await organization({ faults: [{ call: 'updateProfile', fault }] })
    const { id, profile } = await open(page, org)
    await page.getByRole('button', { name: 'Edit profile' }).click()
    const dialog = page.getByRole('dialog', { name: 'Edit profile' })
    for (const label of ['First name', 'Title']) await dialog.getByLabel(label).fill('Zoë')
    await dialog.getByRole('button', { name: 'Save' }).click()
    if (fault !== 'dropped-after') {
      const alert = dialog.getByRole('alert')
      await expect(alert).toContainText(said[fault])
      await expect(alert).toContainText('Nothing was changed.')
      expect((await org.user(id)).profile).toEqual(profile)
      await expect(dialog.getByLabel('Title')).toHaveValue('Zoë')
      await org.change({ faults: [] })
      await dialog.getByRole('button', { name: 'Save' }).click()
    }
    await expect(outcome(page)).toContainText('Updated the profile of Zoë')
    expect((await org.user(id)).profile).toEqual({ ...profile, firstName: 'Zoë', title: 'Zoë' })
    expect(await writes(org)).toHaveLength(fault === 'dropped-after' ? 1 : 2)
  })
}

/** Expects these texts in the page's alert, and that Try again removes it once the faults are gone. */
async function expectTriedAgain(page: Page, organization: Organization, ...words: string[]) {
  const alert = page.getByRole('main').getByRole('alert')
  for (const text of words) await expect(alert).toContainText(text)
  await organization.change({ faults: [] })
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(alert).toHaveCount(0)
}

for (const fault of ['429-retry-after', 'html'] as const) {
  test(`the list meets ${fault}: the page says so, and Try again works`, async ({ page, organization }) => {
    const org = await organization({ people: 60 })
    await signIn(page, org.token)
    await org.fault({ call: 'getUsers', fault })
    await page.goto('/users?page=3')
    await expectTriedAgain(page, org, 'The users could not be loaded.', said[fault])
    await expect(page.getByText('41–60 of 60')).toBeVisible()
  })
}

test('a list that can’t be refreshed stays, with an alert', async ({ page, organization }) => {
  const org = await organization({ writeAnswers: 'noContent', latency: { terminate: 1500 } })
  const { email } = someone(org)
  await signIn(page, org.token)
  await chooseInRow(page, email, 'Terminate')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Terminate' }).click()
  // The person can't be read afterwards, so the whole list is requested again.
  await expect.poll(() => writes(org)).toHaveLength(1)
  await org.change({ faults: (['getUser', 'getUsers'] as const).map((call) => ({ call, fault: 'html' })) })
  await expect(page.getByRole('alert')).toContainText('The list could not be refreshed.')
  await expect(rows(page)).toHaveCount(20)
  await expectTriedAgain(page, org, 'What answered was not the API')
  await expect(rowOf(page, email)).toContainText('Terminated')
})

test('a person who can’t be loaded stays as listed; a direct link shows only the alert', async ({
  page,
  organization,
}) => {
  const org = await organization({ faults: [{ call: 'getUser', fault: '500' }] })
  await signIn(page, org.token)
  await rows(page).getByRole('link').first().click()
  await expect(page.getByRole('alert')).toHaveText(
    /This person could not be read anew\..*What stands below may be old\./,
  )
  await expect(page.getByRole('region', { name: 'Access' })).toContainText('Active')
  await page.reload()
  await expect(page.getByRole('region', { name: 'Access' })).toHaveCount(0)
  await expectTriedAgain(page, org, 'This person could not be loaded.', said['500'], 'Copy error id')
  await expect(page.getByRole('region', { name: 'Access' })).toContainText('Active')
})

test('without roles the table works, and Change role tries again', async ({ page, organization }) => {
  const org = await organization({ faults: [{ call: 'getRoles', fault: 'html' }] })
  const { email, roleId } = someone(org)
  const other = roleId === roleIds.admin ? 'member' : 'admin'
  const row = rowOf(page, email)
  await signIn(page, org.token)
  await expect(page.getByRole('alert')).toContainText('The names of the roles could not be read.')
  await expect(row).toContainText(roleId.slice(0, 8))
  await chooseInRow(page, email, 'Change role')
  const dialog = page.getByRole('dialog', { name: 'Change role' })
  await expect(dialog.getByRole('alert')).toContainText('The roles could not be read.')
  await org.change({ faults: [] })
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await dialog.getByLabel('Role').selectOption({ label: other })
  await dialog.getByRole('button', { name: 'Change role' }).click()
  await expect(row).toContainText(other)
  await expect(page.getByRole('alert')).toHaveCount(0)
})
