import type { Page } from '@playwright/test'
import { chooseInRow, expect, held, openFilter, outcome, rowOf, rows, signIn, test } from './roster.ts'

const id = (number: number) => `${String(number).padStart(8, '0')}-1111-4222-8333-444444444444`
const roles = {
  owner: '1b671a64-40d5-491e-99b0-da01ff1f3341',
}

/** A person in the API's JSON, identified by a number. */
const person = (number: number, firstName: string, lastName: string, more: Record<string, unknown> = {}) => ({
  id: id(number),
  idpId: `${String(number).padStart(8, '0')}-9999-4999-8999-999999999999`,
  email: `p${number}@example.com`,
  roleId: roles.owner,
  createdDateTime: '2024-05-06T07:08:09Z',
  ...more,
  profile: { firstName, lastName, title: null, status: 'ACTIVE', ...Object(more.profile) },
})

const search = (page: Page) => page.getByRole('searchbox', { name: 'Search users' })
const names = (page: Page) => rows(page).getByRole('link')
const head = (page: Page, name: string) => page.getByRole('columnheader', { name })
const range = (page: Page) => page.getByRole('navigation', { name: 'Pages' })
const listed = (requests: { path: string; query: Record<string, string> }[]) =>
  requests.filter(({ path }) => path === '/organizations/users').map(({ query }) => query.size)

test.describe('reading everyone', () => {
  test('starts after the table is shown, and shows progress and age', async ({ page, organization }) => {
    const { token, requests } = await organization({ people: 1248, maxSize: 500 })
    await signIn(page, token)
    await expect(page.getByText('Loaded 1,248 of 1,248 people just now.')).toBeVisible()
    // The table's own two pages, then large ones of the size that the server grants. They overlap.
    expect(listed(await requests())).toEqual(['20', '20', '1000', '499', '498'])
  })

  test('starts on request above 5,000 people; can be paused, resumed and cancelled', async ({
    page,
    organization,
  }) => {
    const { token, change } = await organization({ people: 6000, maxSize: 200 })
    await signIn(page, token)
    await expect(rows(page)).toHaveCount(20)
    await change({ latency: { getUsers: held } })
    await page.getByRole('button', { name: 'Load everyone' }).click()
    const progress = page.getByRole('progressbar', { name: 'Reading the directory' })
    await expect(progress).toBeVisible()
    await page.getByRole('button', { name: 'Pause' }).click()
    await expect(page.getByText(/Paused at .* of 6,000 people/)).toBeVisible()
    await change({ released: { getUsers: 5 } })
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect(page.getByText(/per second/)).toBeVisible()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByText(/Incomplete: loaded .* of 6,000 people/)).toBeVisible()
    await expect(progress).toHaveCount(0)
    await change({ latency: 0 })
    await page.getByRole('button', { name: 'Load everyone' }).click()
    await expect(page.getByText('Loaded 6,000 of 6,000 people just now.')).toBeVisible()
  })

  test('starts with a search, which finds people read so far and announces later ones', async ({
    page,
    organization,
  }) => {
    const people = Array.from({ length: 6000 }, (_, number) =>
      person(number, number % 1000 === 0 ? 'Anna' : 'Jan', 'Nowak'),
    )
    const { token, change } = await organization({ people, maxSize: 1000 })
    await signIn(page, token)
    await expect(rows(page)).toHaveCount(20)
    await change({ latency: { getUsers: held }, released: { getUsers: 1 } })
    await search(page).fill('anna')
    await expect(range(page)).toContainText(/1–1 of 1 so far/)
    await change({ released: { getUsers: 1 } })
    await expect(page.getByText('1 row changed')).toBeVisible()
    await expect(rows(page)).toHaveCount(1)
    await change({ latency: 0 })
    await expect(page.getByText(/Loaded 6,000 of 6,000 people/)).toBeVisible()
    await expect(page.getByText('5 rows changed')).toBeVisible()
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(rows(page)).toHaveCount(6)
    await expect(range(page)).toContainText('1–6 of 6')
    await expect(range(page)).not.toContainText('so far')
  })

  test('keeps the rows until there is an answer', async ({ page, organization }) => {
    const { token, change } = await organization({ people: 6000 })
    await signIn(page, token)
    await expect(rows(page)).toHaveCount(20)
    const before = await names(page).allTextContents()
    await change({ latency: { getUsers: held } })
    await search(page).fill('amelia')
    await expect(page.getByRole('progressbar', { name: 'Reading the directory' })).toBeVisible()
    await expect(names(page)).toHaveText(before)
    await change({ latency: 0 })
    await expect(names(page).first()).toContainText('Amelia')
  })

  test('pauses with the reason on a failure, resumes, and waits after a 429', async ({
    page,
    organization,
  }) => {
    const { token, fault, change } = await organization({ people: 300, maxSize: 100 })
    await signIn(page, token)
    await expect(page.getByText('300 of 300')).toBeVisible()
    await fault({ call: 'getUsers', fault: 'html' })
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByText(/the response could not be read/)).toBeVisible()
    await search(page).fill('a')
    await expect(rows(page)).toHaveCount(20)
    await change({ faults: [] })
    await page.getByRole('button', { name: 'Resume' }).click()
    await expect(page.getByText('Loaded 300 of 300 people just now.')).toBeVisible()
    // After a 429 it waits, and can be cancelled.
    await fault({ call: 'getUsers', fault: '429-retry-after', times: 1 })
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByText('Waiting because the API asked for a pause.')).toBeVisible()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await page.getByRole('button', { name: 'Load everyone' }).click()
    await expect(page.getByText('Loaded 300 of 300 people just now.')).toBeVisible()
  })

  test('continues in another tab, and ends with the session', async ({ page, context, organization }) => {
    const { token } = await organization({ people: 137 })
    await signIn(page, token)
    await expect(page.getByText('137 of 137')).toBeVisible()
    const other = await context.newPage()
    await other.goto('/users?q=a')
    await expect(other.getByText('137 of 137')).toBeVisible()
    await expect(rows(other)).not.toHaveCount(0)
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(other.getByRole('heading', { name: 'Sign in' })).toBeVisible()
    await expect(other.getByRole('table')).toHaveCount(0)
  })
})

test.describe('search', () => {
  const people = [
    person(1, 'Łucja', 'Żółtowska'),
    person(2, 'Bjørn', 'Strauß', {
      profile: { firstName: 'Bjørn', lastName: 'Strauß', title: 'Leiter', status: 'ACTIVE' },
    }),
    person(3, 'Zoe\u0308', 'Đặng'),
    person(4, 'Anna', 'Nowak', {
      profile: { firstName: 'Anna', lastName: 'Nowak', title: 'Owner of nothing', status: 'TERMINATED' },
    }),
  ]

  test('finds what is typed, and typing adds one history entry', async ({ page, organization }) => {
    const { token } = await organization({ people })
    await signIn(page, token)
    for (const [typed, found, marked] of [
      ['lucja zol', ['Łucja Żółtowska'], ['Łucja', 'Żół']],
      [id(3), ['Zoe\u0308 Đặng'], []],
    ] as const) {
      await search(page).click()
      await page.keyboard.type(typed)
      await expect(names(page)).toHaveText([...found])
      await expect(page.locator('mark')).toHaveText([...marked])
      await expect(page).toHaveURL((url) => url.searchParams.get('q') === typed)
      // While text is composed, Escape belongs to the keyboard.
      for (const init of [{ isComposing: true }, { keyCode: 229 }]) {
        await search(page).dispatchEvent('keydown', { key: 'Escape', bubbles: true, ...init })
        await expect(search(page)).toHaveValue(typed)
      }
      await page.keyboard.press('Escape')
      await expect(names(page)).toHaveCount(4)
      await expect(page).toHaveURL((url) => url.search === '')
    }

    await page.goto('/users')
    await search(page).pressSequentially('anna', { delay: 30 })
    await expect(page).toHaveURL(/q=anna$/)
    await search(page).pressSequentially(' no', { delay: 30 })
    await expect(page).toHaveURL(/q=anna\+no$/)
    await page.goBack()
    await expect(page).toHaveURL(/\/users$/)
    await expect(search(page)).toHaveValue('')
    await expect(names(page)).toHaveCount(4)
  })

  test('an id that was not read yet is requested, and no match suggests filters to remove', async ({
    page,
    organization,
  }) => {
    const { token, addUser } = await organization({ people })
    await signIn(page, token)
    await expect(page.getByText('Loaded 4 of 4 people just now.')).toBeVisible()
    await addUser(person(77, 'New', 'Comer'))
    await search(page).fill(id(77))
    await expect(names(page)).toHaveText(['New Comer'])
    await search(page).fill(id(78))
    await expect(page.getByRole('heading', { name: 'No matches' })).toBeVisible()
    // Filters that find nobody together can be removed one by one.
    await page.goto('/users?q=anna&status=ACTIVE')
    await expect(page.getByRole('heading', { name: 'No matches' })).toBeVisible()
    await page.getByRole('link', { name: 'Without “Status: Active”: 1 person' }).click()
    await expect(names(page)).toHaveText(['Anna Nowak'])
    await expect(page).toHaveURL(/users\?q=anna$/)
  })

  test('a pasted list finds its people, and names entries that were not found', async ({
    page,
    context,
    organization,
  }) => {
    const { token } = await organization({ people: [...people, person(9, 'Anna', 'Novak')] })
    await signIn(page, token)
    await expect(page.getByText('Loaded 5 of 5 people just now.')).toBeVisible()
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.evaluate(() =>
      navigator.clipboard.writeText('p1@example.com\nNowak, Anna\r\nnobody@example.com\n'),
    )
    await search(page).focus()
    await page.keyboard.press('ControlOrMeta+V')
    await expect(search(page)).toHaveValue('p1@example.com; Nowak, Anna; nobody@example.com')
    await expect(names(page)).toHaveText(['Łucja Żółtowska', 'Anna Nowak'])
    await expect(page.getByRole('note')).toContainText('1 entry was not found: nobody@example.com.')
    // Recipients of a mail find nobody but themselves.
    await search(page).fill(
      '"Novak, Jan" <p1@example.com>; Nowak, Eva <p9@example.com>; mailto:P9@example.com',
    )
    await expect(names(page)).toHaveText(['Łucja Żółtowska', 'Anna Novak'])
    await expect(page.getByRole('note')).toHaveText('Everyone on the list was found. 1 entry is a duplicate.')
    await search(page).fill('(')
    await expect(page.getByRole('heading', { name: 'No matches' })).toBeVisible()
  })

  test('a long list is kept in the URL fragment and survives a reload', async ({ page, organization }) => {
    const { token } = await organization({ people })
    await signIn(page, token)
    const list = Array.from({ length: 60 }, (_, number) => `p${number}@example.com`).join(', ')
    await search(page).fill(list)
    await expect(names(page)).toHaveCount(4)
    await expect(page).toHaveURL((url) => url.hash.startsWith('#q=') && url.search === '')
    await page.reload()
    await expect(names(page)).toHaveCount(4)
    await expect(search(page)).toHaveValue(list)
    await expect(page.getByRole('note')).toContainText('56 entries')
  })
})

test.describe('filters', () => {
  const people = [
    person(1, 'Ada', 'One', { createdDateTime: '2023-12-31T23:30:00Z' }),
    person(2, 'Bea', 'Two', {
      createdDateTime: '2024-06-01T00:00:00Z',
      profile: {
        firstName: 'Bea',
        lastName: 'Two',
        title: 'T',
        status: 'TERMINATED',
        lastActivityDateTime: '2024-07-01T00:00:00Z',
      },
    }),
    person(3, 'Cem', 'Three', {
      roleId: id(900),
      profile: { firstName: 'Cem', lastName: 'Three', title: 'T', status: null },
    }),
    person(4, 'Dan', 'Four', {
      profile: {
        firstName: 'Dan',
        lastName: 'Four',
        title: 'T',
        status: 'ON_LEAVE',
        lastActivityDateTime: new Date().toISOString(),
      },
    }),
  ]

  test('by values with their counts, by date in the local time zone, by inactivity; chips remove filters', async ({
    page,
    organization,
  }) => {
    test.slow()
    const { token } = await organization({ people })
    await signIn(page, token)
    const status = await openFilter(page, 'Status')
    await expect(status.getByRole('option')).toHaveText([
      'Active (1)',
      'Terminated (1)',
      'Unknown (1)',
      'On leave (1)',
    ])
    await status.getByRole('option', { name: 'Unknown' }).click()
    await expect(names(page)).toHaveText(['Cem Three'])
    await expect(page).toHaveURL(/\?status=unknown$/)
    const role = await openFilter(page, 'Role')
    await role.getByRole('option', { name: '00000900 (1)' }).click()
    await page.keyboard.press('Escape')
    await expect(page).toHaveURL(`/users?status=unknown&role=${id(900)}`)
    await page.getByRole('button', { name: 'Remove filter Status: Unknown' }).click()
    await expect(page).toHaveURL(`/users?role=${id(900)}`)
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await expect(names(page)).toHaveCount(4)
    await expect(page).toHaveURL(/\/users$/)
    await page.getByRole('button', { name: 'More filters' }).click()
    // Half past midnight on 1 January in Warsaw.
    await page.getByLabel('Created from').fill('2024-01-01')
    await expect(names(page)).toHaveCount(4)
    await page.getByLabel('Created until').fill('2024-01-01')
    await expect(names(page)).toHaveText(['Ada One'])
    await expect(page).toHaveURL(/created=2024-01-01..2024-01-01&zone=Europe%2FWarsaw$/)
    await page.getByRole('button', { name: /Remove filter Created/ }).click()
    await page.getByLabel('Inactive for (days)').fill('90')
    await page.keyboard.press('Enter')
    await expect(names(page)).toHaveText(['Bea Two'])
    await page.getByLabel('Never active').check()
    await expect(names(page)).toHaveText(['Ada One', 'Bea Two', 'Cem Three'])
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await page.getByLabel('Incomplete profile (1)').check()
    await expect(names(page)).toHaveText(['Ada One'])
    await page.reload()
    await expect(names(page)).toHaveText(['Ada One'])
  })

  test('a status in the address counts without case; what nobody has, or is invalid, is named', async ({
    page,
    organization,
  }) => {
    const { token } = await organization({ people })
    await signIn(page, token, '/users?status=terminated&status=On+Leave')
    await expect(names(page)).toHaveText(['Bea Two', 'Dan Four'])
    const status = await openFilter(page, 'Status')
    await expect(status.getByRole('option', { name: 'Terminated' })).toHaveCount(1)
    await expect(status.getByRole('option', { name: 'On leave (1)' })).toHaveCount(1)
    await page.goto('/users?status=archived&status=active')
    await expect(names(page)).toHaveText(['Ada One'])
    await expect(page.getByRole('note')).toHaveText('Nobody has the status “Archived”.')
    await page.goto('/users?role=boss&created=yesterday&status=TERMINATED')
    await expect(page.getByRole('note')).toContainText('role=boss, created=yesterday')
    await expect(names(page)).toHaveText(['Bea Two'])
  })

  test('no number shows before it is known, and none contradicts another', async ({ page, organization }) => {
    const { token, change } = await organization({ people: 800, maxSize: 100 })
    await signIn(page, token)
    await expect(page.getByText('800 of 800')).toBeVisible()
    await page.getByRole('button', { name: 'Sign out' }).click()
    // Answered: the sign-in and the first page of everyone.
    await change({ latency: { getUsers: held }, released: { getUsers: 2 } })
    await signIn(page, token, '/users?sort=name')
    const active = (await openFilter(page, 'Status')).getByRole('option', { name: 'Active' })
    await expect(range(page)).toContainText(/^1–20 of \d+ so far/)
    await expect(active).toHaveText('Active')
    await change({ latency: 0 })
    await expect(page.getByText('Loaded 800 of 800 people just now.')).toBeVisible()
    // The rows stay, the numbers agree.
    await expect(range(page)).toContainText('1–20 of 800')
    await expect(range(page)).not.toContainText('so far')
    await expect(active).toHaveText(/^Active \(\d+\)$/)
  })
})

test.describe('order', () => {
  const people = ['Zoë', 'anna', 'Łucja', '', 'Ärmel', 'Lucy'].map((name, number) => person(number, name, ''))

  test('by every column in both directions, then in the API’s order', async ({ page, organization }) => {
    const { token } = await organization({ people })
    await signIn(page, token)
    await expect(names(page)).toHaveText(['Zoë', 'anna', 'Łucja', 'p3@example.com', 'Ärmel', 'Lucy'])
    await expect(head(page, 'Name')).toHaveAttribute('aria-sort', 'none')
    await page.getByRole('button', { name: 'Name', exact: true }).click()
    await expect(names(page)).toHaveText(['anna', 'Ärmel', 'Łucja', 'Lucy', 'Zoë', 'p3@example.com'])
    await expect(head(page, 'Name')).toHaveAttribute('aria-sort', 'ascending')
    await page.getByRole('button', { name: 'Name', exact: true }).click()
    await expect(names(page)).toHaveText(['Zoë', 'Lucy', 'Łucja', 'Ärmel', 'anna', 'p3@example.com'])
    await expect(page).toHaveURL(/\?sort=-name$/)
    for (const name of ['Title', 'Role', 'Status', 'Created', 'Last activity']) {
      await page.getByRole('button', { name, exact: true }).click()
      await expect(head(page, name)).toHaveAttribute('aria-sort', 'ascending')
    }
    await page.getByRole('button', { name: 'Last activity' }).click()
    await page.getByRole('button', { name: 'Last activity' }).click()
    await expect(names(page)).toHaveText(['Zoë', 'anna', 'Łucja', 'p3@example.com', 'Ärmel', 'Lucy'])
    await expect(page).toHaveURL(/\/users$/)
  })
})

test.describe('the place', () => {
  test('survives a visit to a person and a reload; a new filter starts at page 1', async ({
    page,
    organization,
  }) => {
    const { token } = await organization({ people: 613 })
    await signIn(page, token, '/users?status=ACTIVE&sort=name&page=3&size=50')
    await expect(range(page)).toContainText('101–150 of')
    const third = await names(page).nth(2).textContent()
    await names(page).nth(2).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(third ?? '')
    await page.getByRole('link', { name: 'Next person' }).click()
    await page.getByRole('link', { name: '← All users' }).click()
    await expect(page).toHaveURL(/\?page=3&size=50&status=ACTIVE&sort=name$/)
    await expect(names(page).nth(2)).toHaveText(third ?? '')
    await page.reload()
    await expect(names(page).nth(2)).toHaveText(third ?? '')
    const status = await openFilter(page, 'Status')
    await status.getByRole('option', { name: 'Terminated' }).click()
    await status.getByRole('option', { name: 'Active' }).click()
    await expect(page).toHaveURL(/\?size=50&status=TERMINATED&sort=name$/)
    await expect(range(page)).toContainText('1–50 of')
  })

  test('rows do not move; changes by others are announced', async ({ page, organization }) => {
    const people = ['Ada', 'Bea', 'Cem', 'Dan'].map((name, number) => person(number, name, 'X'))
    const { token, changeUser, removeUser } = await organization({ people })
    await signIn(page, token, '/users?sort=name')
    await expect(names(page)).toHaveText(['Ada X', 'Bea X', 'Cem X', 'Dan X'])
    await changeUser(id(3), { profile: { firstName: 'Aaron' } })
    await removeUser(id(1))
    await page.getByRole('button', { name: 'Refresh' }).click()
    await expect(page.getByText('1 row changed', { exact: true })).toBeVisible()
    // Where they stood, with the new name.
    await expect(names(page)).toHaveText(['Ada X', 'Bea X', 'Cem X', 'Aaron X'])
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(names(page)).toHaveText(['Aaron X', 'Ada X', 'Cem X'])
    await expect(page.getByText('1 row changed', { exact: true })).toHaveCount(0)
  })

  test('Roster’s own changes show at once in every tab', async ({ page, context, organization }) => {
    const people = ['Ada', 'Bea'].map((name, number) => person(number, name, 'X'))
    const { token } = await organization({ people })
    await signIn(page, token, '/users?status=ACTIVE')
    await expect(names(page)).toHaveCount(2)
    const other = await context.newPage()
    await other.goto('/users?status=TERMINATED')
    await expect(other.getByRole('heading', { name: 'No matches' })).toBeVisible()
    await page.bringToFront()
    await chooseInRow(page, 'p1@example.com', 'Terminate')
    await page.getByRole('alertdialog').getByRole('button', { name: 'Terminate' }).click()
    await expect(outcome(page)).toContainText('Terminated Bea X.')
    await expect(rowOf(page, 'p1@example.com')).toContainText('Terminated')
    await expect(page.getByText('1 row changed', { exact: true })).toBeVisible()
    // Nobody stood there, so nothing moves.
    await expect(names(other)).toHaveText(['Bea X'])
    await page.getByRole('button', { name: 'Show', exact: true }).click()
    await expect(names(page)).toHaveText(['Ada X'])
  })
})

test('columns: chosen, ordered and compact, saved without personal data', async ({ page, organization }) => {
  const { token } = await organization({ people: 30 })
  await signIn(page, token)
  await page.getByRole('button', { name: 'Columns' }).click()
  const dialog = page.getByRole('dialog', { name: 'Columns' })
  await dialog.getByRole('checkbox', { name: 'Title' }).uncheck()
  await dialog.getByRole('button', { name: 'Move Status up' }).click()
  await dialog.getByLabel('Compact').check()
  await dialog.getByRole('button', { name: 'Done' }).click()
  const heads = page.getByRole('table', { name: 'Users' }).getByRole('columnheader')
  await expect(heads).toHaveText(['Name', 'Status', 'Role', 'Created', 'Last activity'], {
    useInnerText: true,
  })
  await page.reload()
  await expect(heads).toHaveText(['Name', 'Status', 'Role', 'Created', 'Last activity'], {
    useInnerText: true,
  })
  expect(await page.evaluate(() => Object.entries(localStorage))).toEqual([
    [
      'roster-preferences',
      '{"columns":["name","status","role","created","activity"],"widths":{},"density":"compact","minutes":10,"runs":"goOn","singleKeys":true}',
    ],
  ])
  await page.getByRole('button', { name: 'Columns' }).click()
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect(heads).toHaveText(['Name', 'Title', 'Role', 'Status', 'Created', 'Last activity'], {
    useInnerText: true,
  })
})

test('a date can be typed, key by key, and the zone of the dates is named', async ({
  page,
  organization,
}) => {
  const { token } = await organization()
  await signIn(page, token)
  await page.getByRole('button', { name: 'More filters' }).click()
  await expect(page.getByText('Dates are in the time zone Europe/Warsaw.')).toBeVisible()
  for (const label of ['Created from', 'Created until', 'Last active from', 'Last active until']) {
    const field = page.getByLabel(label, { exact: true })
    await field.focus()
    // The same in every order of day and month.
    await page.keyboard.type('11112023', { delay: 20 })
    await expect(field).toHaveValue('2023-11-11')
    await page.keyboard.press('Enter')
  }
  await expect(page).toHaveURL(
    /created=2023-11-11..2023-11-11&activity=2023-11-11..2023-11-11&zone=Europe%2FWarsaw$/,
  )
  await page.goto('/users?created=2023-12-31..&zone=Asia%2FTokyo')
  await expect(page.getByRole('button', { name: /Created from .* \(Asia\/Tokyo\)$/ })).toBeVisible()
})
