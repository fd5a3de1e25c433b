import { withFront } from './front.ts'
import { expect, giveToken, openFilter, test as base } from './roster.ts'

const settings = {
  serverSignsIn: false,
  organization: 'Example GmbH',
  support: 'it@example.com',
  views: [{ name: 'Terminated by name', list: '?status=TERMINATED&sort=name' }],
}

/** Serves Roster with settings beside it, and records the calls of the API. */
const test = base.extend<{ calls: string[]; serverSignsIn: boolean }>({
  serverSignsIn: [false, { option: true }],
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from a pattern
  calls: async ({}, use) => use([]),
  baseURL: ({ baseURL, calls, serverSignsIn }, use) =>
    withFront(
      baseURL,
      ({ url = '/' }, outgoing) => {
        if (url.startsWith('/api/')) calls.push(url)
        if (url !== '/roster.json') return false
        outgoing
          .setHeader('Content-Type', 'application/json')
          .end(JSON.stringify({ ...settings, serverSignsIn }))
        return true
      },
      use,
    ),
})

test('the server’s settings: its name, where to get help, and no call before a token is given', async ({
  page,
  organization,
  calls,
}) => {
  const { token } = await organization()
  await page.goto('/')
  await expect(page.getByText('Example GmbH')).toBeVisible()
  await expect(page.getByRole('link', { name: 'it@example.com' })).toHaveAttribute(
    'href',
    'mailto:it@example.com',
  )
  expect(calls).toEqual([])
  await giveToken(page, token)
  await page.getByRole('button', { name: 'Settings' }).click()
  await expect(page.getByRole('dialog', { name: 'Settings' })).toContainText('Need help? it@example.com')
})

test.describe('a server that signs in', () => {
  test.use({ serverSignsIn: true })

  test('asks nobody for a token while the API refuses its own', async ({ page }) => {
    await page.goto('/')
    await expect(page.getByText('This server provides the organization token')).toBeVisible()
    await expect(page.getByLabel('Organization token')).toHaveCount(0)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert')).toContainText('Signing in with the server’s token failed.')
  })
})

test('a shared view is opened from the menu, and can’t be changed', async ({ page, organization }) => {
  const { token, users } = await organization({ people: 45 })
  await page.goto('/')
  await giveToken(page, token)
  await page.getByRole('button', { name: 'Views', exact: true }).click()
  const shared = page.getByRole('group', { name: 'Shared views' })
  await expect(shared.getByRole('menuitem')).toHaveText(['Terminated by name'])
  await shared.getByRole('menuitem').click()
  await expect(page).toHaveURL('/users?status=TERMINATED&sort=name')
  const terminated = users.filter(({ profile }) => profile.status === 'TERMINATED').length
  await expect(page.getByText(`of ${terminated}`).first()).toBeVisible()

  await (await openFilter(page, 'Status')).getByRole('option', { name: /^Active/ }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByText('Terminated by name (changed)')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Update' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Views', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Manage views…' }).click()
  await expect(page.getByRole('dialog')).toContainText('No saved views yet.')
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Search or jump to…' }).click()
  await page.getByRole('combobox', { name: 'Search commands and people' }).fill('terminated by')
  await expect(page.getByRole('option', { name: 'Terminated by name' })).toBeVisible()
})
