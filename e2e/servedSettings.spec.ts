import { withFront } from './front.ts'
import { expect, giveToken, test as base } from './roster.ts'

const settings = { serverSignsIn: false, organization: 'Example GmbH', support: 'it@example.com' }

/** Serves Roster with settings beside it, and records the calls of the API. */
const test = base.extend<{ calls: string[] }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from a pattern
  calls: async ({}, use) => use([]),
  baseURL: ({ baseURL, calls }, use) =>
    withFront(
      baseURL,
      ({ url = '/' }, outgoing) => {
        if (url.startsWith('/api/')) calls.push(url)
        if (url !== '/roster.json') return false
        outgoing.setHeader('Content-Type', 'application/json').end(JSON.stringify(settings))
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
