import type { Page } from '@playwright/test'
import { sentinels } from '../src/demo/sentinels.ts'
import { withFront } from './front.ts'
import { chooseInRow, expect, outcome, rowOf, rows, test as base } from './roster.ts'

/**
 * Records all requests in a proxy between browser and app, since Playwright does not see those of a
 * SharedWorker. None of them may be a call of the API.
 */
const test = base.extend<{ asked: string[] }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from a pattern
  asked: async ({}, use) => {
    const asked: string[] = []
    await use(asked)
    // Except one: whether a proxy adds the token, before the sign-in page shows.
    const isQuestion = (url: string) => url === '/api/organizations/users?page=0&size=20'
    expect(asked.filter((url) => url.startsWith('/api') && !isQuestion(url))).toEqual([])
  },
  baseURL: ({ baseURL, asked }, use) =>
    withFront(
      baseURL,
      ({ url = '/' }) => {
        asked.push(url)
        return false
      },
      use,
    ),
})

/** Opens a page of the app and explores the demo there. */
async function explore(page: Page, to = '/') {
  await page.goto(to)
  await page.getByRole('button', { name: 'Explore the demo organization' }).click()
  await expect(page.getByText('Demo', { exact: true })).toBeVisible()
}

/** The address of the page of a demo user with a fault. */
const addressOf = (who: string) =>
  `/users/${sentinels.find(({ user: { profile } }) => profile.lastName === who)?.user.id}`

/** Opens the page of a demo user with a fault by a direct link. Returns their name. */
async function meet(page: Page, who: string) {
  await explore(page, addressOf(who))
  return `Fault ${who}`
}

/** Clicks a button on a person's page, then the one in its dialog. Returns the dialog. */
async function confirm(page: Page, action: string) {
  await page.getByRole('button', { name: action }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByRole('button', { name: action }).click()
  return dialog
}

test('the demo organization: loaded on demand, paged, exported, changed, signed out', async ({
  page,
  asked,
}) => {
  test.slow()
  /** Returns the requested scripts that contain the demo. */
  const demoScripts = async () => {
    const scripts = [...new Set(asked.filter((url) => url.endsWith('.js')))]
    const texts = await Promise.all(scripts.map(async (url) => (await page.request.get(url)).text()))
    return scripts.filter((_, index) => texts[index]?.includes('awkward.example.com'))
  }
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  expect(await demoScripts()).toEqual([])
  await explore(page)
  expect(await demoScripts()).toHaveLength(1)

  await expect(page.getByText('1,248 people', { exact: true })).toBeVisible()
  await expect(page.getByText('1–20 of 1,248')).toBeVisible()
  await page.getByLabel('Page', { exact: true }).fill('40')
  await page.keyboard.press('Enter')
  await expect(page.getByText('781–800 of 1,248')).toBeVisible()
  await page.getByRole('button', { name: 'Previous page' }).click()
  await expect(page.getByText('761–780 of 1,248')).toBeVisible()

  const [file] = await Promise.all([
    page.waitForEvent('download'),
    (async () => {
      await page.getByRole('button', { name: 'Export', exact: true }).click()
      const dialog = page.getByRole('dialog', { name: 'Export' })
      await expect(dialog.getByText('1,248 people match.')).toBeVisible()
      await dialog.getByRole('button', { name: 'Download' }).click()
    })(),
  ])
  expect(file.suggestedFilename()).toMatch(/^roster-demo-[\d-]{15}\.csv$/)

  const name = await rows(page).filter({ hasText: 'Active' }).first().getByRole('link').innerText()
  await chooseInRow(page, name, 'Terminate')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Terminate' }).click()
  await expect(outcome(page)).toHaveText(`Terminated ${name}.`)
  await expect(rowOf(page, name)).toContainText('Terminated')
  await page.reload()
  await expect(rowOf(page, name)).toContainText('Terminated')

  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  await expect(page.getByText('Demo', { exact: true })).toHaveCount(0)
})

test('the people of the demo with a fault: done, unknown, and not loaded', async ({ page }) => {
  test.slow()
  const name = await meet(page, 'Write dropped-after')
  await confirm(page, 'Terminate')
  await expect(outcome(page)).toHaveText(
    new RegExp(`^Terminated ${name}\\. .*Roster checked: the change was made\\.$`),
  )
  await expect(page.getByRole('region', { name: 'Access' })).toContainText('Terminated')

  await page.goto(addressOf('Write 500-after'))
  const dialog = await confirm(page, 'Reset MFA')
  await expect(dialog.getByRole('alert')).toContainText('Roster can’t tell whether this was done')

  await page.goto(addressOf('Read 500'))
  const alert = page.getByRole('main').getByRole('alert')
  await expect(alert).toContainText('This person could not be loaded.')
  await expect(alert.getByRole('button', { name: 'Copy error id' })).toBeVisible()
  await page.getByRole('link', { name: 'All users' }).click()
  await expect(rows(page)).toHaveCount(20)
})
