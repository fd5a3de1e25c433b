import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { launchChromium } from '../chromium.ts'
import { createServers, freePort } from '../servers.ts'
import { type Fetched, startCountingServer } from './countingServer.ts'

/*
 * `npm run budgets`: weighs what a browser with an empty cache fetches from the build in dist, by the network, and fails
 * where that is more than the limits below. Sizes are gzipped.
 */

/** Time without a further request after which everything counts as fetched, in milliseconds. */
const quietMs = 700

const apiPort = await freePort()
// The modules that talk to the fake API read these variables.
process.env.API_PORT = String(apiPort)
const { createTestOrganization } = await import('../../fake-api/organization.ts')

type Counter = Awaited<ReturnType<typeof startCountingServer>>

/** Resolves when nothing has been fetched for a while. */
async function quiet({ fetched }: Counter) {
  for (let before = -1; before < fetched().length;) {
    before = fetched().length
    await new Promise((resolve) => setTimeout(resolve, quietMs))
  }
}

function firstRow(page: Page) {
  return page.getByRole('table', { name: 'Users' }).getByRole('link').first().waitFor()
}

/** Signs in with an empty cache, then reloads without a cache. Returns what was fetched until each point. */
async function visit(browser: Browser, counter: Counter) {
  const { token, drop } = await createTestOrganization({ people: 137 })
  const page = await (await browser.newContext()).newPage()
  await page.goto(counter.url)
  await page.getByLabel('Organization token').waitFor()
  const untilForm = counter.fetched()
  await page.getByLabel('Organization token').fill(token)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await firstRow(page)
  await quiet(counter)
  const untilTable = counter.fetched()
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Network.enable')
  await devTools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.reload()
  await firstRow(page)
  await quiet(counter)
  const reload = counter.fetched().slice(untilTable.length)
  await page.context().close()
  await drop()
  return { untilForm, untilTable, reload }
}

/** Chromium asks for the icon again with each page, since it may not store it. */
const isIcon = ({ purpose }: Fetched) => purpose === 'image'
const isScript = ({ purpose }: Fetched) => purpose === 'script'
const isStyle = ({ purpose }: Fetched) => purpose === 'style'
const isWorker = ({ path }: Fetched) => path.startsWith('/assets/worker-')

function weigh(files: readonly Fetched[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

const kB = (bytes: number) => `${(bytes / 1000).toFixed(1)} kB`

function report({ untilForm, untilTable, reload }: Awaited<ReturnType<typeof visit>>) {
  const toTable = untilTable.filter((file) => !isIcon(file))
  const figures = [
    { what: 'sign-in form: scripts', figure: weigh(untilForm.filter(isScript)), limit: 175_000, format: kB },
    { what: 'sign-in to table: everything', figure: weigh(toTable), limit: 216_000, format: kB },
    { what: 'sign-in to table: requests', figure: toTable.length, limit: 12, format: String },
    { what: 'reload: scripts', figure: weigh(reload.filter(isScript)), limit: 175_000, format: kB },
    { what: 'reload: styles', figure: weigh(reload.filter(isStyle)), limit: 14_000, format: kB },
    { what: 'desk: first script', figure: weigh(untilTable.filter(isWorker)), limit: 20_000, format: kB },
  ]
  for (const { what, figure, limit, format } of figures) {
    // Zero means that something was not recognized.
    const isWithin = figure > 0 && figure <= limit
    if (!isWithin) process.exitCode = 1
    const told = `${format(figure).padStart(9)} of ${format(limit)}`
    console.log(`${isWithin ? 'ok     ' : 'TOO BIG'}  ${what.padEnd(30)}${told}`)
  }
  if (process.exitCode !== 1 && !process.argv.includes('--files')) return
  for (const { path, purpose, bytes } of toTable)
    console.log(`${kB(bytes).padStart(11)}  ${purpose.padEnd(12)}  ${path}`)
}

const { start, stop } = createServers()
try {
  const health = `http://127.0.0.1:${apiPort}/__control/health`
  await start(health, ['fake-api/server.ts'], { API_PORT: String(apiPort) })
  const counter = await startCountingServer(join(import.meta.dirname, '../../dist'), apiPort)
  const browser = await launchChromium()
  try {
    report(await visit(browser, counter))
  } finally {
    await browser.close()
    counter.stop()
  }
} finally {
  stop()
}
