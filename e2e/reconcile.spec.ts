import type { Locator, Page } from '@playwright/test'
import { lookAtBoth, narrow } from './look.ts'
import { expect, held, type Organization, signIn, test, writes } from './roster.ts'

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

test('a pasted list is matched line by line; ambiguous lines are chosen; previewing sends nothing', async ({
  page,
  organization,
}) => {
  test.slow()
  const org = await organization({ people })
  await open(page, org)
  await page
    .getByLabel('Paste a list')
    .fill('ANNA2@example.com\nlucja wisniewska\nNowak, Ben\nnobody@example.com\nKowalska Anna\n')
  await expect(lines(page)).toHaveCount(5)
  await expect(page.getByText('5 lines: 2 matched, 1 ambiguous, 1 not found, 1 duplicate.')).toBeVisible()
  await expect(lines(page).first()).toContainText('Matched by email address')
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
  // A plan needs an operation and sometimes a role. Previewing sends nothing.
  await page.getByLabel('Paste a list').fill('anna2@example.com, ben3@example.com')
  await page.getByLabel('Show').selectOption({ index: 0 })
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
    'Email;Imię;Nazwisko;Stanowisko;Rola;Status',
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
  await expect(page.getByLabel('Operation').getByRole('option')).toHaveText([
    'Choose an operation',
    'Change role',
    'Terminate',
    'Reinstate',
    'Reset MFA',
  ])
  // Otherwise everyone would be a leaver.
  const preview = page.getByRole('button', { name: 'Preview plan' })
  await page.getByLabel('Paste a list').fill('nobody@example.com')
  await expect(preview).toHaveAccessibleDescription(
    'Nobody on the list was found, so everyone would be a leaver.',
  )
  await expect(page.getByText('Every line now matches a person.')).toHaveCount(0)
  await page.getByLabel('Paste a list').fill('Ben Nowak')
  await expect(preview).toHaveAccessibleDescription(
    'No line matches exactly one person, so everyone would be a leaver.',
  )
  await expect(leavers).toHaveCount(0)
  await page.getByRole('link', { name: 'All plans' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Plans')
})

test('leavers need a confirmation while a line has no match, and in the plan', async ({
  page,
  organization,
}) => {
  const org = await organization({ people })
  await open(page, org)
  await page
    .getByLabel('Paste a list')
    .fill(
      'olga1@example.com\nanna2@example.com\nben3@example.com\nBen Nowak\nlucja5@exmaple.com\nx@example.com',
    )
  await page.getByLabel('Leavers').check()
  await page.getByLabel('Operation').selectOption('Terminate')
  const preview = page.getByRole('button', { name: 'Preview plan' })
  await expect(preview).toHaveAccessibleDescription('Check the lines without a match first.')
  const warning = page.getByRole('region', { name: '3 lines have no match, so leavers may be on them.' })
  await expect(warning.getByRole('listitem')).toHaveCount(3)
  await expect(warning).toContainText('Line 6: x@example.com Not found')
  await page.getByRole('checkbox', { name: 'I checked these lines' }).check()
  await expect(preview).toHaveAccessibleDescription(/^1 operation for 1 person/)

  // The nearest person is offered. The chosen person is no leaver, and the focus stays.
  const nearest = page.getByLabel('Person for line 5')
  await nearest.focus()
  await nearest.selectOption('Łucja Wiśniewska · łucja5@example.com · Active')
  await expect(page.getByText('2 lines have no match')).toBeVisible()
  await expect(nearest).toBeFocused()
  await expect(preview).toHaveAccessibleDescription(
    'There are no leavers: everyone who is active is on the list.',
  )
  await nearest.selectOption('Choose a person')
  await expect(preview).toHaveAccessibleDescription(/^1 operation for 1 person/)
  await preview.click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Terminate 1 person')
  const run = page.getByRole('button', { name: 'Run plan' })
  await expect(run).toHaveAttribute('aria-disabled', 'true')
  await expect(page.getByText('3 lines of the list were not matched.')).toBeVisible()
  expect(await writes(org)).toEqual([])
  await page.getByRole('checkbox', { name: 'I checked that the list is complete' }).check()
  await run.click()
  await expect(page.getByRole('table', { name: 'Plan' })).toContainText('Done')
})

test('values that look damaged are listed separately and excluded unless chosen', async ({
  page,
  organization,
}) => {
  await open(page, await organization({ people }))
  await page
    .getByLabel('Paste a list')
    .fill(
      'Email,First name,Last name\nłucja5@example.com,?ucja,Wisniewska\nanna2@example.com,Hanna,Kowalska\n',
    )
  await page.getByLabel('Operation').selectOption('As the columns say')
  await expect(page.getByText('1 operation for 1 person.')).toBeVisible()
  const notice = page.getByRole('note').filter({ hasText: '1 line has values that look damaged.' })
  await notice.getByRole('button', { name: 'Show them' }).click()
  await expect(lines(page)).toHaveCount(1)
  await expect(lines(page)).toContainText('First name: “Łucja” → “?ucja”. Letters were lost.')
  await expect(lines(page)).toContainText('Last name: “Wiśniewska” → “Wisniewska”. Accents were lost.')
  const include = page.getByRole('checkbox', { name: 'Include line 2' })
  await include.check()
  await expect(page.getByText('2 operations for 2 people.')).toBeVisible()
  await include.uncheck()
  await expect(page.getByText('1 operation for 1 person.')).toBeVisible()
  await notice.getByRole('button', { name: 'Include damaged values' }).click()
  await expect(page.getByText('2 operations for 2 people.')).toBeVisible()
  await expect(include).toBeChecked()
})

test('Roster asks for the encoding if words fit two, and for the column of the person', async ({
  page,
  organization,
}) => {
  const org = await organization({ people })
  await open(page, org)
  const preview = page.getByRole('button', { name: 'Preview plan' })
  const buffer = Buffer.from('Email;Last name\nanna2@example.com;L\xea\nben3@example.com;Nowak\n', 'latin1')
  await page.getByLabel('Choose a file').setInputFiles({ name: 'people.csv', mimeType: 'text/csv', buffer })
  await page.getByLabel('Operation').selectOption('As the columns say')
  await expect(preview).toHaveAccessibleDescription('Choose the encoding first.')
  await page.getByRole('radio', { name: /Windows-1250.*Lę/ }).click()
  await expect(line(page, 'anna2')).toContainText('Last name: “Kowalska” → “Lę”')
  await expect(page.getByRole('region', { name: 'List format' })).toBeFocused()
  await expect(preview).toHaveAccessibleDescription(/^1 operation for 1 person/)

  await page
    .getByLabel('Paste a list')
    .fill('Manager Email;Employee Email;Status\nolga1@example.com;anna2@example.com;Terminated\n')
  await page.getByLabel('Operation').selectOption('As the columns say')
  await expect(preview).toHaveAccessibleDescription('Choose the columns first.')
  await page.getByLabel('Column for “Email”').selectOption('Column 2: Employee Email (anna2@example.com)')
  await expect(lines(page)).toContainText('Matched by email address, column “Employee Email”')
  await expect(page.getByRole('region', { name: 'List format' })).toBeFocused()
  await expect(preview).toHaveAccessibleDescription(/^1 operation for 1 person/)
  await preview.click()
  await expect(page.getByRole('table', { name: 'Plan' })).toContainText('Anna Kowalska')
})

test('nobody is matched by name while reading is paused', async ({ page, organization }) => {
  // Answered: the table's own pages and the first hundred people.
  const org = await organization({
    people: 1000,
    maxSize: 100,
    latency: { getUsers: held },
    released: { getUsers: 4 },
  })
  await signIn(page, org.token, '/users')
  await expect(page.getByText(/^Loading: [1-9]\d* of 1,000 people/)).toBeVisible()
  await page.getByRole('button', { name: 'Pause' }).click()
  await page.getByRole('link', { name: 'Plans' }).click()
  await page.getByRole('button', { name: 'Reconcile a list' }).click()
  await expect(page.getByRole('note')).toContainText('Names are not matched')
  // However many are loaded before the pause, only one of them has this name.
  const nameOf = ({ profile }: (typeof org.users)[number]) => `${profile?.firstName} ${profile?.lastName}`
  const names = org.users.map(nameOf)
  const name = names.find((one, at) => at > 0 && names.indexOf(one) === at && names.lastIndexOf(one) === at)
  await page.getByLabel('Paste a list').fill(`${name}\n${org.users[0]?.email}`)
  await expect(page.getByText('2 lines: 1 matched, 1 ambiguous')).toBeVisible()
  await expect(lines(page).first()).toContainText('not everyone is loaded')
})

test('files that aren’t lists are rejected with what they are, and problems of a list are named', async ({
  page,
  organization,
}) => {
  await open(page, await organization({ people }))
  const choose = (name: string, content: string) =>
    page
      .getByLabel('Choose a file')
      .setInputFiles({ name, mimeType: '', buffer: Buffer.from(content, 'latin1') })
  await choose('people.csv', 'anna2@example.com')
  await expect(lines(page)).toHaveCount(1)
  for (const [name, content, says] of [
    ['people.xlsx', 'PK\x03\x04 xl/workbook.xml', 'save it as “CSV UTF-8”'],
    ['people.pdf', '%PDF-1.7', 'people.pdf is a PDF.'],
    ['empty.csv', '', 'empty.csv is empty.'],
  ] as const) {
    await choose(name, content)
    await expect(page.getByRole('alert')).toContainText(says)
    await expect(page.getByText('Using people.csv')).toBeVisible()
    await expect(page.getByLabel('Choose a file')).toHaveValue('')
  }
  // Of two dropped files, none is read.
  const dropped = await page.evaluateHandle(() => {
    const transfer = new DataTransfer()
    for (const name of ['a.csv', 'b.csv']) transfer.items.add(new File(['ben3@example.com'], name))
    return transfer
  })
  await page
    .getByRole('region', { name: 'List to reconcile' })
    .dispatchEvent('drop', { dataTransfer: dropped })
  await expect(page.getByRole('alert')).toContainText('You dropped 2 files. Drop one list at a time.')
  await expect(page.getByText('Using people.csv')).toBeVisible()
  // Problems of what is a list are named.
  await page.getByLabel('Paste a list').fill('Email,Title\n"anna2@example.com,=1+1\nben3@example.com\n')
  await expect(page.getByRole('note')).toContainText('Line 2: This quote is never closed')
  await expect(page.getByRole('note')).toContainText('Line 3: This line has 1 cell instead of 2.')
  const buffer = Buffer.from(`Email,Title\n${'\0'.repeat(300)}${','.repeat(100_000)}`)
  await page.getByLabel('Choose a file').setInputFiles({ name: 'odd.csv', mimeType: 'text/csv', buffer })
  await expect(page.getByRole('note').filter({ hasText: 'Only the first 200 cells' })).toBeVisible()
})

test('matching continues while the directory is read', async ({ page, organization }) => {
  const org = await organization({
    people: 1000,
    maxSize: 100,
    latency: { getUsers: held },
    released: { getUsers: 3 },
  })
  await open(page, org)
  await expect(page.getByRole('progressbar', { name: 'Reading the directory' })).toBeVisible()
  await page.getByLabel('Paste a list').fill(org.users.map(({ email }) => email).join('\n'))
  await expect(page.getByText(/^1,000 lines: /)).toBeVisible()
  await org.change({ latency: 0 })
  await expect(page.getByText('1,000 lines: 1,000 matched,')).toBeVisible()
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

test('a list and its choices survive a reload, of this page only', async ({
  page,
  context,
  organization,
}) => {
  await open(page, await organization({ people }))
  const file = { name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('anna2@example.com') }
  await page.getByLabel('Choose a file').setInputFiles(file)
  await page.getByLabel('Operation').selectOption('Reset MFA')
  await page.reload()
  await expect(page.getByText('Using people.csv')).toBeVisible()
  await expect(lines(page)).toHaveCount(1)
  await expect(page.getByLabel('Operation')).toHaveValue('resetMfa')
  await page.getByLabel('Paste a list').fill('ben3@example.com')
  await expect(line(page, 'ben3')).toBeVisible()
  await page.reload()
  await expect(page.getByLabel('Paste a list')).toHaveValue('ben3@example.com')
  const second = await context.newPage()
  await second.goto('/plans/reconcile')
  await page.close()
  await second.reload()
  await expect(second.getByLabel('Paste a list')).toHaveValue('')
})

test('the reconcile page passes axe', async ({ page, organization }) => {
  await page.setViewportSize(narrow)
  await open(page, await organization({ people }))
  await lookAtBoth(page)
  await page
    .getByLabel('Paste a list')
    .fill('Email,Role,First name\nanna2@example.com,boss,?nna\nBen Nowak,,Ben\nnobody@example.com,owner')
  await page.getByLabel('Operation').selectOption('As the columns say')
  await expect(lines(page)).toHaveCount(3)
  await expect(lines(page).first()).toContainText('There is no role “boss”.')
  await expect(lines(page).first()).toContainText('Looks damaged')
  await lookAtBoth(page)
  await page.getByLabel('Leavers').check()
  await expect(page.getByRole('table', { name: 'Leavers' })).toBeVisible()
  await lookAtBoth(page)
  const buffer = Buffer.from('Manager Email;Mail;Name\nolga1@example.com;anna2@example.com;L\xea\n', 'latin1')
  await page.getByLabel('Choose a file').setInputFiles({ name: 'doubt.csv', mimeType: 'text/csv', buffer })
  await expect(page.getByLabel('Column for “Email”')).toBeVisible()
  await expect(page.getByRole('radio', { name: /Windows-1250/ })).toBeVisible()
  await lookAtBoth(page)
})
