// What an admin sees of failures. Every call with every fault is tested in test/failures.test.ts.
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from '@playwright/test'
import { roleIds } from '../src/demo/roles.ts'
import { inDesk, retrySoon } from './desk.ts'
import { open, someone } from './journal.ts'
import { chooseInRow, expect, held, outcome, rowOf, rows, signIn, test, writes } from './roster.ts'
import type { Organization } from './roster.ts'

/** Terminates the user of this page. Returns the dialog. */
async function terminate(page: Page) {
  await page.getByRole('button', { name: 'Terminate' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Terminate' }).click()
  return dialog
}

/** Expects that page and API agree on a user's status, after this number of writes. */
async function expectStatus(page: Page, organization: Organization, id: string, status: string, sent = 1) {
  await expect(page.getByRole('region', { name: 'Access' })).toContainText(status)
  expect((await organization.user(id)).profile.status).toBe(status.toUpperCase())
  expect(await writes(organization)).toHaveLength(sent)
}

const terminatedAfterRead = /^Terminated .*Roster checked: the change was made\.$/
const hasErrorId = (fault: string) => /^4|^500$/.test(fault)
/** One fault of each kind of answer. Unit tests have the words of all (src/ui/explain.test.ts). */
const messages = {
  '400': 'Check what you entered and try again.“The request is not valid for this user.”',
  '404': 'The API could not find this.',
  '429-retry-after': 'The API is receiving too many requests. Try again in 30 seconds.',
  '500': 'The API failed with a server error (500).',
  '500-bare': 'The API failed with a server error (500).',
  html: 'The response could not be read',
  // So says the proxy of an API that hangs up.
  dropped: 'The API failed with a server error (502).',
}
const faults = Object.keys(messages) as (keyof typeof messages)[]
test('a termination without an answer: read again, and done', async ({ page, organization }) => {
  const org = await organization({ faults: [{ call: 'terminate', fault: 'silent-after' }] })
  await page.clock.install()
  const { id } = await open(page, org)
  await inDesk(
    page,
    '{ const wait = setTimeout; setTimeout = (run, ms) => (ms === 30_000 ? void (timeOut = run) : wait(run, ms)) }',
  )
  const dialog = await terminate(page)
  await expect.poll(() => writes(org)).toHaveLength(1)
  await page.clock.runFor(5000)
  await expect(dialog).toContainText('Roster waits up to 30 seconds')
  await inDesk(page, 'timeOut()')
  await expect(outcome(page)).toHaveText(terminatedAfterRead)
  await expectStatus(page, org, id, 'Terminated')
})

test('terminating with another fault: nothing was changed', async ({ page, organization, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const org = await organization()
  const { id } = await open(page, org)
  for (const [index, fault] of faults.entries()) {
    await org.change({ faults: [{ call: 'terminate', fault }] })
    const dialog = await terminate(page)
    const alert = dialog.getByRole('alert')
    await expect(alert, fault).toContainText(fault === '404' ? 'was not found.' : messages[fault])
    await expect(alert).toContainText('Nothing was changed.')
    const copy = alert.getByRole('button', { name: 'Copy error id' })
    await expect(copy).toHaveCount(hasErrorId(fault) ? 1 : 0)
    if (hasErrorId(fault)) {
      await copy.click()
      await expect(async () => {
        const copied = await page.evaluate(() => navigator.clipboard.readText())
        await expect(alert).toContainText(`Error id ${copied}`, { timeout: 1000 })
      }).toPass()
    }
    await dialog.getByRole('button', { name: 'Cancel' }).click()
    await expectStatus(page, org, id, 'Active', index + 1)
  }
})

/** Adds a server before the app that hangs up as soon as the API has answered a write. */
const testWithCut = test.extend({
  baseURL: async ({ baseURL }, use) => {
    const server = createServer((incoming, outgoing) => {
      const { url = '/', method, headers } = incoming
      const forwarded = request(new URL(url, baseURL), { method, headers }, (answer) => {
        if (method !== 'GET') incoming.socket.destroy()
        else answer.pipe(outgoing.writeHead(answer.statusCode ?? 502, answer.headers))
      })
      incoming.pipe(forwarded)
    })
    await new Promise<void>((listening) => server.listen(0, listening))
    await use(`http://localhost:${(server.address() as AddressInfo).port}`)
    server.closeAllConnections()
    server.close()
  },
})

testWithCut('a connection cut after the write: done, and not sent again', async ({ page, organization }) => {
  const org = await organization()
  const { id } = await open(page, org)
  await terminate(page)
  await expect(outcome(page)).toHaveText(terminatedAfterRead)
  await expectStatus(page, org, id, 'Terminated')
})

test('a profile that fails keeps the input, and one without an answer is read again', async ({
  page,
  organization,
}) => {
  const org = await organization({ faults: [{ call: 'updateProfile', fault: '400' }] })
  const { id, profile } = await open(page, org)
  const dialog = page.getByRole('dialog', { name: 'Edit profile' })
  const alert = dialog.getByRole('alert')
  const save = dialog.getByRole('button', { name: 'Save' })
  await page.getByRole('button', { name: 'Edit profile' }).click()
  for (const label of ['First name', 'Title']) await dialog.getByLabel(label).fill('Zoë')
  await save.click()
  await expect(alert).toContainText(messages['400'])
  await expect(alert).toContainText('Nothing was changed.')
  expect((await org.user(id)).profile).toEqual(profile)
  await expect(dialog.getByLabel('Title')).toHaveValue('Zoë')
  await org.change({ faults: [] })
  await save.click()
  await expect(outcome(page)).toContainText('Updated the profile of Zoë')
  expect((await org.user(id)).profile).toEqual({ ...profile, firstName: 'Zoë', title: 'Zoë' })
  expect(await writes(org)).toHaveLength(2)

  await org.change({ faults: [{ call: 'updateProfile', fault: 'dropped-after' }] })
  await page.getByRole('button', { name: 'Edit profile' }).click()
  await dialog.getByLabel('First name').fill('Noé')
  await save.click()
  await expect(outcome(page)).toContainText('Updated the profile of Noé')
  expect((await org.user(id)).profile).toEqual({ ...profile, firstName: 'Noé', title: 'Zoë' })
  expect(await writes(org)).toHaveLength(3)
})

/** Expects an alert with these texts in the page, which "Try again" removes once the faults are gone. */
async function expectRetry(page: Page, organization: Organization, ...texts: string[]) {
  const alert = page.getByRole('main').getByRole('alert')
  for (const text of texts) await expect(alert).toContainText(text)
  await organization.change({ faults: [] })
  await alert.getByRole('button', { name: 'Try again' }).click()
  await expect(alert).toHaveCount(0)
}

test('the list that fails: an alert, and "Try again"', async ({ page, organization }) => {
  const org = await organization({ people: 60 })
  await signIn(page, org.token)
  for (const fault of ['429-retry-after', 'html'] as const) {
    await org.fault({ call: 'getUsers', fault })
    await page.goto('/users?page=3')
    await expectRetry(page, org, 'The users could not be loaded.', messages[fault])
    await expect(page.getByText('41–60 of 60')).toBeVisible()
  }
})

test('a list that cannot be refreshed stays, with an alert', async ({ page, organization }) => {
  const org = await organization({ writeAnswers: 'noContent', latency: { terminate: held } })
  const { email } = someone(org)
  await signIn(page, org.token)
  await chooseInRow(page, email, 'Terminate')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Terminate' }).click()
  // The user cannot be read then, so everything on the page is requested again.
  await expect.poll(() => writes(org)).toHaveLength(1)
  const faulty = ['getUser', 'getUsers'] as const
  await org.change({ latency: 0, faults: faulty.map((call) => ({ call, fault: 'html' })) })
  await expect(page.getByRole('alert')).toContainText('The list could not be refreshed.')
  await expect(rows(page)).toHaveCount(20)
  await expectRetry(page, org, 'The response could not be read')
  await expect(rowOf(page, email)).toContainText('Terminated')
})

test('a user stays as listed; with a direct link there is only the alert', async ({ page, organization }) => {
  const org = await organization({ faults: [{ call: 'getUser', fault: '500' }] })
  await signIn(page, org.token)
  await retrySoon(page)
  await rows(page).getByRole('link').first().click()
  await expect(page.getByRole('alert')).toHaveText(
    /This person could not be refreshed\..*The details below may be out of date\./,
  )
  await expect(page.getByRole('region', { name: 'Access' })).toContainText('Active')
  await page.reload()
  await expect(page.getByRole('region', { name: 'Access' })).toHaveCount(0)
  await expectRetry(page, org, 'This person could not be loaded.', messages['500'], 'Copy error id')
  await expect(page.getByRole('region', { name: 'Access' })).toContainText('Active')
})

test('roles that cannot be read: the table works, and changing a role needs "Try again"', async ({
  page,
  organization,
}) => {
  const org = await organization({ faults: [{ call: 'getRoles', fault: 'html' }] })
  const { email, roleId } = someone(org)
  const other = roleId === roleIds.admin ? 'member' : 'admin'
  const row = rowOf(page, email)
  await signIn(page, org.token)
  await expect(page.getByRole('alert')).toContainText('Role names could not be loaded.')
  await expect(row).toContainText(roleId.slice(0, 8))
  await chooseInRow(page, email, 'Change role')
  const dialog = page.getByRole('dialog', { name: 'Change role' })
  await expect(dialog.getByRole('alert')).toContainText('The roles could not be loaded.')
  await org.change({ faults: [] })
  await dialog.getByRole('button', { name: 'Try again' }).click()
  await dialog.getByLabel('Role').selectOption({ label: other })
  await dialog.getByRole('button', { name: 'Change role' }).click()
  await expect(row).toContainText(other)
  await expect(page.getByRole('alert')).toHaveCount(0)
})
