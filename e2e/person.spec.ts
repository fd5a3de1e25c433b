import { expect, held, rows, signIn, test } from './roster.ts'

const anna = {
  id: '0f8fad5b-d9cb-469f-a165-70867728950e',
  idpId: '1b4e28ba-2fa1-11d2-883f-0016d3cca427',
  email: 'anna@example.com',
  roleId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  department: 'Sales',
  profile: {
    firstName: 'Anna',
    lastName: 'Kowalska',
    title: 'CTO',
    status: 'ACTIVE',
    lastActivityDateTime: '2026-05-06T07:08:09Z',
    phones: ['+48 1', '+48 2'],
  },
  createdDateTime: '2024-01-02T03:04:05Z',
}

test('a person’s page shows everything the API sent', async ({ page, organization, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { token } = await organization({ people: [anna] })
  await signIn(page, token, `/users/${anna.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'Anna Kowalska' })).toBeVisible()
  const main = page.getByRole('main')
  for (const text of [anna.email, 'CTO', 'Active', '7c9e6679', anna.id, anna.idpId, anna.roleId]) {
    await expect(main).toContainText(text)
  }
  await expect(main).toContainText('2 Jan 2024, 04:04:05')
  await expect(main).toContainText('2024-01-02 03:04:05 UTC')
  const more = page.getByRole('region', { name: 'More from the API' })
  await expect(more).toContainText('department')
  await expect(more).toContainText('Sales')
  await expect(more).toContainText('+48 2')
  await page.getByRole('button', { name: 'Copy user ID' }).click()
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(anna.id)
  // A direct link has no list to go on in, and leads to all users.
  await expect(page.getByText('Next person')).toHaveCount(0)
  await page.getByRole('link', { name: 'All users' }).click()
  await expect(page).toHaveURL(/\/users$/)
})

test('a person opens at once from the list with the focus on the heading, then is reloaded', async ({
  page,
  organization,
}) => {
  test.slow()
  const { token, users, change, changeUser, removeUser } = await organization()
  await signIn(page, token)
  await expect(rows(page)).toHaveCount(20)
  // The page's script is preloaded with the table, so only the person is waited for.
  await change({ latency: { getUser: held } })
  await changeUser(users[0]?.id ?? '', { profile: { title: 'Newly titled' } })
  await rows(page).getByRole('link').first().press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused()
  await expect(page.getByRole('button', { name: 'Edit profile' })).toBeVisible()
  await expect(page.getByText('Newly titled')).toBeHidden()
  await change({ latency: 0 })
  await expect(page.getByText('Newly titled')).toBeVisible()
  await page.goBack()
  await expect(rows(page).getByRole('link').first()).toBeFocused()

  // Of a person who is gone, every action says so.
  await removeUser(users[1]?.id ?? '')
  await rows(page).getByRole('link').nth(1).click()
  await expect(page.getByRole('alert')).toContainText('The API has no user with this ID.')
  for (const name of ['Edit profile', 'Change role', 'Terminate', 'Reinstate', 'Reset MFA']) {
    const button = page.getByRole('button', { name, exact: true })
    await expect(button).toHaveAttribute('aria-disabled', 'true')
    await expect(button).toHaveAccessibleDescription('The API no longer has this person.')
  }
  await expect(page.getByRole('button', { name: 'This is me' })).toHaveCount(0)
})

test('Back restores the list and its scroll position; previous and next person follow the list', async ({
  page,
  organization,
}) => {
  test.slow()
  const { token, users } = await organization({ people: 613 })
  await signIn(page, token, '/users?page=4&size=50')
  await expect(rows(page)).toHaveCount(50)
  const last = rows(page).getByRole('link').last()
  await last.scrollIntoViewIfNeeded()
  const before = await page.evaluate(() => scrollY)
  expect(before).toBeGreaterThan(0)
  await last.click()
  await expect(page.getByRole('button', { name: 'Edit profile' })).toBeVisible()
  await page.goBack()
  await expect(page.getByText('151–200 of 613')).toBeVisible()
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(before)
  // Also of a row below those that fit the window, which are rendered first.
  await expect(last).toBeFocused()
  await last.click()
  await page.getByRole('link', { name: 'All users' }).click()
  await expect(page).toHaveURL(/\/users\?page=4&size=50$/)
  // The previous and the next person follow the list across pages, also after a reload.
  await page.goto('/users?page=2')
  await rows(page).getByRole('link').first().click()
  await expect(page).toHaveURL(`/users/${users[20]?.id}`)
  for (const [name, index] of [
    ['Previous person', 19],
    ['Previous person', 18],
    ['Next person', 19],
    ['Next person', 20],
    ['Next person', 21],
  ] as const) {
    await page.getByRole('link', { name }).click()
    await expect(page).toHaveURL(`/users/${users[index]?.id}`)
  }
  await page.reload()
  await page.getByRole('link', { name: 'Next person' }).click()
  await expect(page).toHaveURL(`/users/${users[22]?.id}`)
})

test('an id of nobody says what to do, and leads to all users', async ({ page, organization }) => {
  const { token, requests } = await organization()
  await signIn(page, token, '/users/00000000-0000-4000-8000-000000000000')
  await expect(page.getByRole('heading', { level: 1, name: 'Person not found' })).toBeVisible()
  await expect(page.getByText('Nobody in this organization has the ID in the address.')).toBeVisible()
  // An invalid one is not even asked for.
  await page.goto('/users/not-an-id')
  await expect(page.getByRole('heading', { level: 1, name: 'Person not found' })).toBeVisible()
  expect((await requests()).some(({ path }) => path.includes('not-an-id'))).toBe(false)
  await page.getByRole('link', { name: 'All users' }).click()
  await expect(rows(page)).toHaveCount(20)
})
