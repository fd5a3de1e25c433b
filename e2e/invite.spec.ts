import { readFile } from 'node:fs/promises'
import { lookAtBoth, narrow } from './look.ts'
import { expect, held, type Organization, signIn, test, writes } from './roster.ts'
import type { Locator, Page } from '@playwright/test'

const memberId = 'c2957f30-4e8b-4d19-86fa-19e4d0b57c03'
const invitation = (n: number, status: string) => ({
  enrollmentId: `0f8fad5b-d9cb-469f-a165-70867728950${n}`,
  email: `invited${n}@example.com`,
  status,
  lastInvitationSentAt: '2026-11-01T10:00:00Z',
})
const invitations = [invitation(1, 'PENDING'), invitation(2, 'EXPIRED')]

const lines = (page: Page): Locator =>
  page.getByRole('table', { name: 'People to invite' }).locator('tbody').getByRole('row')
const planRows = (page: Page): Locator =>
  page.getByRole('table', { name: 'Plan' }).locator('tbody').getByRole('row')

async function open(page: Page, { token }: Organization) {
  await signIn(page, token, '/invitations/new')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Invite people')
}

async function previewPlan(page: Page) {
  await page.getByRole('button', { name: 'Preview plan' }).click()
  await expect(page).toHaveURL(/\/plans\/[\da-f]{8}$/)
}

test('a pasted list says what will happen with each line, becomes a plan, is sent once and undone', async ({
  page,
  organization,
}) => {
  const own = await organization({ people: 5, invitations })
  const [first] = await own.everyone()
  await open(page, own)
  await page
    .getByLabel('Email addresses')
    .fill(
      `Anna Nowak <anna@new.example.com>; ben@new.example.com, ${first?.email}\ninvited1@example.com\ninvited2@example.com\nbob@gmial.com\nJust Words\nanna@new.example.com`,
    )
  await expect(lines(page)).toHaveCount(8)
  await expect(
    lines(page)
      .getByRole('cell')
      .filter({ hasText: /^(Invite|Already|Expired|Check|Not|Listed)/ }),
  ).toHaveText([
    'Invite',
    'Invite',
    /^Already a member/,
    /^Already invited/,
    /^Expired, resend/,
    /^Check the address/,
    /^Not an address/,
    /^Listed twice/,
  ])
  expect(await writes(own)).toEqual([])
  await previewPlan(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Invite 2 people')
  await expect(page.getByText('The emails can’t be recalled.')).toBeVisible()
  await page.getByRole('button', { name: 'Run plan' }).click()
  await expect(page.getByText(/^Finished: 2 done/)).toBeVisible()
  const body = { email: 'anna@new.example.com', roleId: memberId, firstName: 'Anna', lastName: 'Nowak' }
  expect(await writes(own)).toEqual([
    { method: 'POST', path: '/organizations/enrollments', body },
    {
      method: 'POST',
      path: '/organizations/enrollments',
      body: { email: 'ben@new.example.com', roleId: memberId },
    },
  ])

  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Undo “Invite 2 people”')
  await page.getByRole('button', { name: 'Run plan' }).click()
  await expect(page.getByText(/^Finished: 2 done/)).toBeVisible()
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Activity' }).click()
  const activity = page.getByRole('table', { name: 'Activity' })
  await expect(activity).toContainText('Cancel invitation')
  await expect(activity).toContainText('Anna Nowak')
})

test('a pasted text is read with what was there before', async ({ page, context, organization }) => {
  const own = await organization({ people: 5 })
  await open(page, own)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate(() => navigator.clipboard.writeText('ben@new.example.com\r\ncleo@new.example.com\r\n'))
  const field = page.getByLabel('Email addresses')
  const expectLines = async (...addresses: string[]) => {
    await expect(field).toHaveValue(addresses.map((address) => `${address}\n`).join(''))
    await expect(lines(page)).toHaveText(addresses.map((address) => new RegExp(address)))
  }
  await field.press('ControlOrMeta+V')
  await expectLines('ben@new.example.com', 'cleo@new.example.com')
  await field.fill('ann@new.example.com\ndan@new.example.com\n')
  await field.press('ControlOrMeta+Home')
  await field.press('ArrowDown')
  await field.press('ControlOrMeta+V')
  const all = ['ann', 'ben', 'cleo', 'dan'].map((name) => `${name}@new.example.com`)
  await expectLines(...all)
  const small = (await field.boundingBox())?.height ?? 0
  await field.press('ControlOrMeta+A')
  await field.press('ControlOrMeta+V')
  await expectLines('ben@new.example.com', 'cleo@new.example.com')
  await field.press('ControlOrMeta+Z')
  await expectLines(...all)

  // A file takes the place of the text, and the same text takes it back.
  const file = page.locator('input[type=file]')
  await file.setInputFiles({
    name: 'one.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('eve@new.example.com\nfay@new.example.com'),
  })
  await expect(lines(page)).toHaveText([/eve@/, /fay@/])
  await expect(field).toHaveValue('')
  await field.fill(all.map((address) => `${address}\n`).join(''))
  await expectLines(...all)

  // The field grows with its lines, up to 20.
  await field.fill(all.join('\n').repeat(4))
  const grown = (await field.boundingBox())?.height ?? 0
  expect(grown).toBeGreaterThan(small)
  await field.fill(all.join('\n').repeat(40))
  const full = (await field.boundingBox())?.height ?? 0
  expect(full).toBeGreaterThan(grown)
  expect(full).toBeLessThan(500)
})

test('a mistyped address is sent to only once it is included; failures can be retried', async ({
  page,
  organization,
}) => {
  const own = await organization({
    people: 3,
    faults: [{ call: 'createEnrollment', email: 'amy@new.example.com', fault: '500', times: 1 }],
  })
  await open(page, own)
  await page.getByLabel('Email addresses').fill('amy@new.example.com\nbob@gmial.com')
  await previewPlan(page)
  await page.getByRole('button', { name: 'Include bob@gmial.com' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Invite 2 people')
  await page.getByRole('button', { name: 'Run plan' }).click()
  await expect(page.getByText('Finished: 1 done, 1 failed.')).toBeVisible()
  await page.getByRole('button', { name: 'Retry failed' }).click()
  await expect(page.getByText('Finished: 2 done.')).toBeVisible()
  await page.getByRole('button', { name: 'Export receipt' }).click()
  await page
    .getByRole('dialog')
    .getByLabel(/^Your name/)
    .fill('Jo')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('dialog').getByRole('button', { name: 'Download' }).click(),
  ])
  const receipt = await readFile(await download.path(), 'utf8')
  expect(receipt).toContain('"bob@gmial.com"')
})

test('what is typed for one person survives an expired session and a half-deleted address', async ({
  page,
  organization,
}) => {
  const own = await organization({
    people: 3,
    faults: [{ call: 'createEnrollment', email: 'amy@new.example.com', fault: '401', times: 1 }],
  })
  await open(page, own)
  const address = page.getByLabel('Email addresses')
  const first = page.getByRole('textbox', { name: 'First name' })
  const title = page.getByRole('textbox', { name: 'Title' })
  await address.fill('Amy Lee <amy@new.example.com>')
  await expect(first).toHaveValue('Amy')
  await expect(page.getByRole('textbox', { name: 'Last name' })).toHaveValue('Lee')
  await first.fill('Amelia')
  await title.fill('Nurse')
  await address.fill('amy')
  await address.fill('amy@new.example.com')
  await expect(page.getByText('Nobody here has this address yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await page.getByLabel('Organization token').fill(own.token)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(address).toHaveValue('amy@new.example.com')
  await expect(first).toHaveValue('Amelia')
  await expect(title).toHaveValue('Nurse')
})

test('what is typed for the next person while an invitation is being sent stays', async ({
  page,
  organization,
}) => {
  const own = await organization({
    people: 3,
    invitations,
    latency: { createEnrollment: held, resendEnrollment: held },
  })
  await open(page, own)
  const address = page.getByLabel('Email addresses')
  const first = page.getByRole('textbox', { name: 'First name' })
  const title = page.getByRole('textbox', { name: 'Title' })
  const status = page.getByRole('status')
  await address.fill('amy@new.example.com')
  await first.fill('Amy')
  await title.fill('Nurse')
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(page.getByText('Sending')).toBeVisible()
  await address.fill('ben@new.example.com')
  await first.fill('Ben')
  await own.change({ latency: { resendEnrollment: held } })
  await expect(status).toContainText('amy@new.example.com')
  await expect(address).toHaveValue('ben@new.example.com')
  await expect(first).toHaveValue('Ben')
  await expect(title).toHaveValue('')
  await page.getByRole('button', { name: 'Invite', exact: true }).click()
  await expect(status).toContainText('ben@new.example.com')
  await expect(address).toHaveValue('')
  await expect(address).toBeFocused()

  await address.fill('invited1@example.com')
  await page.getByRole('button', { name: 'Resend' }).click()
  await address.fill('cleo')
  await own.change({ latency: 0 })
  await expect(status).toContainText('invited1@example.com')
  await expect(address).toHaveValue('cleo')
})

test('a list is checked again once its people were invited', async ({ page, organization }) => {
  await open(page, await organization({ people: 5 }))
  await page.getByLabel('Email addresses').fill('ann@new.example.com\nben@new.example.com')
  await expect(page.getByText('2 people will be invited')).toBeVisible()
  await previewPlan(page)
  await page.getByRole('button', { name: 'Run plan' }).click()
  await expect(page.getByText(/^Finished: 2 done/)).toBeVisible()
  await page.goBack()
  await expect(lines(page)).toHaveText([/Already invited/, /Already invited/])
})

test('more invitations than people have to be confirmed, with a suitable text', async ({
  page,
  organization,
}) => {
  await open(page, await organization({ people: 2 }))
  await page
    .getByLabel('Email addresses')
    .fill(Array.from({ length: 4 }, (_, n) => `new${n}@example.com`).join('\n'))
  await previewPlan(page)
  await page
    .getByRole('checkbox', { name: 'I checked the list, and I want to invite that many people' })
    .check()
  await page.getByRole('button', { name: 'Run plan' }).click()
  await expect(page.getByText(/^Finished: 4 done/)).toBeVisible()
})

test('people on a reconciled list who are not here can be invited', async ({ page, organization }) => {
  const own = await organization({ people: 5 })
  const [first] = await own.everyone()
  await signIn(page, own.token, '/plans/reconcile')
  await page.getByLabel('Paste a list').fill(`${first?.email}\nnew1@example.com\nnew2@example.com`)
  await expect(page.getByText('2 people on the list are not in the organization.')).toBeVisible()
  await page.getByRole('button', { name: 'Invite them' }).click()
  await expect(lines(page)).toHaveCount(2)
  await previewPlan(page)
  await expect(planRows(page)).toHaveCount(2)
})

test('the role and the columns chosen for a list are there again after leaving the page', async ({
  page,
  organization,
}) => {
  await open(page, await organization({ people: 2 }))
  await page.getByLabel('Email addresses').fill('Email,Title\nnew1@example.com,Nurse\nnew2@example.com,Cook')
  await expect(lines(page)).toHaveCount(2)
  const role = page.getByLabel('Role', { exact: true })
  const title = page.getByLabel('Column 2: Title')
  await role.selectOption('admin')
  await title.selectOption('Not used')
  await expect(title).toHaveValue('')
  await page.getByRole('link', { name: 'Plans', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plans')
  await page.goBack()
  await expect(role.locator('option:checked')).toHaveText('admin')
  await expect(title).toHaveValue('')
})

test('the invite page passes axe and fits 360 pixels', async ({ page, organization }) => {
  await page.setViewportSize(narrow)
  await open(page, await organization({ people: 5, invitations }))
  await page
    .getByLabel('Email addresses')
    .fill('Anna Nowak <anna@new.example.com>\ninvited1@example.com\nbob@gmial.com\nJust Words')
  await expect(lines(page)).toHaveCount(4)
  await lookAtBoth(page)
  await previewPlan(page)
  await expect(planRows(page)).toHaveCount(4)
  await lookAtBoth(page)
})
