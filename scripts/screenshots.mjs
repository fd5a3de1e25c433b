// Takes pictures of the demo organization. `npm run screenshots` takes those of the documentation and the contact sheet;
// with names of screens or widths (`npm run screenshots -- users person 360`), only these of the contact sheet.
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from './chromium.mjs'
import { takeContactSheet } from './contactSheet.mjs'
import { installFromDebian } from './debian.mjs'
import { root } from './install.mjs'
import { dismissFirstMinutes, previewPlan } from './screenSteps.mjs'
import { serveBuild } from './serveBuild.mjs'

const folder = join(root, 'docs/images')
const fonts = ['fonts-noto-core', 'fonts-noto-cjk', 'fonts-noto-color-emoji']
const schemes = ['light', 'dark']

/** Each picture of the documentation, with what leads to it from the users table. */
const pictures = [
  { name: 'users', show: dismissFirstMinutes },
  { name: 'plan', show: previewPlan },
]

/** Takes every picture in one color scheme: `users.png`, and `users-dark.png` for the dark one. */
async function takePictures(browser, url, colorScheme) {
  const context = await browser.newContext({
    baseURL: url,
    colorScheme,
    locale: 'en-GB',
    viewport: { width: 1280, height: 800 },
  })
  const page = await context.newPage()
  for (const { name, show } of pictures) {
    await page.goto('/')
    await page.getByRole('button', { name: 'Explore the demo organization' }).click()
    await page.getByText('1,248 people', { exact: true }).waitFor()
    await page.getByRole('button', { name: 'Refresh' }).waitFor()
    await show(page)
    await page.evaluate(() => document.fonts.ready)
    await page.mouse.move(0, 0)
    await page.screenshot({ path: join(folder, colorScheme === 'dark' ? `${name}-dark.png` : `${name}.png`) })
    await page.getByRole('button', { name: 'Sign out' }).click()
    // A plan that was only previewed needs no question; where one is asked, the picture is taken already.
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  }
  await context.close()
}

// Without these fonts, emoji and Chinese, Japanese and Korean names show as boxes.
if (!installFromDebian(fonts))
  console.error(`Install these fonts first if names show as boxes: ${fonts.join(', ')}`)
const wanted = process.argv.slice(2)
const browser = await chromium.launch({ executablePath: await findChromium() })
// SCREENSHOTS_URL: a server that runs already, such as that of `npm run dev`.
const { SCREENSHOTS_URL } = process.env
const { url, stop } = SCREENSHOTS_URL ? { url: SCREENSHOTS_URL, stop() {} } : await serveBuild()
try {
  if (wanted.length === 0) {
    for (const scheme of schemes) await takePictures(browser, url, scheme)
    console.log(`Saved ${pictures.length * schemes.length} pictures in ${folder}.`)
  }
  console.log(
    `Saved the contact sheet in ${await takeContactSheet(browser, url, wanted)}. Open its index.html.`,
  )
} finally {
  await browser.close()
  stop()
}
