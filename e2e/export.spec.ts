import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { awkwardPeople } from '../src/demo/awkward.ts'
import { people } from '../src/demo/people.ts'
import { roles } from '../src/demo/roles.ts'
import type { Row } from '../src/demo/wire.ts'
import { lookAtBoth, narrow } from './look.ts'
import { expect, held, type Organization, outcome, rows, signIn, test } from './roster.ts'

const headers = [
  'ID',
  'Email',
  'First name',
  'Last name',
  'Title',
  'Role',
  'Status',
  'Created',
  'Last activity',
]
const stamp = String.raw`\d{4}-\d\d-\d\d-\d{4}`

async function openExport(page: Page) {
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog).toBeVisible()
  return dialog
}

/** Downloads from the open dialog. Returns the file's name and text. */
async function download(page: Page) {
  const dialog = page.getByRole('dialog', { name: 'Export' })
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Download' }).click(),
  ])
  await expect(dialog).toBeHidden()
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') }
}

/** Parses a CSV file with a byte order mark, as in RFC 4180. */
function readCsv(text: string): string[][] {
  expect(text.startsWith('\ufeff')).toBe(true)
  const records: string[][] = [[]]
  for (const [, quoted, bare, end] of text.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '')
    if (end !== ',') records.push([])
  }
  expect(records.pop()).toEqual([])
  return records
}

/** Returns the expected CSV record of a person in the API's JSON. */
function recordOf({ profile: given, ...user }: Row): string[] {
  const profile = (given ?? {}) as Row
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const time = (value: unknown) => {
    const date = new Date(text(value))
    return Number.isNaN(date.getTime()) ? '' : date.toISOString()
  }
  const status = text(user.status ?? profile.status)
  return [
    text(user.id).toLowerCase(),
    ...[user.email, profile.firstName, profile.lastName, profile.title].map(text),
    roles.find(({ id }) => id === user.roleId)?.name ?? text(user.roleId),
    status.charAt(0) + status.slice(1).toLowerCase(),
    time(user.createdDateTime),
    time(user.lastActivityDateTime ?? profile.lastActivityDateTime),
  ]
}

/** Escapes a formula at the start of a cell and after each separator or line end. */
const marked = (cell: string) => cell.replace(/(?<=^|[\t\r\n,;|])(?='*[\s"]*[=+\-@\t\r])/g, "'")
const emails = async (organization: Organization) => (await organization.everyone()).map(({ email }) => email)

test('CSV of everyone: all columns, awkward people, no formulas', async ({ page, organization }) => {
  const users: Row[] = [...awkwardPeople(), ...people(30, 7)]
  const { token } = await organization({ people: users, maxSize: 10 })
  await signIn(page, token)
  const dialog = await openExport(page)
  await expect(dialog.getByText(`${users.length} people match.`)).toBeVisible()
  await expect(dialog.getByRole('radiogroup', { name: 'Format' }).getByLabel('CSV')).toBeChecked()
  await dialog.getByRole('radiogroup', { name: 'Columns' }).getByLabel('All').check()
  const { name, text } = await download(page)

  expect(name).toMatch(new RegExp(`^roster-5d1f7a52-${stamp}\\.csv$`))
  expect(readCsv(text)).toEqual([headers, ...users.map((user) => recordOf(user).map(marked))])
  expect(text).toContain(`,"'=HYPERLINK(""http://x"",""y"")","'+1","'-2",`)
  await expect(outcome(page)).toHaveText(`Exported ${users.length} people to ${name}.`)
})

test('the shown columns as CSV and as JSON', async ({ page, organization }) => {
  const { token, users } = await organization({ people: 45 })
  await signIn(page, token)
  let dialog = await openExport(page)
  await expect(dialog.getByText('45 people match.')).toBeVisible()
  await expect(dialog.getByRole('radiogroup', { name: 'Columns' }).getByLabel('Shown')).toBeChecked()
  const csv = await download(page)
  expect(readCsv(csv.text)).toEqual([headers.slice(1), ...users.map((user) => recordOf(user).slice(1))])

  dialog = await openExport(page)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeFocused()
  dialog = await openExport(page)
  await dialog.getByLabel('JSON').check()
  const json = await download(page)
  expect(json.name).toMatch(new RegExp(`^roster-5d1f7a52-${stamp}\\.json$`))
  const written = JSON.parse(json.text)
  expect(written).toMatchObject({ complete: true, people: 45, read: 45, exported: 45 })
  expect(written.query).toMatchObject({ text: '', status: [], sort: null })
  expect(written.users).toEqual(
    users.map(({ email, roleId, profile, createdDateTime }) => ({
      email,
      firstName: profile.firstName,
      lastName: profile.lastName,
      title: profile.title,
      role: { id: roleId, name: roles.find(({ id }) => id === roleId)?.name },
      status: profile.status,
      createdDateTime: new Date(createdDateTime).toISOString(),
      lastActivityDateTime: profile.lastActivityDateTime
        ? new Date(profile.lastActivityDateTime).toISOString()
        : null,
    })),
  )
})

test('a failed page makes the export incomplete, until it is read again', async ({ page, organization }) => {
  // Without a total, pages do not overlap, and a page that fails is named instead of read once more in other pages.
  const org = await organization({ people: 6000, saysTotal: false })
  await signIn(page, org.token)
  await expect(rows(page)).toHaveCount(20)
  await org.change({ latency: { getUsers: held } })
  const dialog = await openExport(page)
  await expect(dialog.getByRole('progressbar', { name: 'Reading the directory' })).toBeVisible()
  await expect(dialog).toContainText('Wait, or download now: the file name will say “incomplete”.')
  // The first page of reading everyone is on its way. Each of the others fails once, and one of them once more.
  await expect.poll(async () => (await org.requests()).some(({ query }) => query.size === '1000')).toBe(true)
  await org.fault({ call: 'getUsers', fault: 'malformed', times: 5 })
  await org.change({ latency: 0 })

  // Which page fails twice depends on the order in which the requests arrive.
  await expect(dialog).toContainText(
    /People [1-5],001–[2-6],000 in the API’s order could not be loaded: the response could not be read\./,
  )
  await expect(dialog.getByText('5,000 people match.')).toBeVisible()
  const partly = await download(page)
  expect(partly.name).toMatch(new RegExp(`^roster-5d1f7a52-${stamp}-incomplete\\.csv$`))
  const everyone = new Set(await emails(org))
  const written = readCsv(partly.text).map(([email]) => email ?? '')
  expect(written).toHaveLength(5001)
  expect(written.slice(1).filter((email) => !everyone.has(email))).toEqual([])
  await expect(outcome(page)).toHaveText(
    `Exported 5,000 people to ${partly.name}. The file is incomplete because not everyone is loaded.`,
  )

  await openExport(page)
  await dialog.getByRole('button', { name: 'Load everyone again' }).click()
  await expect(dialog.getByText('6,000 people match.')).toBeVisible()
  await expect(dialog).not.toContainText('incomplete')
  const whole = await download(page)
  expect(whole.name).not.toContain('incomplete')
  expect(readCsv(whole.text).map(([email]) => email)).toEqual(['Email', ...(await emails(org))])
})

test('the export dialog passes axe, works by keyboard, and resumes reading that stopped', async ({
  page,
  organization,
}) => {
  await page.setViewportSize(narrow)
  const org = await organization({ people: 6000 })
  await signIn(page, org.token)
  await expect(rows(page)).toHaveCount(20)
  await org.fault({ call: 'getUsers', fault: 'html' })
  await page.getByRole('button', { name: 'Filters', exact: true }).press('Enter')
  await page.getByRole('button', { name: 'Export', exact: true }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Export' })
  await expect(dialog).toContainText(/Loading stopped at .*: the response could not be read\./)
  await expect(dialog.getByLabel('CSV')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(dialog.getByLabel('JSON')).toBeChecked()
  await page.keyboard.press('Tab')
  await expect(dialog.getByLabel('Shown')).toBeFocused()
  await lookAtBoth(page)
  await org.change({ faults: [], latency: { getUsers: held } })
  await dialog.getByRole('button', { name: 'Continue loading' }).press('Enter')
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  await lookAtBoth(page)
  await org.change({ latency: 0 })
  await expect(dialog).toContainText('Everyone is loaded')
  await dialog.getByLabel('Shown').focus()
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  expect(file.suggestedFilename()).toMatch(/\.json$/)
  await expect(outcome(page)).toContainText('Exported 6,000 people to')
})
