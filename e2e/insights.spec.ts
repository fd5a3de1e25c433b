import { awkwardPeople } from '../src/demo/awkward.ts'
import { people } from '../src/demo/people.ts'
import { lookAtBoth, narrow } from './look.ts'
import { expect, held, signIn, test } from './roster.ts'

test('the figures of the insights link to lists of as many people as they count', async ({
  page,
  organization,
}) => {
  const { token } = await organization({ people: [...people(120, 7), ...awkwardPeople()] })
  await signIn(page, token)
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Insights' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Insights')
  const regions = page.getByRole('region')
  await expect(regions.first()).toBeVisible()
  for (const name of [
    'Owners and admins',
    'Activity',
    'New people',
    'Profiles',
    'Domains',
    'Possible duplicates',
  ])
    await expect(page.getByRole('region', { name, exact: true })).toBeVisible()
  const links = page.locator('main a[href^="/users?"]')
  const figures = await links.evaluateAll((found) =>
    found.map((link) => ({
      href: link.getAttribute('href') ?? '',
      people: Number((/[\d,]+/.exec(link.textContent ?? '')?.[0] ?? '').replaceAll(',', '')),
    })),
  )
  expect(figures.length).toBeGreaterThan(40)
  // From the smallest one, a few. A unit test follows every link of many organizations.
  const bySize = figures.toSorted((one, other) => one.people - other.people)
  for (const { href, people: expected } of bySize.filter((_, at) => at % 15 === 0)) {
    await page.locator(`main a[href="${href}"]`).first().click()
    await expect(page.getByRole('list', { name: 'Filters' })).toBeVisible()
    if (expected === 0) await expect(page.getByRole('heading', { name: 'No matches' })).toBeVisible()
    else await expect(page.getByText(new RegExp(`^1–\\d+ of ${expected}$`))).toBeVisible()
    await page.goBack()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Insights')
  }
})

test('insights say that their figures are loading as long as the names of the roles are missing', async ({
  page,
  organization,
}) => {
  const { token, change } = await organization({ people: 20 })
  await signIn(page, token, '/insights')
  await expect(page.getByRole('region', { name: 'Owners and admins' })).toBeVisible()
  await change({ latency: { getRoles: held } })
  await page.reload()
  await expect(page.getByText('20 people loaded')).toBeVisible()
  await expect(page.getByText('Loading figures…')).toBeVisible()
  await change({ latency: 0 })
  await expect(page.getByRole('region', { name: 'Owners and admins' })).toBeVisible()
  await expect(page.getByText('Loading figures…')).toHaveCount(0)
})

test('insights say why invitations are missing; their figures link to lists of the same length', async ({
  page,
  organization,
}) => {
  const own = await organization({ people: 20, enrollments: 'refused', invitations: 60 })
  await signIn(page, own.token, '/insights')
  const region = page.getByRole('region', { name: 'Invitations', exact: true })
  await expect(region.getByRole('alert')).toContainText('does not have permission to read invitations (403)')
  await expect(page.getByRole('region', { name: 'Profiles' })).toBeVisible()
  await own.change({ enrollments: 'listed' })
  await region.getByRole('button', { name: 'Try again' }).click()
  const figures = region.getByRole('link')
  await expect(figures).toHaveCount(3)
  // The figures link to lists of the same length.
  for (const figure of await figures.all()) {
    const number = Number.parseInt(await figure.innerText(), 10)
    expect(number).toBeGreaterThan(0)
    await figure.click()
    const list = page.getByRole('table', { name: 'Invitations' })
    await expect(list.locator('tbody').getByRole('row')).toHaveCount(number)
    await page.goBack()
  }
})

test('insights say that they are incomplete, and never is not unknown', async ({ page, organization }) => {
  const [first, ...others] = people(30, 2)
  const unreadable = { ...first, profile: { ...first?.profile, lastActivityDateTime: 'yesterday' } }
  const { token } = await organization({ people: [unreadable, { id: 'no id' }, ...others] })
  await signIn(page, token, '/insights')
  await expect(page.getByRole('note')).toContainText('1 entry has no valid ID and is not included.')
  await page.getByRole('link', { name: '1 person has a last activity that can’t be read' }).click()
  await expect(page.getByRole('list', { name: 'Filters' })).toContainText('whose last activity is unknown')
  await expect(page.getByRole('table', { name: 'Users' })).toContainText('Unknown')
})

test('insights name the people they count when everyone can’t be read again', async ({
  page,
  organization,
}) => {
  const { token, change } = await organization({ people: 30 })
  await signIn(page, token, '/insights')
  await expect(page.getByText('30 people loaded')).toBeVisible()
  await change({ faults: [{ call: 'getUsers', fault: '500' }] })
  await page.getByRole('button', { name: 'Refresh' }).click()
  await expect(page.getByRole('note')).toHaveText(
    'Refresh paused at 0 people: the API failed with a server error.',
  )
  await expect(page.getByText('30 people loaded')).toBeVisible()
})

test('insights and snapshots pass axe', async ({ page, organization }) => {
  await page.setViewportSize(narrow)
  const { token } = await organization({ people: [...people(60, 7), ...awkwardPeople()] })
  await signIn(page, token, '/insights')
  await expect(page.getByRole('region', { name: 'Profiles' })).toBeVisible()
  await lookAtBoth(page)
  await page.getByRole('main').getByRole('link', { name: 'Snapshots', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Snapshots')
  await lookAtBoth(page)
})

test('insights print on two pages', async ({ page, organization }) => {
  const { token } = await organization({ people: 300 })
  await signIn(page, token, '/insights')
  await expect(page.getByRole('region', { name: 'Profiles' })).toBeVisible()
  const pdf = (await page.pdf({ format: 'A4' })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(2)
  await page.emulateMedia({ media: 'print' })
  await expect(
    page.getByText(/^Organization: 5d1f7a52-.* People loaded .*\d\d:\d\d:\d\d .* Printed /),
  ).toBeVisible()
  await expect(page.getByRole('region', { name: 'Owners and admins' })).not.toContainText(' ago', {
    useInnerText: true,
  })
})
