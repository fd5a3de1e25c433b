import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from '@playwright/test'
import { calm } from './calm.ts'
import { launchChromium } from './chromium.ts'
import { percentile } from './figures.ts'
import { build, createServers, freePort } from './servers.ts'

/*
 * `npm run bench:reviews -- --people 2000 --keys 500 --cpu 1`: measures an access review from a key to the next person
 * painted. See docs/reviews.md.
 */

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '2000' },
    keys: { type: 'string', default: '500' },
    cpu: { type: 'string', default: '1' },
  },
})
/** Factor that slows the page down, as a cheaper computer would. */
const slowdown = Number(values.cpu)
const people = Number(values.people)
const keys = Number(values.keys)
if (!(people > keys && keys > 0)) throw new Error('--people takes a number above that of --keys.')

/** Time between a painted person and the next key, in milliseconds: a person who decides fast. */
const pauseMs = 50

const apiPort = await freePort()
// The modules that talk to the fake API read these variables.
process.env.API_PORT = String(apiPort)
const { createTestOrganization } = await import('../fake-api/organization.ts')

declare global {
  interface Window {
    /** Milliseconds from when the browser received the last key until the person after it was painted. */
    nextPerson: Promise<number>
  }
}

/** Runs in the page. Measures each key, until the place of the person ("3 of 2,000") is another one and painted. */
function watchKeys() {
  const place = () => document.querySelector('section[aria-label="Decision"] p')?.textContent
  window.addEventListener(
    'keydown',
    ({ timeStamp }) => {
      const before = place()
      window.nextPerson = new Promise((resolve) => {
        const observer = new MutationObserver(() => {
          if (place() === before) return
          observer.disconnect()
          requestAnimationFrame(() => {
            // The first task after the frame: its styles, layout and paint are done.
            void scheduler.postTask(() => resolve(performance.now() - timeStamp), {
              priority: 'user-blocking',
            })
          })
        })
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
      })
    },
    { capture: true },
  )
}

async function startReview(page: Page, url: string, token: string) {
  await page.goto(`${url}reviews`)
  await page.getByLabel('Organization token').fill(token)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('button', { name: 'New review' }).click()
  await page.getByLabel('Your name').fill('Anna Kowalska')
  await page.getByText('Everyone was read').waitFor()
  await page.getByRole('button', { name: 'Start review' }).click()
  await page.getByRole('region', { name: 'Decision' }).waitFor()
  await page.evaluate(watchKeys)
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
}

async function bench(browser: Browser, url: string) {
  const organization = await createTestOrganization({ people })
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
  await startReview(page, url, organization.token)
  if (!(await calm())) console.log('The machine was busy otherwise.')
  const times: number[] = []
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press(key % 7 === 0 ? 'u' : 'k')
    times.push(await page.evaluate(() => window.nextPerson))
    await page.waitForTimeout(pauseMs)
  }
  await page.close()
  await organization.drop()
  const told = [50, 95, 99, 100].map((percent) => percentile(times, percent).toFixed(0))
  console.log(
    `Chromium ${browser.version()}, ${people} people, ${keys} keys, CPU ×${slowdown}: next person painted after`,
  )
  console.log(`${told[0]} ms in the median, ${told[1]} p95, ${told[2]} p99, ${told[3]} at most`)
}

const { folder, start, serve, stop } = createServers()
try {
  const files = join(folder, 'roster')
  await build(files)
  const apiUrl = `http://127.0.0.1:${apiPort}`
  await start(`${apiUrl}/__control/health`, ['fake-api/server.ts'], { API_PORT: String(apiPort) })
  const { url } = await serve(files, apiUrl)
  const browser = await launchChromium()
  try {
    await bench(browser, url)
  } finally {
    await browser.close()
  }
} finally {
  stop()
}
