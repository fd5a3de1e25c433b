// Where the focus goes when the element that has it is removed.
import type { Locator, Page } from '@playwright/test'
import { expect, held, rows, signIn, test, waitForKeys } from './roster.ts'

/** Presses a button or link by the keyboard, and expects the focus on this element once it has gone. */
async function pressAndExpectFocus(page: Page, pressed: Locator, next: Locator) {
  await pressed.focus()
  await page.keyboard.press('Enter')
  await expect(pressed).toHaveCount(0)
  await expect(next).toBeFocused()
}

test('what removes itself hands the focus on', async ({ page, organization }) => {
  const { token, change } = await organization({ people: 60 })
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  await signIn(page, token, '/users?status=ACTIVE&incomplete=true&q=a')
  await expect(page.getByText('Loaded 60 of 60 people')).toBeVisible()
  await waitForKeys(page)
  await pressAndExpectFocus(page, button(/^Remove filter Search/), button(/^Remove filter Status/))
  await pressAndExpectFocus(page, button('Clear filters'), button('Refresh'))
  await change({ latency: { getUsers: held } })
  await pressAndExpectFocus(page, button('Refresh'), button('Pause'))
  await change({ latency: 0 })
  await expect(button('Refresh')).toBeFocused()

  const checkbox = page.getByRole('checkbox', { name: 'Select this page' })
  await checkbox.check()
  await pressAndExpectFocus(page, button('Clear selection'), page.getByLabel('Rows per page'))

  await page.goto('/users?page=9')
  await expect(page.getByRole('heading', { name: 'There is no page 9' })).toBeVisible()
  await waitForKeys(page)
  await pressAndExpectFocus(page, page.getByRole('link', { name: 'Go to the last page (3)' }), checkbox)
  await expect(page.getByText('41–60 of 60')).toBeVisible()
  await expect(rows(page)).toHaveCount(20)

  // It stays where it can't go further, and keeps the focus.
  const previous = button('Previous page')
  await previous.focus()
  for (const range of ['21–40 of 60', '1–20 of 60']) {
    await page.keyboard.press('Enter')
    await expect(page.getByText(range)).toBeVisible()
    await expect(previous).toBeFocused()
  }
  await expect(previous).toHaveAttribute('aria-disabled', 'true')
})

/** What covers a part of the element that has the focus, however small; null if nothing does. */
const covering = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: active } = document
    if (!active || active === document.body) return 'nothing has the focus'
    const { left, top, right, bottom } = active.getBoundingClientRect()
    for (const x of [left + 1, (left + right) / 2, right - 1])
      for (const y of [top + 1, (top + bottom) / 2, bottom - 1]) {
        const seen = document.elementFromPoint(x, y)
        if (!active.contains(seen) && seen?.contains(active) !== true)
          return `${active.outerHTML} at ${x} ${y}: ${seen?.outerHTML.slice(0, 200)}`
      }
    return null
  })

test('bars that wrap, and lists that are left, cover nothing that has the focus', async ({
  page,
  organization,
}) => {
  const { token, users, changeUser } = await organization({ people: 30 })
  await signIn(page, token)
  await waitForKeys(page)

  await page.getByRole('button', { name: 'Status: any' }).focus()
  await page.keyboard.press('Enter')
  const list = page.getByRole('listbox', { name: 'Status' })
  await expect(list.getByRole('option').first()).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(list).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Role: any' })).toBeFocused()

  // The bars would take most of such a window: those of the page, the navigation and a message.
  await page.setViewportSize({ width: 320, height: 480 })
  const checkbox = rows(page).nth(1).getByRole('checkbox')
  await checkbox.focus()
  await page.keyboard.press('Space')
  const selection = page.getByRole('region', { name: 'Selection' })
  await expect(selection.getByRole('button', { name: 'Terminate' })).toBeVisible()
  await expect.poll(() => covering(page)).toBeNull()
  await rows(page)
    .nth(1)
    .getByRole('button', { name: /^Actions/ })
    .press('Enter')
  await page.getByRole('menuitem', { name: 'Edit profile' }).press('Enter')
  await page.getByRole('textbox', { name: 'Title' }).fill('Head of Risk')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status').getByRole('button', { name: 'Undo' })).toBeVisible()
  // The message stays while it has the focus, or the pointer is on it.
  await page.getByRole('status').hover()
  await expect(page.locator('dialog')).toHaveCount(0)
  await expect.poll(() => covering(page)).toBeNull()
  for (let presses = 0; presses < 14; presses++) {
    await page.keyboard.press('Tab')
    await expect.poll(() => covering(page)).toBeNull()
  }
  // Half of the window is left for the table, and all of the bar can be reached.
  for (const name of ['Reset MFA', 'Next page']) {
    await page.getByRole('button', { name }).focus()
    await expect.poll(() => covering(page)).toBeNull()
  }
  const barTop = () => selection.evaluate((bar) => bar.parentElement?.getBoundingClientRect().top)
  expect(await barTop()).toBeGreaterThanOrEqual(240)

  // A failure says more.
  await changeUser(users[1]?.id ?? '', { profile: { title: 'Someone else’s choice' } })
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).press('Enter')
  await expect(page.getByRole('alert')).toContainText('Not undone.')
  await expect.poll(barTop).toBeLessThan(200)
  for (const row of [1, 2, 0]) {
    await rows(page)
      .nth(row)
      .getByRole('button', { name: /^Actions/ })
      .focus()
    await expect.poll(() => covering(page)).toBeNull()
  }
})
