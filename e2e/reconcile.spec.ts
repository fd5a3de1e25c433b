import type { Locator, Page } from '@playwright/test'
import { lookAt, lookOf, looks } from './look.ts'
import { expect, type Organization, signIn, test, writes } from './roster.ts'

const roleIds = {
  owner: '3f0c8a14-92d7-4b6e-a1c3-5e7d9b204f01',
  admin: '8b64e2d9-1a5f-4c37-bd20-7f3c61a98e02',
  member: 'c2957f30-4e8b-4d19-86fa-19e4d0b57c03',
}

const someone = (n: number, firstName: string, lastName: string, more: Record<string, unknown> = {}) => ({
  id: `0f8fad5b-d9cb-469f-a165-7086772895${String(n).padStart(2, '0')}`,
  email: `${firstName.toLowerCase()}${n}@example.com`,
  roleId: roleIds.member,
  profile: { firstName, lastName, title: 'Analyst', status: 'ACTIVE', ...more },
  createdDateTime: '2024-05-06T07:08:09Z',
})

const people = [
  { ...someone(1, 'Olga', 'Owner'), roleId: roleIds.owner },
  someone(2, 'Anna', 'Kowalska'),
  someone(3, 'Ben', 'Nowak'),
  someone(4, 'Ben', 'Nowak'),
  someone(5, 'Łucja', 'Wiśniewska'),
  someone(6, 'Tom', 'Away', { status: 'TERMINATED' }),
]

const lines = (page: Page): Locator =>
  page.getByRole('table', { name: 'List' }).locator('tbody').getByRole('row')
const line = (page: Page, text: string) => lines(page).filter({ hasText: text })

async function open(page: Page, { token }: Organization) {
  await signIn(page, token, '/plans/reconcile')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reconcile a list')
}

test('a pasted list is matched line by line; ambiguous lines are chosen', async ({ page, organization }) => {
  await open(page, await organization({ people }))
  await page
    .getByLabel('Paste a list')
    .fill('ANNA2@example.com\nlucja wisniewska\nNowak, Ben\nnobody@example.com\nKowalska Anna\n')
  await expect(lines(page)).toHaveCount(5)
  await expect(page.getByText('5 lines: 2 matched, 1 ambiguous, 1 not found, 1 duplicate.')).toBeVisible()
  await expect(lines(page).first()).toContainText('Matched by e-mail address')
  await expect(line(page, 'lucja').getByRole('link')).toHaveText('Łucja Wiśniewska')
  await expect(line(page, 'nobody')).toContainText('Not found')
  await expect(line(page, 'Kowalska Anna')).toContainText('Duplicate of line 1')

  const ambiguous = line(page, 'Nowak, Ben')
  await expect(ambiguous).toContainText('Ambiguous: 2 people match')
  await ambiguous.getByLabel('Person for line 3').selectOption({ index: 2 })
  await expect(ambiguous).toContainText('Chosen by you')
  await expect(ambiguous.getByRole('link')).toHaveAttribute('href', `/users/${people[3]?.id}`)

  await page.getByLabel('Show').selectOption('Not found (1)')
  await expect(lines(page)).toHaveCount(1)
  await expect(lines(page)).toContainText('nobody@example.com')
})

test('a plan needs an operation and sometimes a role; previewing sends nothing', async ({
  page,
  organization,
}) => {
  const org = await organization({ people })
  await open(page, org)
  await page.getByLabel('Paste a list').fill('anna2@example.com, ben3@example.com')
  await expect(lines(page)).toHaveCount(2)
  const preview = page.getByRole('button', { name: 'Preview plan' })
  await expect(preview).toHaveAttribute('aria-disabled', 'true')
  await expect(preview).toHaveAccessibleDescription('Choose an operation.')
  await page.getByLabel('Operation').selectOption('Change role')
  await expect(preview).toHaveAccessibleDescription('Choose a role.')
  await page.getByLabel('Role', { exact: true }).selectOption('admin')
  await expect(preview).toHaveAccessibleDescription(/^2 operations for 2 people\./)
  await preview.click()
  await expect(page).toHaveURL(/\/plans\/[^/]+$/)
  expect(await writes(org)).toEqual([])
})

test('a file with columns changes each person, in any encoding and delimiter', async ({
  page,
  organization,
}) => {
  await open(page, await organization({ people }))
  // As Excel saves it in Poland: semicolons, Windows-1250.
  const text = [
    'E-mail;Imię;Nazwisko;Stanowisko;Rola;Status',
    'anna2@example.com;Anna;Kowalska-Łoś;Analyst;member;Active',
    'ben3@example.com;Ben;Nowak;;admin;',
    'tom6@example.com;Tom;Away;Analyst;;aktywny',
    'olga1@example.com;Olga;Owner;Analyst;boss;Active',
    '',
  ].join('\r\n')
  const central: Record<string, number> = { ę: 0xea, Ł: 0xa3, ś: 0x9c }
  const buffer = Buffer.from(Array.from(text, (letter) => central[letter] ?? letter.charCodeAt(0)))
  await page.getByLabel('Choose a file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer })
  await expect(page.getByText('Using people.csv')).toBeVisible()
  await expect(page.getByLabel('Encoding')).toHaveValue('windows-1250')
  await expect(page.getByLabel('Delimiter')).toHaveValue(';')
  await expect(page.getByLabel('Column 2: Imię')).toHaveValue('firstName')

  await page.getByLabel('Operation').selectOption('As the columns say')
  await expect(line(page, 'anna2')).toContainText('Last name: “Kowalska” → “Kowalska-Łoś”')
  await expect(line(page, 'ben3')).toContainText('Title: “Analyst” → not set')
  await expect(line(page, 'ben3')).toContainText('Role: member → admin')
  await expect(line(page, 'tom6')).toContainText('Reinstate as member')
  await expect(line(page, 'olga1')).toContainText('There is no role “boss”.')
  await expect(page.getByText('4 operations for 3 people.')).toBeVisible()

  // A column can be ignored, and the encoding changed if the guess was wrong.
  await page.getByLabel('Column 4: Stanowisko').selectOption('Not used')
  await expect(page.getByText('3 operations for 3 people.')).toBeVisible()
  await expect(line(page, 'ben3')).not.toContainText('Title')
  await page.getByLabel('Encoding').selectOption('Windows-1252 (Western Europe)')
  await expect(line(page, 'anna2')).toContainText('“Kowalska-£oœ”')
})

test('leavers are active people who are not on the list', async ({ page, organization }) => {
  await open(page, await organization({ people }))
  await page.getByLabel('Paste a list').fill('olga1@example.com\nanna2@example.com\nBen Nowak\n')
  await expect(lines(page)).toHaveCount(3)
  await page.getByLabel('Leavers').check()
  const leavers = page.getByRole('table', { name: 'Leavers' }).getByRole('link')
  await expect(leavers).toHaveText(['Łucja Wiśniewska'])
  await page.getByLabel('Operation').selectOption('Terminate')
  await expect(page.getByText('1 operation for 1 person.')).toBeVisible()
  await expect(page.getByLabel('Operation').getByRole('option')).toHaveText([
    'Choose an operation',
    'Change role',
    'Terminate',
    'Reinstate',
    'Reset MFA',
  ])
  // Otherwise everyone would be a leaver.
  await page.getByLabel('Paste a list').fill('nobody@example.com')
  await expect(page.getByRole('button', { name: 'Preview plan' })).toHaveAccessibleDescription(
    'No one on the list was found, so everyone would be a leaver.',
  )
})

test('matching continues while the directory is read', async ({ page, organization }) => {
  test.slow()
  const org = await organization({ people: 1000, maxSize: 100, latency: { getUsers: 700 } })
  await open(page, org)
  await expect(page.getByRole('progressbar', { name: 'Reading the directory' })).toBeVisible()
  await page.getByLabel('Paste a list').fill(org.users.map(({ email }) => email).join('\n'))
  await expect(page.getByText('1,000 lines: 1,000 matched,')).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('progressbar')).toHaveCount(0)
  const pages = page.getByRole('navigation', { name: 'Pages of the list' })
  await expect(pages).toContainText('1–50 of 1,000')
  await pages.getByRole('button', { name: 'Next page' }).click()
  await expect(pages).toContainText('51–100 of 1,000')
  await expect(lines(page).first()).toContainText(org.users[50]?.email ?? '-')
})

test('the list survives a visit to a person and an expired session', async ({ page, organization }) => {
  const org = await organization({ people })
  await open(page, org)
  await page.getByLabel('Paste a list').fill('anna2@example.com')
  await org.fault({ call: 'getUser', fault: '401', times: 1 })
  await lines(page).getByRole('link').click()
  await page.getByLabel('Organization token').fill(org.token)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Anna Kowalska')
  await page.goBack()
  await expect(page.getByLabel('Paste a list')).toHaveValue('anna2@example.com')
  await expect(lines(page)).toHaveCount(1)

  // The next person to sign in finds nothing of it.
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.goBack()
  await page.getByLabel('Organization token').fill(org.token)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByLabel('Paste a list')).toHaveValue('')
})

test('problems of a list are named', async ({ page, organization }) => {
  await open(page, await organization({ people }))
  await page.getByLabel('Paste a list').fill('Email,Title\n"anna2@example.com,=1+1\nben3@example.com\n')
  await expect(page.getByRole('note')).toContainText('Line 2: This quote is never closed')
  await expect(page.getByRole('note')).toContainText('Line 3: This line has 1 cell instead of 2.')
  const buffer = Buffer.from('\0'.repeat(3000) + ','.repeat(100_000))
  await page.getByLabel('Choose a file').setInputFiles({ name: 'odd.csv', mimeType: 'text/csv', buffer })
  await expect(page.getByRole('note').filter({ hasText: 'Only the first 200 cells' })).toBeVisible()
})

for (const look of looks) {
  test.describe(`${look.colorScheme}, ${look.width} px`, () => {
    test.use(lookOf(look))

    test('the reconcile page passes axe', async ({ page, organization }) => {
      await open(page, await organization({ people }))
      await lookAt(page)
      await page
        .getByLabel('Paste a list')
        .fill(
          'Email,Role,Something without a name\nanna2@example.com,boss,x\nBen Nowak,,\nnobody@example.com,owner',
        )
      await page.getByLabel('Operation').selectOption('As the columns say')
      await expect(lines(page)).toHaveCount(3)
      await expect(lines(page).first()).toContainText('There is no role “boss”.')
      await page.getByLabel('Leavers').check()
      await expect(page.getByRole('table', { name: 'Leavers' })).toBeVisible()
      await lookAt(page)
    })
  })
}
