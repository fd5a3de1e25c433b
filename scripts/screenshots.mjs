// Takes the pictures of the documentation from the demo organization: `npm run screenshots`.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { findChromium } from './chromium.mjs'
import { installFromDebian } from './debian.mjs'
import { root } from './install.mjs'

const folder = join(root, 'docs/images')
const fonts = ['fonts-noto-core', 'fonts-noto-cjk', 'fonts-noto-color-emoji']
const schemes = ['light', 'dark']

/** Each picture, with what leads to it from the users table. */
const pictures = [
  { name: 'users', show: async () => {} },
  { name: 'plan', show: previewPlan },
]

async function previewPlan(page) {
  const boxes = page.getByRole('checkbox', { name: /^Select (?!all)/ })
  for (const row of [2, 4, 5, 8, 13]) await boxes.nth(row).check()
  await page
    .getByRole('region', { name: 'Selection' })
    .getByRole('button', { name: /^Terminate/ })
    .click()
  await page.getByRole('table', { name: 'Plan' }).waitFor()
}

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

/** Serves `dist` on a free port until `stop` is called. No API stands behind it: the demo needs none. */
async function serveBuild() {
  const port = await freePort()
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const server = spawn(process.execPath, [vite, 'preview', '--port', String(port), '--strictPort'], {
    cwd: root,
    env: { ...process.env, API_URL: 'http://127.0.0.1:9' },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  await new Promise((resolve, reject) => {
    server.stdout.once('data', resolve)
    server.once('exit', () => reject(new Error('The build could not be served.')))
  })
  return { url: `http://localhost:${port}`, stop: () => server.kill() }
}

function freePort() {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address()
      probe.close(() => resolve(port))
    })
  })
}

// Without these fonts, emoji and Chinese, Japanese and Korean names show as boxes.
if (!installFromDebian(fonts))
  console.error(`Install these fonts first if names show as boxes: ${fonts.join(', ')}`)
const browser = await chromium.launch({ executablePath: await findChromium() })
const { url, stop } = await serveBuild()
try {
  for (const scheme of schemes) await takePictures(browser, url, scheme)
  console.log(`Saved ${pictures.length * schemes.length} pictures in ${folder}.`)
} finally {
  await browser.close()
  stop()
}
