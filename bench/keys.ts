import { parseArgs } from 'node:util'
import type { Page } from '@playwright/test'
import { calm } from './calm.ts'
import { launchChromium } from './chromium.ts'
import { median, p95 } from './figures.ts'
import { type Effect, type Step, steps } from './keySteps.ts'
import { markdown } from './markdown.ts'
import { build, createServers, freePort } from './servers.ts'

/*
 * `npm run bench:keys -- --people 100000 --runs 40`: measures the time from a key press to the frame that shows its
 * effect, with 250 rows on the page: row keys, command palette, preview. See docs/benchmarks.md.
 */

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '40' },
    /** Serves this build instead of building. */
    files: { type: 'string' },
  },
})
const people = Number(values.people)
const runs = Number(values.runs)
if (![people, runs].every((value) => Number.isInteger(value) && value > 0))
  throw new Error('--people and --runs take whole numbers from 1.')

/** Organizations of up to this size are read without being asked. */
const few = 5000

/** Runs in the page. Measures from the key press to the first task after the frame that shows the effect. */
function watch() {
  const text = (selector: string) => document.querySelector(selector)?.textContent ?? ''
  const activeRow = () => document.activeElement?.closest('tbody > tr')
  const see: Record<Effect, () => unknown> = {
    focusMoved: activeRow,
    selectionChanged: () => activeRow()?.querySelector('input')?.checked,
    paletteOpen: () => document.activeElement?.matches('dialog[open] [role=combobox]'),
    resultsShown: () => text('[role=listbox]'),
    peopleFound: () => text('[role=listbox] [aria-label=People]'),
    previewChanged: () => text('aside h2'),
  }
  const measure = (effect: Effect) =>
    new Promise<number>((resolve) => {
      const onKey = ({ timeStamp, key }: KeyboardEvent) => {
        if (key === 'Shift' || key === 'Control') return
        window.removeEventListener('keydown', onKey, { capture: true })
        const before = see[effect]()
        const look = () => {
          if (see[effect]() === before) return void requestAnimationFrame(look)
          void scheduler.postTask(() => resolve(performance.now() - timeStamp), { priority: 'user-blocking' })
        }
        requestAnimationFrame(look)
      }
      window.addEventListener('keydown', onKey, { capture: true })
    })
  Object.assign(window, { measureKey: measure })
}

async function measureStep(page: Page, { before, key, effect }: Step): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    await before?.(page)
    await page.waitForTimeout(60)
    await page.evaluate((name) => {
      Object.assign(window, { measured: (Reflect.get(window, 'measureKey') as (e: string) => unknown)(name) })
    }, effect)
    await page.keyboard.press(key(run))
    times.push(await page.evaluate(() => Reflect.get(window, 'measured') as Promise<number>))
  }
  return times
}

async function bench(page: Page, url: string) {
  await page.addInitScript(watch)
  await page.goto(url)
  await page.getByLabel('Organization token').fill('any')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  if (people > few) await page.getByRole('button', { name: 'Load everyone' }).click()
  await page.getByRole('button', { name: 'Refresh' }).waitFor({ timeout: 60_000 })
  await page.getByLabel('Rows per page').selectOption('250')
  await page.locator('tbody tr').nth(249).waitFor()
  await page.waitForTimeout(500)
  await page.keyboard.press('j')
  const rows: string[][] = []
  for (const step of steps) {
    if (!(await calm())) console.log(`The machine was busy at: ${step.name}`)
    const times = await measureStep(page, step)
    const figures = [median(times), p95(times), Math.max(...times)].map((time) => time.toFixed(0))
    rows.push([step.name, ...figures, `≤ ${step.goal} ${p95(times) <= step.goal ? 'met' : 'MISSED'}`])
  }
  console.log(markdown(['key', 'median ms', '95 % ms', 'longest ms', 'goal'], rows))
}

const servers = createServers()
try {
  const files = values.files ?? `${servers.folder}/roster`
  if (values.files === undefined) await build(files)
  const port = await freePort()
  const api = `http://127.0.0.1:${port}`
  await servers.start(`${api}/organizations/roles`, ['bench/directory/api.ts', String(port), String(people)])
  const browser = await launchChromium()
  try {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } })
    await bench(await context.newPage(), (await servers.serve(files, api)).url)
  } finally {
    await browser.close()
  }
} finally {
  servers.stop()
}
