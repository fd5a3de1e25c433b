import { expect, openFilter, rows, signIn, test } from './roster.ts'

const person = (number: number, domain: string, more: Record<string, unknown> = {}) => ({
  id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
  email: `p${number}@${domain}`,
  profile: {
    firstName: `First${number}`,
    lastName: 'X',
    title: 'T',
    status: 'ACTIVE',
    lastActivityDateTime: new Date().toISOString(),
    ...more,
  },
})
const people = [
  person(1, 'example.com'),
  person(2, 'example.com', { status: 'TERMINATED' }),
  person(3, 'Partner.example'),
  person(4, 'private.example', { lastActivityDateTime: null }),
  person(5, 'example.com', { status: null, lastActivityDateTime: '2020-01-01T00:00:00Z' }),
]

test('people outside of the own domain, by keyboard: several values, and “is none of these”', async ({
  page,
  organization,
}) => {
  const { token } = await organization({ people })
  await signIn(page, token)
  await page.getByRole('button', { name: 'Domain: any' }).focus()
  await page.keyboard.press('Enter')
  const domains = page.getByRole('listbox', { name: 'Domain', exact: true })
  await expect(domains.getByRole('option')).toHaveText([
    'example.com (3)',
    'partner.example (1)',
    'private.example (1)',
  ])
  // The focus is on the first value.
  await page.keyboard.press('Space')
  await expect(page).toHaveURL('/users?domain=example.com')
  await expect(rows(page)).toHaveCount(3)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  await expect(rows(page)).toHaveCount(4)
  await expect(domains.getByRole('option', { selected: true })).toHaveCount(2)
  await page.getByRole('radio', { name: 'is none of these' }).check()
  await expect(page).toHaveURL('/users?domain=-example.com&domain=-partner.example')
  await expect(rows(page)).toHaveCount(1)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('button', { name: 'Domain: 2 excluded' })).toBeFocused()
  await expect(
    page.getByText('People whose email domain is not example.com or partner.example.'),
  ).toBeVisible()

  const status = await openFilter(page, 'Status')
  await page.getByRole('radio', { name: 'is none of these' }).check()
  await status.getByRole('option', { name: 'Active' }).click()
  await page.keyboard.press('Escape')
  // One right after the other, before the rows have followed.
  await page.getByRole('list', { name: 'Filters' }).evaluate(async (list) => {
    for (const button of list.querySelectorAll<HTMLElement>('[aria-label*="Domain: not"]')) {
      button.click()
      await Promise.resolve()
    }
  })
  await expect(page).toHaveURL('/users?status=-ACTIVE')
  await expect(rows(page)).toHaveCount(2)
})

test('date presets replace exact days, and mean the same tomorrow', async ({ page, organization }) => {
  const { token } = await organization({ people })
  await signIn(page, token)
  await page.getByRole('button', { name: 'More filters' }).click()
  const preset = page.getByLabel('Last active', { exact: true })
  await preset.selectOption('More than 90 days ago')
  await expect(page).toHaveURL('/users?inactive=90')
  await expect(rows(page)).toHaveCount(1)
  await preset.selectOption('Last 30 days')
  await expect(page).toHaveURL('/users?active=30')
  await expect(rows(page)).toHaveCount(3)
  await expect(page.getByText('People who were active in the last 30 days.')).toBeVisible()
  await page.getByLabel('Last active until').fill('2021-01-01')
  await expect(preset.locator('option:checked')).toHaveText('Other dates')
  await preset.selectOption('Any time')
  await expect(page).toHaveURL('/users')
})
