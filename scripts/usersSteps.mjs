// What leads to the screens of the users page.
import { button, openPerson, ready } from './screenSteps.mjs'

/** Presses a button of the toolbar, which narrow screens keep behind "Filters". */
async function pressInToolbar(page, name) {
  await ready(page)
  const filters = page.getByRole('button', { name: /^Filters/ })
  if (await filters.isVisible()) await filters.click()
  await page.getByRole('button', { name }).click()
}

export async function openStatusFilter(page) {
  await pressInToolbar(page, /^Status: /)
  await page.getByRole('option').first().waitFor()
}

export async function openViews(page) {
  await pressInToolbar(page, /^Views$/)
  await page.getByRole('menuitem').first().waitFor()
}

export function chooseView(name) {
  return async (page) => {
    await openViews(page)
    await page.getByRole('menuitem', { name, exact: true }).click()
    await page.locator('dialog[open]').waitFor()
  }
}

/** Opens the preview of a person; narrow screens open the person's page instead. */
export async function openPreview(page) {
  await ready(page)
  const previewButton = page.getByRole('button', { name: /^Preview / }).nth(2)
  if (!(await previewButton.isVisible())) return openPerson(page)
  await previewButton.click()
  await page.getByRole('complementary', { name: 'Preview' }).getByRole('heading').first().waitFor()
}

export function openPalette(text) {
  return async (page) => {
    await ready(page)
    await button(page, 'Search or jump to…').click()
    await page.getByRole('combobox', { name: 'Search commands and people' }).fill(text)
    await page.getByRole('option').first().waitFor()
  }
}

export async function openShortcuts(page) {
  await openPalette('keyboard shortcuts')(page)
  await page.keyboard.press('Enter')
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
}

/** Opens the dialog of a button of the toolbar. */
export function open(name) {
  return async (page) => {
    await pressInToolbar(page, new RegExp(`^${name}$`))
    await page.locator('dialog[open]').waitFor()
  }
}

export async function openFilters(page) {
  await pressInToolbar(page, /^More filters$/)
  await page.getByRole('region', { name: 'More filters' }).waitFor()
}
