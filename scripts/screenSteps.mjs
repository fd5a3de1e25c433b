// What leads from the address of a screen of the contact sheet to what its picture shows.

export const button = (page, name) => page.getByRole('button', { name, exact: true })
const users = (page) => page.getByRole('table', { name: 'Users', exact: true })

/** Waits until everyone has been read, so that nothing on the page still changes. */
export async function ready(page) {
  await users(page).waitFor()
  await button(page, 'Refresh').waitFor()
  await button(page, 'Lock').waitFor()
}

/** Dismisses the card of the demo organization, which no other organization has. */
export async function dismissFirstMinutes(page) {
  await page.getByRole('button', { name: 'Dismiss “First five minutes”' }).click()
  await ready(page)
}

export async function settle(page) {
  await page.getByRole('main').getByText('Loading…').waitFor({ state: 'detached' })
  await page.locator('main > *').first().waitFor()
}

/** Waits for a table. */
export function table(name) {
  return (page) => page.getByRole('table', { name, exact: true }).waitFor()
}

/** Waits for a heading. */
export function heading(name) {
  return (page) => page.getByRole('heading', { name, exact: true }).first().waitFor()
}

/** Presses a button, and waits for the dialog that it opens. */
export function press(name) {
  return async (page) => {
    await button(page, name).click()
    await page.locator('dialog[open]').waitFor()
  }
}

export async function openRowMenu(page) {
  await ready(page)
  await page
    .getByRole('button', { name: /^Actions for / })
    .nth(1)
    .click()
  await page.getByRole('menuitem').first().waitFor()
}

export async function selectFive(page) {
  await ready(page)
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all|this)/ })
  for (const row of [1, 3, 4, 7, 12]) await boxes.nth(row).check()
  await page
    .getByRole('region', { name: 'Selection' })
    .getByRole('button', { name: /^Terminate/ })
    .waitFor()
}

export async function openPerson(page) {
  await ready(page)
  await users(page).getByRole('link').nth(3).click()
  await button(page, 'Edit profile').waitFor()
}

export function onPerson(name) {
  return async (page) => {
    await openPerson(page)
    await press(name)(page)
  }
}

export async function pasteList(page) {
  await page.getByLabel('Paste a list').fill('Anna Kowalska\nnobody@example.com\nJan Novak')
  await table('List')(page)
}

/** Selects five people and previews their termination. */
export async function previewPlan(page) {
  await selectFive(page)
  await page
    .getByRole('region', { name: 'Selection' })
    .getByRole('button', { name: /^Terminate/ })
    .click()
  await table('Plan')(page)
}

export async function runPlan(page) {
  await previewPlan(page)
  const confirmation = page.getByLabel(/^Type \d+ to confirm/)
  if (await confirmation.isVisible()) {
    await confirmation.fill(/\d+/.exec((await confirmation.getAttribute('aria-label')) ?? '5')?.[0] ?? '5')
  }
  await button(page, 'Run plan').click()
  await button(page, 'Undo').first().waitFor()
}

export async function lock(page) {
  await button(page, 'Lock').click()
  await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
}

export async function selectInvitations(page) {
  await table('Invitations')(page)
  const boxes = page.getByRole('checkbox', { name: /^Select .*@/ })
  for (const row of [1, 2, 4]) await boxes.nth(row).check()
  await page.getByRole('region', { name: 'Selection' }).waitFor()
}

export async function cancelInvitation(page) {
  await table('Invitations')(page)
  await page
    .getByRole('button', { name: /^Actions for / })
    .nth(1)
    .click()
  await page.getByRole('menuitem', { name: 'Cancel invitation' }).click()
  await page.getByRole('alertdialog').waitFor()
}

export async function inviteOne(page) {
  await page.getByRole('textbox', { name: 'Email addresses' }).fill('nina@gmial.com')
  await page.getByRole('textbox', { name: 'First name' }).waitFor()
}

export async function inviteMany(page) {
  await page
    .getByRole('textbox', { name: 'Email addresses' })
    .fill('Anna Nowak <anna@new.example>; ben@new.example\nbob@gmial.com\nJust words\nanna@new.example')
  await table('People to invite')(page)
}
