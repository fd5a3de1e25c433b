// What a person sees of hostile answers and addresses. Every call with every answer: test/hostile.
import * as fc from 'fast-check'
import type { Page } from '@playwright/test'
import { people } from '../src/demo/people.ts'
import { isRow } from '../src/demo/userRow.ts'
import type { Row } from '../src/demo/wire.ts'
import { mutateJson, mutation } from '../test/hostile/mutation.ts'
import { naughtyStrings } from '../test/hostile/naughtyStrings.ts'
import { expect, giveToken, outcome, rows, signIn, test } from './roster.ts'

const seed = 20_261_125
/** Number of people in the table, and of person pages that are opened. */
const everyone = 120
const persons = 10
/** Index of a person without a name, whose email address reverses the text around it. */
const deceiving = everyone - 1
const bidiControls = /[\u202a-\u202e\u2066-\u2069]/
/** Deeper than a message to a page can be. */
const deep: unknown = JSON.parse('['.repeat(2000) + ']'.repeat(2000))

/** People with hostile data. Only their ids are valid. */
function hostilePeople(count: number): Row[] {
  const mutations = fc.sample(mutation, { seed, numRuns: count })
  return people(count, 1).map(({ id, ...user }, number) => {
    if (number === deceiving) return { id, email: '\u202emoc.elpmaxe@anna' }
    const mutated = mutateJson(user, mutations[number]?.changes ?? [])
    const row: Row = isRow(mutated) ? mutated : {}
    const text = naughtyStrings[number % naughtyStrings.length] ?? ''
    if (number % 3 === 0) row.profile = { firstName: text, lastName: text, title: text, status: text }
    if (number % 5 === 0) row.email = row.roleId = text
    if (number % 7 === 0) row.badge = deep
    row.id = id
    return row
  })
}

/** Expects content on the page, and no heading that reverses the text around it. */
async function expectPage(page: Page, hint: string) {
  const there = page.getByRole('heading', { level: 1 }).or(page.getByRole('alert'))
  await expect(there.first(), hint).toBeVisible()
  await expect(page.getByRole('main'), hint).not.toBeEmpty()
  const headings = await page.getByRole('heading', { level: 1 }).allInnerTexts()
  expect(headings.join('\n'), hint).not.toMatch(bidiControls)
}

test('hostile people: table, person, plan and activity still work', async ({ page, organization }) => {
  const { token, users } = await organization({ people: hostilePeople(everyone) })
  test.slow()
  await signIn(page, token, '/users?size=250')
  await expect(rows(page)).toHaveCount(everyone)
  const names = await rows(page)
    .getByRole('link')
    .evaluateAll((links) =>
      links.map((link) => ({
        name: link.textContent,
        isolated: link.querySelector('bdi')?.textContent === link.textContent,
      })),
    )
  expect(
    names.filter(({ name, isolated }) => !isolated || name.trim() === '' || bidiControls.test(name)),
  ).toEqual([])

  const shown = users.slice(0, persons)
  await rows(page).getByRole('link').first().click()
  for (const [number, { id }] of shown.entries()) {
    await expect(page, id).toHaveURL(new RegExp(id))
    await expect(page.getByRole('region', { name: 'Access' }), id).toBeVisible()
    await expectPage(page, id)
    if (number < shown.length - 1) await page.getByRole('link', { name: 'Next person' }).click()
  }
  await page.getByRole('link', { name: '← All users' }).click()

  await page.getByRole('checkbox', { name: 'Select this page' }).check()
  await page.getByRole('region', { name: 'Selection' }).getByRole('button', { name: 'Terminate' }).click()
  await expect(page.getByRole('table', { name: 'Plan' })).toBeVisible()
  await expectPage(page, 'plan')

  await page.goto(`/users/${users[deceiving]?.id}`)
  await page.getByRole('button', { name: 'Reset MFA' }).click()
  // The dialog shows the address as it is, and what no two people share.
  await expect(page.getByRole('alertdialog')).toContainText('[U+202E]moc.elpmaxe@anna')
  await expect(page.getByRole('alertdialog')).toContainText(users[deceiving]?.id?.slice(0, 8) ?? '-')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Reset MFA' }).click()
  await expect(outcome(page)).toContainText('Reset MFA for')
  expect(await outcome(page).innerText()).not.toMatch(bidiControls)
  await page.getByRole('link', { name: 'Activity' }).click()
  await expect(page.getByRole('table', { name: 'Activity' }).getByRole('link')).toHaveCount(1)
  await expectPage(page, 'activity')
})

/** Addresses to open a page by. */
const addresses = [
  '/users?page=1e9&size=-1&q=%00%ED%A0%80&status=&role=__proto__&sort=constructor&created=0000-00-00..9999-99-99',
  `/users?q=${encodeURIComponent('\u202e<img src=x onerror=alert(1)>')}&page=999999999`,
  '/users/..%2f..%2froles',
  '/users/0f8fad5b-d9cb-469f-a165-70867728950e',
  '/plans/__proto__?page=0&outcome=toString',
  '/activity?person=%00%E2%80%AE&operation=__proto__&outcome=constructor',
]

const elsewhere = ['//evil.example', '/.//evil.example', 'javascript:alert(1)']

test('signing in never leaves the site, and every hostile address shows a page', async ({
  page,
  organization,
}) => {
  test.slow()
  const { token } = await organization({ people: 3 })
  for (const to of elsewhere) {
    await page.goto(`/sign-in?to=${encodeURIComponent(to)}`)
    await giveToken(page, token)
    await expect(page.getByRole('heading', { name: 'Users' }), to).toBeVisible()
    await page.getByRole('button', { name: 'Sign out' }).click()
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  }
  await signIn(page, token)
  for (const address of addresses) {
    await page.goto(address)
    await expectPage(page, address)
  }
})
