import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { launchChromium } from '../chromium.ts'
import { createServers, freePort } from '../servers.ts'
import { type Fetched, startCountingServer } from './countingServer.ts'

/*
 * `npm run budgets`: weighs what a browser with an empty cache requests from the build in dist before it has painted the
 * sign-in form, before React has taken it over, and before the table's rows and filters, and fails where that is more than
 * the limits below. What is requested afterwards, when the browser is idle, has limits of its own. Sizes are gzipped.
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

/**
 * Notes in each document when the form, and when rows and filters were painted, in milliseconds since 1970. Also when React
 * has taken over the form: then the page has its title.
 */
async function watchPaints(page: Page) {
  await page.addInitScript(() => {
    const isVisible = (selector: string) => document.querySelector(selector)?.checkVisibility() === true
    const conditions = {
      form: () => isVisible('form input'),
      react: () => document.title.startsWith('Sign in'),
      table: () => isVisible('table tbody a'),
      filters: () => isVisible('input[type=search]'),
    }
    const paints: Record<string, number> = {}
    Object.assign(window, { paints })
    const check = () => {
      const missing = Object.entries(conditions).filter(([name]) => paints[name] === undefined)
      for (const [name, holds] of missing) {
        // In the first task after the frame that shows it.
        if (holds()) setTimeout(() => (paints[name] ??= Date.now()))
      }
      if (missing.length > 0) requestAnimationFrame(check)
    }
    requestAnimationFrame(check)
  })
}

/** Returns when all of these were painted. */
async function painted(page: Page, ...names: ('form' | 'react' | 'table' | 'filters')[]): Promise<number> {
  const handle = await page.waitForFunction((all) => {
    const { paints } = window as unknown as { paints: Record<string, number> }
    return (
      all.every((name) => paints[name] !== undefined) && Math.max(...all.map((name) => paints[name] ?? 0))
    )
  }, names)
  return Number(await handle.jsonValue())
}

/** Signs in with an empty cache, then reloads without a cache. Returns what was fetched until each point. */
async function visit(browser: Browser, counter: Counter) {
  const { token, drop } = await createTestOrganization({ people: 137 })
  const page = await (await browser.newContext()).newPage()
  await watchPaints(page)
  await page.goto(counter.url)
  const form = await painted(page, 'form')
  const react = await painted(page, 'react')
  await quiet(counter)
  await page.getByLabel('Organization token').fill(token)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  const table = await painted(page, 'table', 'filters')
  // By then the desk has its scripts for loading everyone: it outlives the reload and requests them only once.
  await page.getByText('Loaded 137 of 137 people').waitFor()
  await quiet(counter)
  const first = counter.fetched()
  const devTools = await page.context().newCDPSession(page)
  await devTools.send('Network.enable')
  await devTools.send('Network.setCacheDisabled', { cacheDisabled: true })
  await page.reload()
  const tableAgain = await painted(page, 'table', 'filters')
  await page.getByText('Loaded 137 of 137 people').waitFor()
  await quiet(counter)
  const reload = counter.fetched().slice(first.length)
  await page.context().close()
  await drop()
  return {
    untilForm: first.filter(({ at }) => at <= form),
    untilReact: first.filter(({ at }) => at <= react),
    untilTable: first.filter(({ at }) => at <= table),
    reload: reload.filter(({ at }) => at <= tableAgain),
    afterReload: reload.filter(({ at }) => at > tableAgain),
  }
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

function report({
  untilForm,
  untilReact,
  untilTable,
  reload,
  afterReload,
}: Awaited<ReturnType<typeof visit>>) {
  const toTable = untilTable.filter((file) => !isIcon(file))
  const later = afterReload.filter((file) => !isIcon(file))
  const figures = [
    {
      // The worker loads meanwhile and is included if it is there by then.
      what: 'until the form is painted: everything',
      figure: weigh(untilForm.filter((file) => !isIcon(file))),
      limit: 40_000,
      format: kB,
    },
    {
      what: 'until React has the form: scripts',
      figure: weigh(untilReact.filter(isScript)),
      limit: 104_000,
      format: kB,
    },
    { what: 'sign-in to table: everything', figure: weigh(toTable), limit: 150_000, format: kB },
    { what: 'sign-in to table: requests', figure: toTable.length, limit: 11, format: String },
    { what: 'reload: scripts', figure: weigh(reload.filter(isScript)), limit: 116_000, format: kB },
    { what: 'reload: styles', figure: weigh(reload.filter(isStyle)), limit: 9_500, format: kB },
    { what: 'desk: first script', figure: weigh(untilTable.filter(isWorker)), limit: 16_500, format: kB },
    { what: 'after the table: everything', figure: weigh(later), limit: 59_600, format: kB },
    { what: 'after the table: requests', figure: later.length, limit: 6, format: String },
  ]
  for (const { what, figure, limit, format } of figures) {
    // Zero means that something was not recognized.
    const isWithin = figure > 0 && figure <= limit
    if (!isWithin) process.exitCode = 1
    const told = `${format(figure).padStart(9)} of ${format(limit)}`
    console.log(`${isWithin ? 'ok     ' : 'TOO BIG'}  ${what.padEnd(40)}${told}`)
  }
  if (process.exitCode !== 1 && !process.argv.includes('--files')) return
  for (const [title, files] of Object.entries({
    'until the table': toTable,
    'after it, of a reload': later,
  })) {
    console.log(title)
    for (const { path, purpose, bytes } of files)
      console.log(`${kB(bytes).padStart(11)}  ${purpose.padEnd(12)}  ${path}`)
  }
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
