// The screens of the contact sheet. A new page or dialog is one more line in `screens`.

const button = (page, name) => page.getByRole('button', { name, exact: true })
const table = (page, name) => page.getByRole('table', { name, exact: true })

/**
 * Every screen, in the order in which it is taken: its name, the address that it starts from, and what leads to it from
 * there. All are taken in one session of the demo organization, so empty pages come before those with contents.
 */
export const screens = [
  { name: 'sign-in', path: '/sign-in', signedOut: true, show: heading('Sign in') },
  { name: 'first-minutes', path: '/users?q=an', show: ready },
  { name: 'users', path: '/users', show: dismissFirstMinutes },
  { name: 'users-filters', path: '/users?status=ACTIVE&q=an', show: openFilters },
  { name: 'users-no-match', path: '/users?q=nobody+at+all&status=ACTIVE', show: heading('No matches') },
  { name: 'users-no-page', path: '/users?page=4000', show: heading('There is no page 4000') },
  { name: 'users-menu', path: '/users', show: openRowMenu },
  { name: 'users-selection', path: '/users', show: selectFive },
  { name: 'users-compact', path: '/users?size=50&sort=activity', show: ready },
  { name: 'columns', path: '/users', show: open('Columns') },
  { name: 'export', path: '/users', show: open('Export') },
  { name: 'settings', path: '/users', show: press('Settings') },
  { name: 'person', path: '/users', show: openPerson },
  { name: 'edit-profile', path: '/users', show: onPerson('Edit profile') },
  { name: 'change-role', path: '/users', show: onPerson('Change role') },
  { name: 'terminate', path: '/users', show: onPerson('Terminate') },
  { name: 'person-invalid-id', path: '/users/0', show: heading('Person not found') },
  { name: 'person-not-found', path: '/users/0f8fad5b-d9cb-469f-a165-70867728950e', show: settle },
  { name: 'not-found', path: '/nowhere', show: heading('Page not found') },
  { name: 'access', path: '/access', show: (page) => table(page, 'Calls').waitFor() },
  { name: 'plans-empty', path: '/plans', show: heading('No plans yet') },
  { name: 'activity-empty', path: '/activity', show: heading('No changes yet') },
  { name: 'reconcile', path: '/plans/reconcile', show: heading('Reconcile a list') },
  { name: 'reconcile-list', path: '/plans/reconcile', show: pasteList },
  { name: 'plan', path: '/users', show: previewPlan },
  { name: 'plan-finished', path: '/users', show: runPlan },
  { name: 'plans', path: '/plans', show: (page) => table(page, 'Plans').waitFor() },
  { name: 'activity', path: '/activity', show: (page) => table(page, 'Activity').waitFor() },
  { name: 'activity-export', path: '/activity', show: press('Export') },
  { name: 'sign-out', path: '/users', show: press('Sign out') },
  { name: 'locked', path: '/users', show: lock },
]

/** Waits until everyone has been read, so that nothing on the page still changes. */
async function ready(page) {
  await table(page, 'Users').waitFor()
  await button(page, 'Refresh').waitFor()
}

/** Dismisses the card of the demo organization, which no other organization has. */
export async function dismissFirstMinutes(page) {
  await page.getByRole('button', { name: 'Dismiss “First five minutes”' }).click()
  await ready(page)
}

async function settle(page) {
  await page.getByRole('main').getByText('Loading…').waitFor({ state: 'detached' })
  await page.locator('main > *').first().waitFor()
}

function heading(name) {
  return (page) => page.getByRole('heading', { name, exact: true }).first().waitFor()
}

/** Presses a button, and waits for the dialog that it opens. */
function press(name) {
  return async (page) => {
    await button(page, name).click()
    await page.locator('dialog[open]').waitFor()
  }
}

/** Presses a button of the toolbar, which narrow screens keep behind "Filters". */
function open(name) {
  return async (page) => {
    await ready(page)
    if (!(await button(page, name).isVisible())) await page.getByRole('button', { name: /^Filters/ }).click()
    await press(name)(page)
  }
}

async function openFilters(page) {
  await ready(page)
  const more = button(page, 'More filters')
  if (!(await more.isVisible())) await page.getByRole('button', { name: /^Filters/ }).click()
  await more.click()
  await page.getByRole('region', { name: 'More filters' }).waitFor()
}

async function openRowMenu(page) {
  await ready(page)
  await page
    .getByRole('button', { name: /^Actions for / })
    .nth(1)
    .click()
  await page.getByRole('menuitem').first().waitFor()
}

async function selectFive(page) {
  await ready(page)
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all|this)/ })
  for (const row of [1, 3, 4, 7, 12]) await boxes.nth(row).check()
  await page
    .getByRole('region', { name: 'Selection' })
    .getByRole('button', { name: /^Terminate/ })
    .waitFor()
}

async function openPerson(page) {
  await ready(page)
  await table(page, 'Users').getByRole('link').nth(3).click()
  await button(page, 'Edit profile').waitFor()
}

function onPerson(name) {
  return async (page) => {
    await openPerson(page)
    await press(name)(page)
  }
}

async function pasteList(page) {
  await page.getByLabel('Paste a list').fill('Anna Kowalska\nnobody@example.com\nJan Novak')
  await table(page, 'List').waitFor()
}

/** Selects five people and previews their termination. */
export async function previewPlan(page) {
  await selectFive(page)
  await page
    .getByRole('region', { name: 'Selection' })
    .getByRole('button', { name: /^Terminate/ })
    .click()
  await table(page, 'Plan').waitFor()
}

async function runPlan(page) {
  await previewPlan(page)
  const confirmation = page.getByLabel(/^Type \d+ to confirm/)
  if (await confirmation.isVisible()) {
    await confirmation.fill(/\d+/.exec((await confirmation.getAttribute('aria-label')) ?? '5')?.[0] ?? '5')
  }
  await button(page, 'Run plan').click()
  await button(page, 'Undo').first().waitFor()
}

async function lock(page) {
  await button(page, 'Lock').click()
  await page.getByRole('heading', { level: 1, name: 'Locked' }).waitFor()
}
