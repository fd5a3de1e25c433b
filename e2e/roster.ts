import { test as base, expect, type Locator, type Page } from '@playwright/test'
import type { UserResponse } from '../src/demo/wire.ts'
import { createTestOrganization } from '../fake-api/organization.ts'
import { printPages } from '../bench/printPages.ts'
import { addJitter } from './jitter.ts'

export type Organization = Awaited<ReturnType<typeof createTestOrganization<UserResponse>>>

/** Creates organizations for this test and deletes them afterwards. */
export type Organizations = (wanted?: Parameters<typeof createTestOrganization>[0]) => Promise<Organization>

/** Makes every page this many times slower, to find stories and parts of the app that rely on a quick machine. */
const slowdown = Number(process.env.E2E_SLOWDOWN ?? 1)

async function slowDown(page: Page) {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
}

/**
 * Playwright's test with organizations. Fails every test with an error or a warning in the console, something that the
 * Content-Security-Policy refuses, or a request to another origin.
 */
export const test = base.extend<{ organization: Organizations; watched: void; slowed: void }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from a pattern
  organization: async ({}, use) => {
    const created: Organization[] = []
    await use(async (wanted) => {
      const organization = await createTestOrganization(wanted)
      created.push(organization)
      return organization
    })
    await Promise.all(created.map((organization) => organization.drop()))
  },
  watched: [
    async ({ context, baseURL }, use, testInfo) => {
      const problems: string[] = []
      context.on('weberror', (error) => problems.push(String(error.error())))
      context.on('console', (message) => {
        // Chromium logs each failed request; many tests are about those.
        const isFailedRequest = message.text().startsWith('Failed to load resource')
        if (['error', 'warning'].includes(message.type()) && !isFailedRequest) problems.push(message.text())
      })
      context.on('request', (request) => {
        const { origin, protocol } = new URL(request.url())
        if (protocol !== 'data:' && origin !== baseURL) problems.push(`a request to ${request.url()}`)
      })
      await use()
      if (testInfo.status !== testInfo.expectedStatus) await printPages(context)
      expect(problems).toEqual([])
    },
    { auto: true },
  ],
  slowed: [
    async ({ context }, use) => {
      if (slowdown > 1) {
        context.on('page', (page) => {
          // A tab that closes at once has nothing to slow down.
          void slowDown(page).catch(() => {})
        })
      }
      await addJitter(context)
      await use()
    },
    { auto: true },
  ],
})

export { expect }

/** Opens a page of the app, signs in there, and ends on that page. */
export async function signIn(page: Page, token: string, to = '/users') {
  await page.goto(to)
  await giveToken(page, token)
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible()
}

/** Pastes a token into the sign-in page and submits it. */
export async function giveToken(page: Page, token: string) {
  await page.getByLabel('Organization token').fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** The rows of the users table, without its head. */
export function rows(page: Page): Locator {
  return page
    .getByRole('table', { name: 'Users' })
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
}

/** The row of the user with this email address. */
export function rowOf(page: Page, email: string): Locator {
  return rows(page).filter({ hasText: email })
}

/**
 * Latency of calls that the story holds back, in milliseconds: longer than anything is waited for. They are answered when
 * the story lowers it.
 */
export const held = 60_000

/** Waits until shortcuts work, focus is handed on, and Escape hides tooltips: that loads once the browser is idle. */
export async function waitForKeys(page: Page) {
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(async () => {
    await page.keyboard.press('?')
    await expect(shortcuts).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.keyboard.press('Escape')
  await expect(shortcuts).toHaveCount(0)
  // Where the dialog left it, a moment later: what is focused earlier may lose it again.
  await expect(page.locator(':focus')).toHaveCount(1)
}

/** Opens a row's menu and chooses an item. */
export async function chooseInRow(page: Page, email: string, action: string) {
  await rowOf(page, email)
    .getByRole('button', { name: /^Actions for / })
    .click()
  await page.getByRole('menuitem', { name: action }).click()
}

/** The writes that the organization's API received, in order. */
export async function writes(organization: Organization) {
  const requests = await organization.requests()
  return requests
    .filter(({ method }) => method !== 'GET')
    .map(({ method, path, body }) => ({ method, path, body }))
}

/** The text of the status message, without its buttons. */
export function outcome(page: Page): Locator {
  return page.getByRole('status').locator('span').first()
}

/** Opens the values of a filter of the users table: "Status", "Role" or "Domain". */
export async function openFilter(page: Page, name: string): Promise<Locator> {
  await page.getByRole('button', { name: new RegExp(`^${name}: `) }).click()
  const list = page.getByRole('listbox', { name, exact: true })
  await expect(list).toBeVisible()
  return list
}
