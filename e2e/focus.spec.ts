// Where the focus goes when the element that has it is removed.
import type { Page } from '@playwright/test'
import { expect, rows, signIn, test, waitForKeys } from './roster.ts'

/** Presses a focused button or link by the keyboard, and expects the focus on something else that is still there. */
async function pressAndExpectFocus(page: Page, role: 'button' | 'link', name: string | RegExp) {
  const pressed = page.getByRole(role, { name }).first()
  await pressed.focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).not.toBe('BODY')
  // Longer than the focus is waited for.
  await expect
    .poll(() => page.evaluate(() => (document.activeElement?.checkVisibility() ? 'shown' : 'hidden')))
    .toBe('shown')
}

test('what removes itself hands the focus on', async ({ page, organization }) => {
  const { token } = await organization({ people: 60 })
  await signIn(page, token, '/users?status=ACTIVE&incomplete=true&q=a')
  await expect(page.getByText('Loaded 60 of 60 people')).toBeVisible()
  await waitForKeys(page)
  await pressAndExpectFocus(page, 'button', /^Remove filter Search/)
  await expect(page.getByRole('button', { name: /^Remove filter Status/ })).toBeFocused()
  await pressAndExpectFocus(page, 'button', 'Clear filters')
  await expect(page.getByRole('button', { name: 'Clear filters' })).toHaveCount(0)

  await pressAndExpectFocus(page, 'button', 'Refresh')
  await page.getByRole('checkbox', { name: 'Select this page' }).check()
  await pressAndExpectFocus(page, 'button', 'Clear selection')
  await expect(page.getByRole('button', { name: 'Clear selection' })).toHaveCount(0)
  await expect(page.getByLabel('Rows per page')).toBeFocused()

  await page.goto('/users?page=9')
  await expect(page.getByRole('heading', { name: 'There is no page 9' })).toBeVisible()
  await waitForKeys(page)
  await pressAndExpectFocus(page, 'link', /^Go to the last page/)
  await expect(rows(page)).toHaveCount(20)
  await expect(page.getByRole('main').locator(':focus')).toBeVisible()
})
