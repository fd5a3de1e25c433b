// What is shown while pages are turned faster than they load.
import type { Page } from '@playwright/test'
import { expect, held, rows, signIn, test } from './roster.ts'

/**
 * Turns pages by clicks, `frames` frames apart, and records each state of the table that differs from the one
 * before, until the last page that was asked for has shown for some frames.
 */
function turnAndRecord(page: Page, given: { size: number; frames: number }) {
  return page.evaluate(async ({ size, frames }) => {
    const pass = async (count: number) => {
      for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame)
    }
    const shownPage = () => {
      const range = document.querySelector('nav[aria-label=Pages] p')?.textContent ?? ''
      return (Number(range.split('–')[0]?.replace(',', '')) - 1) / size + 1
    }
    /** The pages asked for, in order: a turn starts from the page that shows. */
    const asked = [shownPage()]
    /** What was shown, and how many pages had been asked for by then. */
    const states: { page: number; person: string; asked: number }[] = []
    const press = (name: string) =>
      document.querySelector<HTMLElement>(`button[aria-label="${name} page"]`)?.click()
    // Seen before, a page shows at once.
    for (const [turn, name] of [...Array(4).fill('Next'), ...Array(4).fill('Previous')].entries()) {
      press(name)
      while (shownPage() !== [2, 3, 4, 5, 4, 3, 2, 1][turn]) await pass(1)
    }
    const record = () => {
      const person = document.querySelector('tbody a')?.getAttribute('href') ?? ''
      const last = states.at(-1)
      if (last?.page !== shownPage() || last.person !== person)
        states.push({ page: shownPage(), person, asked: asked.length })
    }
    record()
    const observer = new MutationObserver(record)
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    for (const step of [1, 1, 1, 1, -1, -1, -1, -1, 1]) {
      asked.push(shownPage() + step)
      press(step === 1 ? 'Next' : 'Previous')
      await pass(frames)
    }
    while (states.at(-1)?.page !== asked.at(-1)) await pass(1)
    await pass(10)
    observer.disconnect()
    return { asked, states }
  }, given)
}

test('turning pages quickly never shows an older page again', async ({ page, organization }) => {
  const size = 20
  const { token, users } = await organization({ people: 6 * size })
  await signIn(page, token)
  await expect(rows(page)).toHaveCount(size)
  for (const frames of [0, 2, 5]) {
    const { asked, states } = await turnAndRecord(page, { size, frames })
    const record = JSON.stringify({ frames, asked, states }, null, 1)
    let reached = 0
    for (const state of states) {
      const turn = asked.findIndex((number, at) => number === state.page && at >= reached && at < state.asked)
      expect(turn, record).toBeGreaterThanOrEqual(0)
      reached = turn
      expect(state.person, record).toBe(`/users/${users[(state.page - 1) * size]?.id}`)
    }
    expect(states.at(-1)?.page, record).toBe(asked.at(-1))
    await page.getByRole('button', { name: 'Previous page' }).click()
    await expect(page).not.toHaveURL(/page=/)
  }
})

test('a key typed while a page is awaited searches, and no failure shows', async ({ page, organization }) => {
  const { token, change } = await organization({ people: 300 })
  await signIn(page, token)
  await expect(rows(page)).toHaveCount(20)
  await expect(page.getByText(/^Loaded 300/)).toBeVisible()
  await change({ latency: held })
  await page.getByLabel('Rows per page').selectOption('100')
  await page.getByRole('searchbox', { name: 'Search users' }).focus()
  await page.keyboard.type('an', { delay: 30 })
  await expect(page).toHaveURL(/q=an/)
  await expect(page.getByRole('heading', { level: 1, name: 'Users' })).toBeVisible()
  await expect(page.getByRole('alert')).toHaveCount(0)
  await change({ latency: 0 })
  await expect(rows(page).first()).toBeVisible()
})

test('a page number that was refused is gone once its field is left or changed', async ({
  page,
  organization,
}) => {
  const { token, users } = await organization({ people: 130 })
  await signIn(page, token)
  const field = page.getByLabel('Page', { exact: true })
  const enterNine = async () => {
    await expect(page.getByText('of 7', { exact: true })).toBeVisible()
    await field.fill('9')
    await field.press('Enter')
    await expect(page.getByRole('alert')).toContainText('from 1 to 7')
  }
  await enterNine()
  await field.fill('2')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await enterNine()
  await page.getByRole('searchbox', { name: 'Search users' }).fill(users[0]?.email ?? '')
  await expect(rows(page)).toHaveCount(1)
  await expect(field).toHaveValue('1')
  await expect(field).toHaveAttribute('aria-invalid', 'false')
  await expect(page.getByRole('alert')).toHaveCount(0)
})
