// Larger text, wider spacing, reduced motion, and what can be seen and hit. Zoom and forced colors: lowWindow.spec.ts.
import type { Page } from '@playwright/test'
import { expect, rows, signIn, test } from './roster.ts'

/** Pages of a session, each with a heading that shows once it has loaded. */
const pages = [
  { link: 'Users', heading: 'Users' },
  { link: 'Invitations', heading: 'Invitations' },
  { link: 'Plans', heading: 'Plans' },
  { link: 'Activity', heading: 'Activity' },
  { link: 'Insights', heading: 'Insights' },
  { link: 'Reviews', heading: 'Access reviews' },
  { link: 'Snapshots', heading: 'Snapshots' },
]

/** The largest text spacing that WCAG 1.4.12 asks for. */
const spacing = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`

/** Adds styles as a user's own style sheet would. The Content-Security-Policy allows no style element. */
const addStyles = (page: Page, text: string) =>
  page.evaluate((styles) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(styles)
    document.adoptedStyleSheets = [sheet]
  }, text)

/** How far the page is wider than the window, in pixels. */
const excess = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

test('text of 200 % and wider spacing fit on every page, and nothing moves if motion is reduced', async ({
  page,
  organization,
}) => {
  const { token } = await organization({ people: 12, invitations: 6 })
  await page.setViewportSize({ width: 1280, height: 900 })
  await signIn(page, token)
  await expect(rows(page)).toHaveCount(12)
  // The browser's own setting, 16 by default. It moves the widths at which the layout changes as well.
  const browser = await page.context().newCDPSession(page)
  const setFontSize = (standard: number) => browser.send('Page.setFontSizes', { fontSizes: { standard } })
  await setFontSize(32)
  await expect(page.locator('html')).toHaveCSS('font-size', '32px')
  // No column is squeezed out: a name keeps some of the width.
  const name = await rows(page).getByRole('link').first().boundingBox()
  expect(name?.width).toBeGreaterThan(150)
  for (const { link, heading } of pages) {
    await page.getByRole('link', { name: link, exact: true }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible()
    expect(await excess(page), `${heading} at 200 %`).toBeLessThanOrEqual(0)
    await setFontSize(16)
    await page.setViewportSize({ width: 320, height: 900 })
    await addStyles(page, spacing)
    expect(await excess(page), `${heading} with wider spacing`).toBeLessThanOrEqual(0)
    await addStyles(page, '')
    await page.setViewportSize({ width: 1280, height: 900 })
    await setFontSize(32)
    const moving = await page.evaluate(() =>
      document
        .getAnimations()
        .filter(({ effect }) => Number(effect?.getComputedTiming().activeDuration) > 0)
        .map((animation) => animation.id),
    )
    expect(moving, heading).toEqual([])
  }
})

test('fields stand out, small buttons can be hit, and no bar covers the focus on the invitations', async ({
  page,
  organization,
}) => {
  const { token } = await organization({ people: 12, invitations: 40 })
  await page.setViewportSize({ width: 1280, height: 600 })
  await signIn(page, token)
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    const contrast = await page.getByRole('searchbox').evaluate((field) => {
      const style = getComputedStyle(field)
      const [line = 0, inside = 0] = [style.borderTopColor, style.backgroundColor].map((color) => {
        const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((value) => {
          const part = Number(value) / 255
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05
      })
      return Math.max(line, inside) / Math.min(line, inside)
    })
    expect(contrast, colorScheme).toBeGreaterThanOrEqual(3)
  }
  const size = await page.getByRole('button', { name: 'Refresh' }).boundingBox()
  expect(size?.height).toBeGreaterThanOrEqual(24)

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Invitations' }).click()
  const boxes = page.getByRole('table', { name: 'Invitations' }).getByRole('checkbox')
  await expect(boxes.nth(5)).toBeVisible()
  await boxes.first().focus()
  const covered: string[] = []
  for (let presses = 0; presses < 45; presses++) {
    await page.keyboard.press('Tab')
    const hidden = await page.evaluate(() => {
      const { activeElement: active } = document
      if (!active || active === document.body) return null
      const { left, top, width, height } = active.getBoundingClientRect()
      return active.contains(document.elementFromPoint(left + width / 2, top + height / 2))
        ? null
        : active.outerHTML
    })
    if (hidden !== null) covered.push(hidden)
  }
  expect(covered).toEqual([])
})
