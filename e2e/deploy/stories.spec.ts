import { retitle } from '../journal.ts'
import { expect, giveToken, rows, test as base, writes } from '../roster.ts'
import { startPreview, startServer } from './server.ts'

interface Place {
  base: string
  origin: string
  stop: () => Promise<void>
}

const places: Record<string, () => Promise<Place>> = {
  'nginx at the root': () => startServer('nginx'),
  'Caddy below a path': () => startServer('caddy', { BASE_PATH: '/roster/' }),
  'npm start below a path': () => startPreview('/roster/'),
}

for (const [name, start] of Object.entries(places)) {
  const test = base.extend<{ place: Place }>({
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads the fixtures' names from a pattern
    place: async ({}, use) => {
      const place = await start()
      await use(place)
      await place.stop()
    },
    // The fixtures compare the origin of each request with this.
    baseURL: async ({ place }, use) => use(place.origin),
  })

  test(`${name}: an admin signs in, changes a user, opens a second tab and signs out`, async ({
    page,
    context,
    place,
    organization,
  }) => {
    const org = await organization({ people: 137 })
    await page.goto(place.base)
    await expect(page).toHaveURL(`${place.origin}${place.base}sign-in`)
    await giveToken(page, org.token)
    await expect(page).toHaveURL(`${place.origin}${place.base}users`)
    await expect(rows(page)).toHaveCount(20)
    await page.getByRole('button', { name: 'Next page' }).click()
    await expect(page).toHaveURL(`${place.origin}${place.base}users?page=2`)
    await page.reload()
    await expect(page.getByText('21–40 of 137')).toBeVisible()

    await rows(page).getByRole('link').first().click()
    await retitle(page, 'Head of Łódź')
    const [write] = await writes(org)
    expect(write).toMatchObject({ method: 'PUT', body: { title: 'Head of Łódź' } })

    // Addresses within the app work in a second tab, until signing out.
    const second = await context.newPage()
    await second.goto(`${place.base}users/${org.users[0]?.id}`)
    await expect(second.getByRole('main')).toContainText(org.users[0]?.email ?? '')
    await second.goto(`${place.base}plans/reconcile`)
    await expect(second.getByRole('navigation', { name: 'Main' })).toBeVisible()
    await expect(second).toHaveURL(`${place.origin}${place.base}plans/reconcile`)
    await second.getByRole('button', { name: 'Sign out' }).click()
    // The activity is not saved, so signing out asks first.
    await second.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click()
    for (const tab of [page, second]) await expect(tab).toHaveURL(`${place.origin}${place.base}sign-in`)
  })
}
