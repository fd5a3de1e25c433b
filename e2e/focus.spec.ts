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

/** What covers the middle of the element that has the focus; null if nothing does. */
const covering = (page: Page) =>
  page.evaluate(() => {
    const { activeElement: active } = document
    if (!active || active === document.body) return 'nothing has the focus'
    const { left, top, width, height } = active.getBoundingClientRect()
    const seen = document.elementFromPoint(left + width / 2, top + height / 2)
    return active.contains(seen) || seen?.contains(active) === true ? null : active.outerHTML
  })

test('bars that wrap, and lists that are left, cover nothing that has the focus', async ({
  page,
  organization,
}) => {
  const { token } = await organization({ people: 30 })
  await signIn(page, token)
  await waitForKeys(page)

  await page.getByRole('button', { name: 'Status: any' }).focus()
  await page.keyboard.press('Enter')
  const list = page.getByRole('listbox', { name: 'Status' })
  await expect(list.getByRole('option').first()).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(list).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Role: any' })).toBeFocused()

  // The bars take half of such a window.
  await page.setViewportSize({ width: 320, height: 640 })
  for (const row of [0, 1]) await rows(page).nth(row).getByRole('checkbox').check()
  const selection = page.getByRole('region', { name: 'Selection' })
  await expect(selection.getByRole('button', { name: 'Terminate' })).toBeVisible()
  for (let presses = 0; presses < 20; presses++) {
    await page.keyboard.press('Tab')
    await expect.poll(() => covering(page)).toBeNull()
  }
})
