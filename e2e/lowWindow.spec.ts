// Zoom and forced colors. At a zoom of 400 %, a window of 1280 × 1024 has 320 × 256 pixels.
import type { Locator } from '@playwright/test'
import { lookAt } from './look.ts'
import { expect, rows, signIn, test } from './roster.ts'

const long = 'Pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(3).slice(0, 120)

test('in a low window nothing covers what has the focus, and long names break', async ({
  page,
  organization,
}) => {
  test.slow()
  const { token, users, changeUser } = await organization({ people: 6 })
  const id = users[1]?.id ?? ''
  await changeUser(id, {
    email: `${long}@example.com`,
    profile: { firstName: long, lastName: long, title: long },
  })
  await page.setViewportSize({ width: 320, height: 256 })
  await signIn(page, token)
  await expect(rows(page)).toHaveCount(6)
  await page.getByLabel('Select this page').check()
  await expect(page.getByRole('region', { name: 'Selection' }).getByRole('button')).not.toHaveCount(1)
  await lookAt(page)
  await page.getByRole('link', { name: 'Skip to content' }).focus()
  const covered: string[] = []
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const hidden = await page.evaluate(() => {
      const { activeElement: active } = document
      if (!active || active === document.body) return null
      const { left, top, width, height } = active.getBoundingClientRect()
      const seen = document.elementFromPoint(left + width / 2, top + height / 2)
      return active.contains(seen) || seen?.contains(active) === true ? null : active.outerHTML
    })
    if (hidden !== null) covered.push(hidden)
  }
  expect(covered).toEqual([])

  await page.goto(`/users/${id}`)
  await expect(page.getByRole('button', { name: 'Edit profile' })).toBeVisible()
  await lookAt(page)
  const dialog = page.locator('dialog')
  /** Expects that the dialog that was opened doesn't scroll sideways, and closes it. */
  const fits = async (name: string) => {
    await expect(dialog).toBeVisible()
    expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth), name).toBe(0)
    await page.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  }
  for (const name of ['Terminate', 'Change role', 'Edit profile', 'Settings']) {
    await page.getByRole('button', { name, exact: true }).click()
    await fits(name)
  }
  // With a field for a file.
  await page.getByRole('link', { name: 'Reviews' }).click()
  await page.getByRole('button', { name: 'New review' }).click()
  await fits('New review')
  await page.getByRole('link', { name: 'Users', exact: true }).click()
  await page.getByRole('button', { name: 'Filters', exact: true }).click()
  await page.getByRole('button', { name: 'Views', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Manage views…' }).click()
  await fits('Manage views')
})

test('forced colors show what is unavailable, focused and current', async ({ page, organization }) => {
  const { token } = await organization({ people: 45 })
  await page.emulateMedia({ forcedColors: 'active' })
  await signIn(page, token)
  await expect(rows(page)).toHaveCount(20)
  const style = (locator: Locator, property: string) =>
    locator.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
  const previous = page.getByRole('button', { name: 'Previous page' })
  const next = page.getByRole('button', { name: 'Next page' })
  expect(await style(previous, 'color')).not.toBe(await style(next, 'color'))

  for (const field of [
    page.getByRole('searchbox'),
    page.getByRole('button', { name: 'Status: any' }),
    page.getByLabel('Page', { exact: true }),
  ]) {
    await field.focus()
    expect(await style(field, 'outline-style')).toBe('solid')
  }
  const link = (name: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name })
  for (const property of ['text-decoration-line', 'border-bottom-color']) {
    expect(await style(link('Users'), property)).not.toBe(await style(link('Plans'), property))
  }

  // Bars and the person who is decided about are drawn with backgrounds elsewhere.
  await link('Insights').click()
  const bar = page.getByRole('region', { name: 'Roles and status' }).locator('svg').first()
  expect(await style(bar, 'fill')).not.toBe(await style(page.getByRole('main'), 'background-color'))
  await link('Reviews').click()
  await page.getByRole('button', { name: 'New review' }).click()
  await page.getByLabel('Your name').fill('Anna Kowalska')
  await page.getByRole('button', { name: 'Start review' }).click()
  const people = page.getByRole('list', { name: 'People to review' }).getByRole('button')
  await expect(people.first()).toHaveAttribute('aria-current', 'true')
  expect(await style(people.first(), 'outline-style')).toBe('solid')
  expect(await style(people.nth(1), 'outline-style')).not.toBe('solid')
})
