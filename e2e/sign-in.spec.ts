import type { ServerResponse } from 'node:http'
import type { Page } from '@playwright/test'
import { openFront } from './front.ts'
import { lookAt } from './look.ts'
import { chooseInRow, expect, giveToken, held, outcome, rowOf, rows, signIn, test } from './roster.ts'

/** Pretends that a page goes into the back-forward cache or returns from it: under test, Chromium keeps no page there. */
const pretend = (page: Page, event: 'pagehide' | 'pageshow') =>
  page.evaluate((type) => dispatchEvent(new PageTransitionEvent(type, { persisted: true })), event)

test('an admin pastes the token and sees everyone with the name of their role', async ({
  page,
  organization,
}) => {
  const { token, users } = await organization({ people: 137 })
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  const field = page.getByLabel('Organization token')
  await expect(field).toHaveCSS('-webkit-text-security', 'disc')
  await expect(field).toBeFocused()
  await giveToken(page, token)
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()
  await expect(rows(page)).toHaveCount(20)
  await expect(page.getByText('1–20 of 137')).toBeVisible()
  await expect(page.getByText('Live')).toBeVisible()
  await expect(page.getByText('137 people', { exact: true })).toBeVisible()
  const heads = page.getByRole('table', { name: 'Users' }).getByRole('columnheader')
  await expect(heads).toHaveText(['Name', 'Title', 'Role', 'Status', 'Created', 'Last activity'], {
    useInnerText: true,
  })
  const person = users.find(
    ({ profile }) => profile.firstName && profile.lastName && profile.status === 'ACTIVE',
  )
  const row = rowOf(page, person?.email ?? '')
  await expect(row.getByRole('link')).toHaveText(`${person?.profile.firstName} ${person?.profile.lastName}`)
  await expect(row.getByRole('link')).toHaveAttribute('href', `/users/${person?.id}`)
  await expect(row).toContainText(/owner|admin|member/)
  await expect(row).toContainText('Active')
})

test('what is typed and pressed before the scripts have loaded is done once they have', async ({
  page,
  context,
  organization,
}) => {
  const { token } = await organization({ people: 137 })
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await context.route('**/assets/first-*.js', async (route) => {
    await released
    await route.continue()
  })
  await page.goto('/users?page=2')
  const field = page.getByLabel('Organization token')
  await expect(field).toBeFocused()
  await expect(field).toHaveCSS('-webkit-text-security', 'disc')
  await lookAt(page)
  await page.keyboard.type(token)
  // Not one of Roster's: scripts of browser extensions also run in the page.
  await page.evaluate(() => dispatchEvent(new ErrorEvent('error', { message: 'An extension failed.' })))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('data-loading', 'true')
  await expect(field).toHaveValue(token)
  expect(await page.content()).not.toContain(token)
  release()
  await expect(page.getByText('21–40 of 137')).toBeVisible()
  expect(await page.content()).not.toContain(token)
})

/** Answers with a page of the app, of which the end comes once `more` resolves. */
async function sendInTwoParts(outgoing: ServerResponse, address: string, more: Promise<void>) {
  const answer = await fetch(address)
  const [start, end] = (await answer.text()).split('<div id="not-started"')
  outgoing.setHeaders(
    new Map(
      ['content-type', 'content-security-policy'].map((name) => [name, answer.headers.get(name) ?? '']),
    ),
  )
  outgoing.write(start)
  await more
  outgoing.end(`<div id="not-started"${end}`)
}

for (const { where, path } of [
  { where: 'the sign-in form', path: '/users' },
  { where: 'a page of a session, of which the end comes last', path: '/activity' },
]) {
  test(`scripts that cannot be loaded are reported in place of ${where}`, async ({
    browser,
    baseURL,
    organization,
  }) => {
    const { token } = await organization()
    let isBroken = false
    const { promise: failed, resolve: fail } = Promise.withResolvers<void>()
    const front = await openFront(baseURL, async ({ url = '' }, outgoing) => {
      // So that it is requested again.
      if (/first-.*js$/.test(url)) outgoing.setHeader('Cache-Control', 'no-store')
      if (!isBroken) return false
      if (url === '/activity') void sendInTwoParts(outgoing, `${baseURL}${url}`, failed)
      else if (!/first-.*js$/.test(url)) return false
      else outgoing.writeHead(404).end()
      return true
    })
    // Not the `page` fixture, which fails on the error of the missing script.
    const context = await browser.newContext({ baseURL: front.url })
    const page = await context.newPage()
    page.on('pageerror', () => fail())
    if (path === '/activity') await signIn(page, token)
    isBroken = true
    await page.goto(path)
    await expect(page.getByRole('alert')).toHaveText(
      'Roster could not start. Check your connection, then reload the page.',
    )
    const reload = page.getByRole('link', { name: 'Reload the page' })
    await expect(reload).toBeFocused()
    await expect(page.getByRole('button', { name: 'Sign in' })).toHaveCount(0)
    isBroken = false
    await reload.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      path === '/activity' ? 'Activity' : 'Sign in',
    )
    await expect(page).toHaveURL(path === '/activity' ? /activity/ : /sign-in|users/)
    await context.close()
    front.close()
  })
}

test('a first script that cannot be loaded is reported after a while, and at once without the styles', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '' })
  const page = await context.newPage()
  const alert = page.getByRole('alert')
  await context.route('**/assets/index-*.js', (route) => route.fulfill({ status: 404, body: '' }))
  await page.goto('/users')
  await expect(alert).toHaveCount(0)
  // What a person waits for.
  await page.evaluate(() => {
    for (const animation of document.getAnimations()) animation.finish()
  })
  await expect(alert).toHaveText('Roster could not start. Check your connection, then reload the page.')
  await context.route('**/assets/index-*.css', (route) => route.fulfill({ status: 404, body: '' }))
  await page.reload()
  await expect(alert).toBeVisible()
  await expect(page.getByText('Loading')).toBeHidden()
  await context.unrouteAll()
  await page.getByRole('link', { name: 'Reload the page' }).click()
  await expect(page.getByLabel('Organization token')).toBeFocused()
  await expect(alert).toHaveCount(0)
  await context.close()
})

test('without JavaScript the page says only that it is needed', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL ?? '', javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/')
  await expect(page.locator('noscript p')).toBeInViewport()
  await expect(page.locator('#not-started')).toHaveCSS('display', 'none')
  await context.close()
})

test('the form stays as it is while the scripts take it over, and the token can be shown and hidden', async ({
  page,
  context,
}) => {
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  await context.route('**/assets/first-*.js', async (route) => {
    await released
    await route.continue()
  })
  // However the address is written.
  await page.goto('/Sign-In/')
  await expect(page.getByLabel('Organization token')).toBeFocused()
  await page.keyboard.type('tot_typed_early')
  const form = page.getByRole('main')
  const field = await page.getByLabel('Organization token').elementHandle()
  const before = await form.boundingBox()
  await page.getByRole('button', { name: 'Show token' }).click()
  release()
  await expect(page).toHaveTitle('Sign in · Roster')
  await expect(page.getByRole('button', { name: 'Hide token' })).toBeVisible()
  await expect(page.getByLabel('Organization token')).toHaveValue('tot_typed_early')
  await expect(page.getByLabel('Organization token')).toHaveCSS('-webkit-text-security', 'none')
  expect(await field?.evaluate((element) => element.isConnected)).toBe(true)
  expect(await form.boundingBox()).toEqual(before)
  // The name says what is written on the button, so that it can be pressed by voice.
  await page.getByRole('button', { name: 'Hide token' }).click()
  await expect(page.getByLabel('Organization token')).toHaveCSS('-webkit-text-security', 'disc')
  // A browser offers to save what is in a field of another type.
  await expect(page.getByLabel('Organization token')).toHaveAttribute('type', 'text')
})

test('the token is only in the desk, without the characters that were pasted around it', async ({
  page,
  organization,
}) => {
  const { token } = await organization()
  await page.goto('/sign-in')
  const field = page.getByLabel('Organization token')
  await field.fill(` "Authorization: Bearer ${token}" `)
  await field.press('Enter')
  await expect(rows(page)).toHaveCount(20)
  await expect(outcome(page)).toContainText(
    'Removed from the pasted text: spaces, quotes, “Authorization:”, “Bearer”',
  )
  const traces = await page.evaluate(() => ({
    address: location.href,
    dom: document.documentElement.outerHTML,
    stored: JSON.stringify([
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
      history.state,
    ]),
    values: [...document.querySelectorAll('input')].map((input) => input.value),
  }))
  expect(JSON.stringify(traces)).not.toContain(token)
  expect(
    await page.evaluate(async () => (await indexedDB.databases()).length + (await caches.keys()).length),
  ).toBe(0)
})

test.describe('when signing in fails', () => {
  const alert = (page: Parameters<typeof giveToken>[0]) => page.getByRole('alert')

  test('each wrong token gets its own message, and an unreachable API needs no second paste', async ({
    page,
    organization,
  }) => {
    test.slow()
    const limited = await organization({ lacks: ['can_manage_users'] })
    const unreachable = await organization({ faults: [{ call: 'getUsers', fault: 'dropped' }] })
    const notApi = await organization({ faults: [{ call: 'getUsers', fault: 'html' }] })
    await page.goto('/sign-in')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByText('Enter the organization token.')).toBeVisible()
    await giveToken(page, 'two words')
    await expect(alert(page)).toContainText('This is not a token')
    await giveToken(page, 'tot_unknown')
    await expect(alert(page)).toContainText('The API does not accept this token.')
    await expect(alert(page)).toContainText('Error id')
    await expect(page.getByLabel('Organization token')).toHaveValue('')
    await expect(page.getByLabel('Organization token')).toBeFocused()
    await giveToken(page, limited.token)
    await expect(alert(page)).toContainText('can_manage_users')
    await giveToken(page, notApi.token)
    await expect(alert(page)).toContainText('is not the TransactionLink API')
    await giveToken(page, unreachable.token)
    await expect(alert(page)).toContainText('You don’t need to paste the token again.')
    await unreachable.change({ faults: [] })
    await alert(page).getByRole('button', { name: 'Try again' }).click()
    await expect(rows(page)).toHaveCount(20)
  })
})

test('signing in is busy until the first page shows', async ({ page, organization }) => {
  const { token, users, requests, change } = await organization({ people: 21, latency: { getUser: held } })
  // Someone who is not on the first page of the table, which signing in reads.
  const last = users[20]
  await page.goto(`/users/${last?.id}`)
  await giveToken(page, token)
  // The token has been accepted, and the page is waited for.
  await expect
    .poll(async () => (await requests()).some(({ path }) => path.endsWith(`/users/${last?.id}`)))
    .toBe(true)
  await expect(page.getByRole('button', { name: 'Sign in' })).toHaveAttribute('data-loading', 'true')
  await expect(page.getByRole('status')).toHaveText(['Signing in…', ''])
  await change({ latency: 0 })
  await expect(page.getByRole('button', { name: 'Edit profile' })).toBeVisible()
})

test('the first page is rendered before signing in, where nobody sees or reaches it', async ({
  page,
  organization,
}) => {
  const { token, requests } = await organization()
  await page.goto('/')
  const navigation = page.locator('nav[aria-label="Main"]')
  await expect(navigation).toBeAttached()
  await expect(navigation).toBeHidden()
  await expect(page).toHaveTitle('Sign in · Roster')
  await lookAt(page)
  expect(await requests()).toEqual([])
  // The same elements are then shown.
  await navigation.evaluate((element) => (element.dataset.before = 'true'))
  await giveToken(page, token)
  await expect(rows(page)).toHaveCount(20)
  await expect(navigation).toHaveAttribute('data-before', 'true')
  await expect(page).toHaveTitle('Users · Roster')
  await page.getByRole('button', { name: 'Lock', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Locked' })).toBeVisible()
  // What is prepared then is new.
  await expect(navigation).toBeAttached()
  await expect(navigation).not.toHaveAttribute('data-before', 'true')
  await expect(page.locator('tbody tr:not([aria-hidden])')).toHaveCount(0)
})

test('a link leads through sign-in to its page; a reload and a second tab need no other sign-in', async ({
  page,
  context,
  organization,
}) => {
  const { token } = await organization({ people: 137 })
  await signIn(page, token, '/users?page=2&size=50')
  await expect(page).toHaveURL(/\/users\?page=2&size=50$/)
  await expect(page.getByText('51–100 of 137')).toBeVisible()
  await page.reload()
  await expect(page.getByText('51–100 of 137')).toBeVisible()
  const second = await context.newPage()
  await second.goto('/users')
  await expect(rows(second)).toHaveCount(20)
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeHidden()
})

test('a page that returns from the back-forward cache shows what changed meanwhile, and nobody after the end', async ({
  page,
  context,
  organization,
}) => {
  test.slow()
  const { token, users } = await organization()
  await signIn(page, token)
  const email = users.findLast(({ profile }) => profile.status === 'ACTIVE')?.email ?? ''
  await expect(rowOf(page, email)).toContainText('Active')
  await pretend(page, 'pagehide')
  const second = await context.newPage()
  await second.goto('/users')
  await chooseInRow(second, email, 'Terminate')
  await second.getByRole('alertdialog').getByRole('button', { name: 'Terminate' }).click()
  await expect(outcome(second)).toContainText('Terminated')
  await pretend(page, 'pageshow')
  await expect(rowOf(page, email)).toContainText('Terminated')
  // The next time it returns after the end of the session, and shows nobody.
  await pretend(page, 'pagehide')
  await expect(page.locator('html')).toBeHidden()
  await second.getByRole('button', { name: 'Sign out' }).click()
  // The activity is not saved, so signing out asks first.
  await second.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
  await expect(second.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  // It hears nothing meanwhile.
  expect(await page.content()).toContain(email)
  await pretend(page, 'pageshow')
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  expect(await page.content()).not.toContain(email)
})

test('signing out in one tab signs out all, and Back shows nothing', async ({
  page,
  context,
  organization,
}) => {
  const { token, users } = await organization()
  await signIn(page, token)
  await rows(page).getByRole('link').first().click()
  await expect(page.getByRole('button', { name: 'Edit profile' })).toBeVisible()
  const second = await context.newPage()
  await second.goto('/users')
  await expect(rows(second)).toHaveCount(20)

  await second.getByRole('button', { name: 'Sign out' }).click()
  for (const tab of [page, second]) {
    await expect(tab.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    expect(await tab.content()).not.toContain(users[0]?.email ?? 'nobody')
    await tab.goBack()
    await expect(tab.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    expect(await tab.content()).not.toContain(users[0]?.email ?? 'nobody')
  }
})

test.describe('a token that is revoked during the session', () => {
  test('keeps the address', async ({ page, organization }) => {
    const { token, change } = await organization({ people: 137 })
    await signIn(page, token, '/users?page=2')
    // Everyone has been read by now, so nothing else is requested before the next page.
    await expect(page.getByText('Loaded 137 of 137 people')).toBeVisible()
    await change({ revoked: true })
    await page.getByLabel('Page', { exact: true }).fill('5')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    await expect(page.getByRole('note')).toContainText('no longer accepts your token')
    await expect(rows(page)).toHaveCount(0)
    await change({ revoked: false })
    await giveToken(page, token)
    await expect(page.getByText('81–100 of 137')).toBeVisible()
    await expect(page).toHaveURL(/page=5/)
  })

  test('keeps unsaved text', async ({ page, organization }) => {
    const { token, change, users } = await organization()
    const [person] = users
    await signIn(page, token, `/users/${person?.id}`)
    await page.getByRole('button', { name: 'Edit profile' }).click()
    await page.getByRole('dialog').getByLabel('Title').fill('Chief of Everything')
    await change({ revoked: true })
    // Reaching the button reads the person, which may end the session before a click on it is complete.
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    await change({ revoked: false })
    await giveToken(page, token)
    await expect(page.getByRole('dialog').getByLabel('Title')).toHaveValue('Chief of Everything')
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(outcome(page)).toContainText('Updated the profile of')
  })

  test('ends the session in every tab', async ({ page, context, organization }) => {
    const { token, change } = await organization({ people: 60 })
    await signIn(page, token)
    const second = await context.newPage()
    await second.goto('/users')
    await expect(rows(second)).toHaveCount(20)
    await expect(second.getByText('Loaded 60 of 60 people')).toBeVisible()
    await change({ revoked: true })
    await page.getByRole('link', { name: 'Users' }).click()
    await page.getByLabel('Rows per page').selectOption('100')
    await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
    await expect(second.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
  })
})

test('without SharedWorker each tab has its own session, and signing out ends all', async ({
  page,
  context,
  organization,
}) => {
  await context.addInitScript(() => Reflect.deleteProperty(window, 'SharedWorker'))
  const { token } = await organization()
  await signIn(page, token)
  const second = await context.newPage()
  await signIn(second, token)
  await expect(rows(second)).toHaveCount(20)
  await second.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})

test('a worker that cannot be loaded is reported, and the page can be reloaded', async ({
  page,
  context,
}) => {
  await context.route('**/assets/worker-*.js', (route) => route.abort())
  await page.goto('/users')
  await expect(page.getByRole('alert')).toContainText('Roster has stopped working in the background.')
  await context.unroute('**/assets/worker-*.js')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sign in' })).toBeVisible()
})

test('a worker that fails at its start is reported, and a reload starts another one', async ({
  page,
  context,
}) => {
  await context.route('**/assets/worker-*.js', async (route) => {
    const response = await route.fetch()
    const body = `self.navigator.locks.request = () => { throw new Error('made up') }; ${await response.text()}`
    await route.fulfill({ response, body })
  })
  // A minute passes in a second, until the reload.
  await page.addInitScript(() => {
    const [visit] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    if (visit?.type === 'reload') return
    const { setInterval } = window
    Object.assign(window, { setInterval: (task: () => void, ms: number) => setInterval(task, ms / 60) })
  })
  await page.goto('/')
  await expect(page.getByRole('alert')).toContainText('Roster has stopped working in the background.')
  await context.unroute('**/assets/worker-*.js')
  await page.reload()
  await page.getByRole('button', { name: 'Explore the demo organization' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()
})
