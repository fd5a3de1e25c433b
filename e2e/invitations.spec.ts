import type { Page } from '@playwright/test'
import { roleIds } from '../src/demo/roles.ts'
import { retrySoon } from './desk.ts'
import { lookAt } from './look.ts'
import { expect, held, outcome, signIn, test, writes } from './roster.ts'

const table = (page: Page) => page.getByRole('table', { name: 'Invitations' })
/** The row of the invitation of this address. */
const invitation = (page: Page, email: string) => table(page).getByRole('row').filter({ hasText: email })

async function choose(page: Page, email: string, action: string) {
  await page.getByRole('button', { name: `Actions for ${email}` }).click()
  await page.getByRole('menuitem', { name: action }).click()
}

test('the list shows open invitations first, and filters, searches and sorts', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: 20, invitations: 60 })
  await signIn(page, org.token, '/invitations')
  const statuses = page.getByRole('navigation', { name: 'Invitation status' })
  await expect(statuses.getByRole('link', { name: 'Open', exact: true })).toHaveAttribute(
    'aria-current',
    'page',
  )
  await expect(statuses.getByRole('listitem')).toHaveText([
    'Open40',
    'Pending25',
    'Expired15',
    'Accepted15',
    'Cancelled5',
    'All60',
  ])
  await expect(table(page).getByRole('row')).toHaveCount(41)

  await statuses.getByRole('link', { name: 'Accepted', exact: true }).click()
  await expect(page).toHaveURL('/invitations?status=accepted')
  // Who accepted is linked to their person.
  const accepted = org.invitations.find(({ status }) => status === 'ACCEPTED')?.email ?? ''
  const person = org.users.find(({ email }) => email === accepted)
  await expect(invitation(page, accepted).getByRole('link')).toHaveAttribute('href', `/users/${person?.id}`)

  await page.getByRole('searchbox', { name: 'Search invitations' }).fill(accepted)
  await expect(table(page).getByRole('row')).toHaveCount(2)
  await expect(page).toHaveURL(/q=/)
  await page.goto('/invitations?status=all&sort=email&page=2')
  await expect(table(page).getByRole('columnheader', { name: 'Email' })).toHaveAttribute(
    'aria-sort',
    'ascending',
  )
  await expect(page.getByText('51–60 of 60')).toBeVisible()

  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('dialog').getByText('JSON').click()
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download' }).click()
  expect((await download).suggestedFilename()).toMatch(/-invitations-all-.*\.json$/)
  await expect(outcome(page)).toHaveText('Exported 60 invitations.')
})

test('an invitation is resent and cancelled from its row, each once', async ({ page, organization }) => {
  const org = await organization({ invitations: 24 })
  const [pending, next] = org.invitations.filter(({ status }) => status === 'PENDING')
  const expired = org.invitations.find(({ status }) => status === 'EXPIRED')
  if (!pending || !next || !expired) throw new Error('Some status is missing.')
  await signIn(page, org.token, '/invitations')

  await org.change({ latency: { resendEnrollment: held } })
  await choose(page, expired.email, 'Resend')
  await expect(invitation(page, expired.email)).toContainText('Sending…')
  await org.change({ latency: 0 })
  await expect(outcome(page)).toHaveText(`Resent the invitation to ${expired.email}.`)
  await expect(invitation(page, expired.email)).toContainText('Pending')
  expect((await org.mails()).map(({ email }) => email)).toEqual([expired.email])

  await org.fault({ call: 'cancelEnrollment', fault: '500', times: 1 })
  await choose(page, pending.email, 'Cancel invitation')
  const dialog = page.getByRole('alertdialog', { name: `Cancel the invitation of ${pending.email}?` })
  await expect(dialog).toContainText('can’t be recalled')
  await dialog.getByRole('button', { name: 'Cancel invitation' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Nothing was changed.')
  await lookAt(page)
  await dialog.getByRole('button', { name: 'Cancel invitation' }).click()
  await expect(outcome(page)).toHaveText(`Cancelled the invitation of ${pending.email}.`)
  await expect(invitation(page, pending.email)).toHaveCount(0)

  // What the API has refused once is not offered again.
  await org.change({ resends: 'pending' })
  await page.getByRole('navigation', { name: 'Invitation status' }).getByText('Cancelled').click()
  await choose(page, pending.email, 'Resend')
  await expect(page.getByRole('alert')).toContainText(`The invitation to ${pending.email} was not resent.`)
  await page.getByRole('button', { name: `Actions for ${pending.email}` }).click()
  await expect(page.getByRole('menuitem', { name: 'Resend' })).toHaveAttribute('aria-disabled', 'true')
  await page.keyboard.press('Escape')

  // A selection becomes a plan, which says who is skipped.
  await page.getByRole('checkbox', { name: `Select ${pending.email}` }).check()
  await page.getByRole('navigation', { name: 'Invitation status' }).getByText('Pending').click()
  await page.getByRole('checkbox', { name: `Select ${next.email}` }).check()
  const bar = page.getByRole('region', { name: 'Selection' })
  await expect(bar).toContainText('2 selected')
  await bar.getByRole('button', { name: 'Cancel invitations' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Cancel 1 invitation' })).toBeVisible()
  const skipped = page
    .getByRole('table', { name: 'Plan' })
    .getByRole('row')
    .filter({ hasText: pending.email })
  await expect(skipped).toContainText('Already cancelled')
  expect(await org.mails()).toHaveLength(1)
})

test('one person is invited, unless the address is taken or looks mistyped', async ({
  page,
  organization,
}) => {
  const org = await organization({ people: 20, invitations: 24 })
  const { email: member = '', id } = org.users.find(({ profile }) => profile.status === 'ACTIVE') ?? {}
  const pending = org.invitations.find(({ status }) => status === 'PENDING')?.email ?? ''
  await signIn(page, org.token, '/invitations')
  await page.getByRole('link', { name: 'Invite people' }).click()
  const address = page.getByRole('textbox', { name: 'Email addresses' })
  const invite = page.getByRole('button', { name: 'Invite', exact: true })

  await address.fill(member)
  await expect(page.getByText(/^Already a member: /)).toBeVisible()
  await expect(page.getByRole('link', { name: 'Open their page' })).toHaveAttribute('href', `/users/${id}`)
  await expect(invite).toHaveAttribute('aria-disabled', 'true')

  await address.fill(pending)
  await expect(page.getByText(/^Already invited\./)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Resend' })).toBeVisible()

  await address.fill('nina@gmial.com')
  await page.getByRole('button', { name: 'Use nina@gmail.com' }).click()
  await expect(address).toHaveValue('nina@gmail.com')
  await expect(address).toBeFocused()
  await expect(page.getByText('Nobody here has this address yet.')).toBeVisible()
  await address.fill('nina@gmial.com')
  await page.getByRole('checkbox', { name: /invite it anyway/ }).check()
  await page.getByRole('textbox', { name: 'First name' }).fill('Nina')
  await lookAt(page)
  await org.fault({ call: 'createEnrollment', fault: '500', times: 1 })
  await invite.click()
  await expect(page.getByRole('alert')).toContainText('Nothing was sent.')
  await invite.click()
  await expect(outcome(page)).toHaveText('Invited nina@gmial.com as member.')
  await expect(address).toHaveValue('')
  await expect(address).toBeFocused()
  const sent = (await writes(org)).map(({ body }) => body)
  const expected = { email: 'nina@gmial.com', roleId: roleIds.member, firstName: 'Nina' }
  expect(sent).toEqual([expected, expected])
  expect(await org.mails()).toHaveLength(1)
})

test('a list that can’t be loaded does not look empty, and can be loaded again', async ({
  page,
  organization,
}) => {
  const org = await organization({
    people: 3,
    invitations: 24,
    faults: [{ call: 'getEnrollments', fault: '500' }],
  })
  await page.goto('/')
  await retrySoon(page)
  await signIn(page, org.token, '/invitations')
  await expect(page.getByRole('alert')).toContainText('The invitations could not be loaded.')
  await expect(page.getByText('Loading invitations…')).toHaveCount(0)
  await expect(page.getByRole('navigation', { name: 'Invitation status' })).toHaveCount(0)
  await org.change({ faults: [] })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(table(page)).toBeVisible()
})

test('an API or token without invitations says so, and everything else works', async ({
  page,
  organization,
}) => {
  const org = await organization({ enrollments: 'missing' })
  await signIn(page, org.token, '/invitations')
  await expect(page.getByRole('alert')).toContainText('The API could not find the list of invitations')
  await org.change({ enrollments: 'refused' })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('alert')).toContainText('permission to read invitations (403)')
  await lookAt(page)
  await page.getByRole('link', { name: 'Live' }).click()
  await expect(page.getByRole('row').filter({ hasText: 'List invitations' })).toContainText('Refused (403)')
  await page.getByRole('link', { name: 'Users' }).click()
  await expect(page.getByRole('table', { name: 'Users' })).toBeVisible()
  await org.change({ enrollments: 'missing' })
  await page.goto('/invitations/new')
  await page.getByLabel('Email addresses').fill('amy@new.example.com')
  await expect(page.getByRole('alert')).toContainText('The address could not be checked. Nothing was sent.')
  await expect(page.getByText('Checking the address…')).toHaveCount(0)
})
