// What leads to the screens of insights, reviews and snapshots.
import { readFile } from 'node:fs/promises'
import { button, heading, press, runPlan, table } from './screenSteps.mjs'

export async function insights(page) {
  await table('Owners and admins')(page)
  await page.getByRole('region', { name: 'Invitations' }).getByRole('link').first().waitFor()
}

/** Starts a review of the owners and admins, and decides about three people. */
export async function startReview(page) {
  await press('New review')(page)
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Your name').fill('Anna Kowalska')
  await dialog.getByRole('radio', { name: 'Owners and admins' }).check()
  await dialog.getByText('Everyone is loaded').waitFor()
  await button(dialog, 'Start review').click()
  for (const name of ['Keep', 'Terminate', 'Not sure']) await decide(page, name)
}

/** Decides about the person who is shown, and waits for the next one. */
async function decide(page, name) {
  const title = page.getByRole('region', { name: 'Decision' }).getByRole('heading', { level: 2 })
  await title.waitFor()
  const before = await title.textContent()
  await button(page, name).click()
  await title.filter({ hasNotText: before }).waitFor()
}

/** Opens the review that was started last, or starts one. */
async function openReview(page) {
  const latest = page.getByRole('table', { name: 'Reviews' }).getByRole('link').first()
  await latest.or(page.getByRole('heading', { name: 'No reviews yet' })).waitFor()
  if (await latest.isVisible()) await latest.click()
  else await startReview(page)
  await button(page, 'Finish review').waitFor()
}

export async function finishReview(page) {
  await openReview(page)
  await press('Finish review')(page)
}

/** Saves a review to a file, which shows a message. */
export async function saveReview(page) {
  await openReview(page)
  await button(page, 'Save to a file').click()
  await page.getByRole('status').getByText('Saved to').waitFor()
}

/** Finishes a review, runs its plan and comes back to what it did. */
export async function endReview(page) {
  await finishReview(page)
  await button(page.getByRole('dialog'), 'Finish review').click()
  await confirm(page)
  await button(page, 'Run plan').click()
  await button(page, 'Export receipt').waitFor()
  await page.getByRole('link', { name: 'From an access review' }).click()
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Access review/ })
    .first()
    .click()
  await table('Decisions')(page)
}

async function confirm(page) {
  await button(page, 'Run plan').waitFor()
  const field = page.getByLabel(/^Type \d+ to confirm/)
  if (await field.isVisible()) await field.fill('1')
}

export async function saveSnapshot(page) {
  await heading('Snapshots')(page)
  const [file] = await Promise.all([page.waitForEvent('download'), button(page, 'Save a snapshot').click()])
  await page.getByText('Seal:').first().waitFor()
  return readFile(await file.path())
}

/** Saves a snapshot, terminates five people and compares the snapshot with now. */
export async function compareSnapshots(page) {
  const buffer = await saveSnapshot(page)
  await page.goto('/users?page=2')
  await runPlan(page)
  await page.goto('/snapshots')
  await page
    .getByLabel('Earlier snapshot')
    .setInputFiles({ name: 'roster-snapshot.jsonl', mimeType: 'application/jsonl', buffer })
  await page.getByText(/^roster-snapshot.jsonl: /).waitFor()
  await button(page, 'Compare').click()
  await table('Changes')(page)
}
