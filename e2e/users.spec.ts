import { retrySoon } from './desk.ts'
import { expect, held, rowOf, rows, signIn, test, waitForKeys } from './roster.ts'

const listed = (requests: { path: string; query: Record<string, string> }[]) =>
  requests
    // The directory is read in larger pages.
    .filter(({ path, query }) => path === '/organizations/users' && query.size !== '1000')
    .map(({ query }) => `${query.page}/${query.size}`)

test('the exact time shows on focus, and Escape hides it', async ({ page, organization }) => {
  const { token } = await organization({
    people: [
      {
        id: '0f8fad5b-d9cb-469f-a165-70867728950e',
        email: 'anna@example.com',
        profile: { firstName: 'Anna', lastActivityDateTime: '2024-05-06T07:08:09Z' },
      },
    ],
  })
  await signIn(page, token)
  const time = page
    .locator('time', { hasText: 'years ago' })
    .or(page.locator('time', { hasText: 'last year' }))
  const exact = time.getByText('6 May 2024, 09:08:09')
  await expect(exact).toHaveCSS('opacity', '0')
  await waitForKeys(page)
  await time.focus()
  await expect(exact).toHaveCSS('opacity', '1')
  await page.keyboard.press('Escape')
  await expect(exact).toHaveCSS('opacity', '0')
})

test('paging: next, previous, jump and size, kept in the address', async ({ page, organization }) => {
  const { token, users } = await organization({ people: 613 })
  await signIn(page, token)
  const nav = page.getByRole('navigation', { name: 'Pages' })
  await expect(nav.getByRole('button', { name: 'Previous page' })).toHaveAttribute('aria-disabled', 'true')
  await nav.getByRole('button', { name: 'Next page' }).click()
  await expect(page).toHaveURL(/\?page=2$/)
  await expect(nav).toContainText('21–40 of 613')
  await expect(rowOf(page, users[20]?.email ?? '')).toBeVisible()
  await nav.getByLabel('Page', { exact: true }).fill('31')
  await page.keyboard.press('Enter')
  await expect(nav).toContainText('601–613 of 613')
  await expect(nav.getByRole('button', { name: 'Next page' })).toHaveAttribute('aria-disabled', 'true')
  await nav.getByRole('button', { name: 'Previous page' }).click()
  await expect(nav).toContainText('581–600 of 613')
  await nav.getByLabel('Rows per page').selectOption('100')
  await expect(page).toHaveURL(/\?page=6&size=100$/)
  await expect(nav).toContainText('501–600 of 613')
  await page.goBack()
  await expect(nav).toContainText('581–600 of 613')
  await page.reload()
  await expect(nav).toContainText('581–600 of 613')
  await nav.getByLabel('Page', { exact: true }).fill('99')
  await page.keyboard.press('Enter')
  await expect(nav.getByRole('alert')).toHaveText('Enter a page number from 1 to 31.')
})

test('the next page is loaded ahead, and the old one stays while another loads', async ({
  page,
  organization,
}) => {
  const { token, requests, change } = await organization({ people: 500 })
  await signIn(page, token)
  await expect.poll(async () => listed(await requests())).toEqual(['0/20', '1/20'])
  await expect(page.getByText('Loaded 500 of 500 people')).toBeVisible()
  // From now on nothing is answered: the page must not need it.
  await change({ latency: held })
  await page.getByRole('button', { name: 'Next page' }).click()
  await expect(page.getByText('21–40 of 500')).toBeVisible()
  await expect(rows(page)).toHaveCount(20)
  // A page that must be loaded shows once it is there.
  await page.getByLabel('Page', { exact: true }).fill('9')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toHaveAttribute('aria-busy', 'true')
  await expect(rows(page)).toHaveCount(20)
  await expect(page.getByText('21–40 of 500')).toBeVisible()
  await change({ latency: 0 })
  await expect(page.getByText('161–180 of 500')).toBeVisible()
})

test('while the first rows load, everything else can be used; if they fail, they can be tried again', async ({
  page,
  organization,
}) => {
  const { token, change } = await organization()
  await signIn(page, token)
  await expect(rows(page)).toHaveCount(20)
  await change({ latency: { getUsers: held } })
  await page.reload()
  const table = page.getByRole('table', { name: 'Users' })
  const search = page.getByRole('searchbox', { name: 'Search users' })
  await expect(search).toBeVisible()
  await expect(page.getByRole('button', { name: 'Name' })).toBeVisible()
  await expect(rows(page)).toHaveCount(0)
  await search.focus()
  const before = await table.boundingBox()
  await change({ latency: 0 })
  await expect(rows(page)).toHaveCount(20)
  expect(await table.boundingBox()).toEqual(before)
  await expect(search).toBeFocused()
  await retrySoon(page)
  await change({ faults: [{ call: 'getUsers', fault: '500' }] })
  await page.reload()
  await expect(page.getByRole('alert')).toContainText('The users could not be loaded.')
  await change({ faults: [] })
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(rows(page)).toHaveCount(20)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a server that limits the page size loses no one', async ({ page, organization }) => {
  const { token, users } = await organization({ people: 613, maxSize: 30, saysSize: false })
  await signIn(page, token, '/users?size=250')
  const seen: (string | null)[] = []
  for (const range of ['1–250', '251–500', '501–613']) {
    await expect(page.getByText(`${range} of 613`)).toBeVisible()
    // Those that fit the window come a frame before the others.
    await expect(rows(page)).toHaveCount(range === '501–613' ? 113 : 250)
    const links = rows(page).getByRole('link')
    seen.push(...(await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')))))
    if (range !== '501–613') await page.getByRole('button', { name: 'Next page' }).click()
  }
  expect(seen).toEqual(users.map(({ id }) => `/users/${id}`))
})

test('a tab in the background has all its rows, though no frame comes', async ({ page, organization }) => {
  const { token } = await organization({ people: 300 })
  await signIn(page, token)
  const behind = await page.context().newPage()
  await behind.addInitScript(() => {
    Object.defineProperty(document, 'hidden', { get: () => true })
    window.requestAnimationFrame = () => 0
  })
  await behind.goto('/users?size=250')
  await expect(rows(behind)).toHaveCount(250)
})

test('a reload asks once; a long page is whole, and where it was after Back', async ({
  page,
  organization,
}) => {
  const { token, users, requests } = await organization({ people: 300 })
  await signIn(page, token, '/users?size=250')
  await expect(rows(page)).toHaveCount(250)
  const asked = listed(await requests()).filter((one) => one === '0/250').length
  await page.reload()
  await expect(rows(page)).toHaveCount(250)
  // The new page takes over what was asked as the old one was left.
  expect(listed(await requests()).filter((one) => one === '0/250')).toHaveLength(asked + 1)
  const last = rowOf(page, users[249]?.email ?? '')
  await last.scrollIntoViewIfNeeded()
  await last.getByRole('link').click()
  const edit = page.getByRole('button', { name: 'Edit profile' })
  await expect(edit).toBeVisible()
  const readPerson = async () =>
    (await requests()).filter(({ path }) => path.endsWith(`/users/${users[249]?.id}`)).length
  await expect.poll(readPerson).toBe(1)
  await page.reload()
  await expect(edit).toBeVisible()
  expect(await readPerson()).toBe(2)
  await page.goBack()
  await expect(rows(page)).toHaveCount(250)
  await expect(last).toBeInViewport()
  // As this page is left: it may be a reload.
  const before = listed(await requests()).filter((one) => one === '0/250').length
  await page.goto('about:blank')
  await expect
    .poll(async () => listed(await requests()).filter((one) => one === '0/250').length)
    .toBe(before + 1)
})

test('an organization without people says so', async ({ page, organization }) => {
  const { token } = await organization({ people: 0 })
  await signIn(page, token)
  await expect(page.getByRole('heading', { name: 'No users yet' })).toBeVisible()
})

test('a server without totals can still be paged', async ({ page, organization }) => {
  const { token } = await organization({ people: 45, saysTotal: false })
  await signIn(page, token)
  const next = page.getByRole('button', { name: 'Next page' })
  await next.click()
  await expect(page.getByText('21–40', { exact: true })).toBeVisible()
  await next.click()
  await expect(page.getByText('41–45', { exact: true })).toBeVisible()
  await expect(next).toHaveAttribute('aria-disabled', 'true')
})

test('unreadable entries are counted, the others shown', async ({ page, organization }) => {
  const person = { id: '0f8fad5b-d9cb-469f-a165-70867728950e', email: 'anna@example.com', profile: {} }
  const { token } = await organization({ people: [person, { email: 'no-id@example.com' }] })
  await signIn(page, token)
  await expect(page.getByRole('note')).toContainText('1 entry on this page has no valid ID and is not shown.')
  await expect(rows(page)).toHaveCount(1)
  await expect(rowOf(page, 'anna@example.com')).toContainText('Unknown')
})

test('the row menu works by keyboard and returns the focus', async ({ page, organization }) => {
  const { token } = await organization()
  await signIn(page, token)
  const button = rows(page)
    .first()
    .getByRole('button', { name: /^Actions for / })
  await button.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem')).toHaveCount(5)
  for (const name of ['Edit profile', 'Change role', 'Terminate', 'Reinstate', 'Reset MFA']) {
    await expect(page.getByRole('menuitem', { name })).toBeVisible()
  }
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menuitem')).toHaveCount(0)
  await expect(button).toBeFocused()

  await page.keyboard.press('Enter')
  await page.getByRole('menuitem', { name: 'Edit profile' }).press('Enter')
  await expect(page.getByRole('dialog', { name: 'Edit profile' }).getByLabel('First name')).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(button).toBeFocused()
})
