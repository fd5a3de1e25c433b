import { parseArgs } from 'node:util'
import type { Browser, Page } from '@playwright/test'
import type { UserResponse } from '../src/demo/wire.ts'
import { calm } from './calm.ts'
import { launchChromium } from './chromium.ts'
import { median } from './figures.ts'
import { markdown } from './markdown.ts'
import { build, createServers, freePort } from './servers.ts'

/*
 * `npm run bench:lists -- --people 1000 --lines 5000 --runs 7`: measures the time from pasting a list to the frame that
 * shows its first rows, in a list of people to invite and in one to reconcile. See docs/benchmarks.md.
 */

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000' },
    lines: { type: 'string', default: '5000' },
    runs: { type: 'string', default: '7' },
    /** Serves this build instead of building. */
    files: { type: 'string' },
  },
})
const [people, lines, runs] = [values.people, values.lines, values.runs].map(Number) as [
  number,
  number,
  number,
]
if (![people, lines, runs].every((value) => Number.isInteger(value) && value > 0))
  throw new Error('--people, --lines and --runs take whole numbers from 1.')
// The fake API names the people of small organizations only.
if (people > 2000) throw new Error('--people takes at most 2000.')

/** Longest time from pasting to the first rows that meets the goal, in milliseconds. */
const goal = 300

/** Longest time to wait for the first rows, in milliseconds. */
const patience = 30_000

const apiPort = await freePort()
// The module that talks to the fake API reads this variable.
process.env.API_PORT = String(apiPort)
const { createTestOrganization } = await import('../fake-api/organization.ts')
type Organization = Awaited<ReturnType<typeof createTestOrganization<UserResponse>>>

interface List {
  name: string
  path: string
  field: string
  line: (at: number, organization: Organization) => string
}

const lists: List[] = [
  {
    name: 'people to invite',
    path: 'invitations/new',
    field: 'Email addresses',
    line: (at) => `Ann Lee <ann${at}@new.example>`,
  },
  {
    name: 'people to reconcile',
    path: 'plans/reconcile',
    field: 'Paste a list',
    line: (at, { users }) => users[at % users.length]?.email ?? '',
  },
]

/** Runs in the page. Measures from the paste to the first task after the frame that shows a row of the list. */
function watch() {
  const measured = new Promise<number>((resolve) => {
    window.addEventListener(
      'paste',
      ({ timeStamp }) => {
        const look = () => {
          const row = document.querySelector('main tbody tr')
          if (!row?.checkVisibility()) return void requestAnimationFrame(look)
          void scheduler.postTask(() => resolve(performance.now() - timeStamp), { priority: 'user-blocking' })
        }
        requestAnimationFrame(look)
      },
      { capture: true },
    )
  })
  Object.assign(window, { measured })
}

async function measure(page: Page, url: string, list: List, organization: Organization): Promise<number> {
  await page.addInitScript(watch)
  await page.goto(`${url}${list.path}`)
  await page.getByLabel('Organization token').fill(organization.token)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  const field = page.getByLabel(list.field)
  await field.waitFor()
  await page.evaluate(
    (text) => navigator.clipboard.writeText(text),
    Array.from({ length: lines }, (_, at) => list.line(at, organization)).join('\n'),
  )
  await field.focus()
  if (!(await calm())) console.log('The machine was busy.')
  await page.keyboard.press('Control+v')
  const measured = await page.evaluate(
    (ms) =>
      Promise.race([
        Reflect.get(window, 'measured') as Promise<number>,
        new Promise<null>((resolve) => setTimeout(resolve, ms, null)),
      ]),
    patience,
  )
  if (measured === null) throw new Error(`${page.url()} did not come to show a row of the list.`)
  return measured
}

async function bench(browser: Browser, url: string) {
  const organization = await createTestOrganization({ people })
  const rows: string[][] = []
  for (const list of lists) {
    const times: number[] = []
    for (let run = 0; run < runs; run++) {
      const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
      times.push(await measure(await context.newPage(), url, list, organization))
      await context.close()
    }
    const figures = [median(times), Math.min(...times), Math.max(...times)].map((time) => time.toFixed(0))
    rows.push([list.name, ...figures, `≤ ${goal} ${median(times) <= goal ? 'met' : 'MISSED'}`])
  }
  console.log(markdown([`${lines} lines`, 'median ms', 'shortest', 'longest', 'goal'], rows))
}

const servers = createServers()
try {
  const files = values.files ?? `${servers.folder}/roster`
  if (values.files === undefined) await build(files)
  const api = `http://127.0.0.1:${apiPort}`
  await servers.start(`${api}/__control/health`, ['fake-api/server.ts'], { API_PORT: String(apiPort) })
  const browser = await launchChromium()
  try {
    await bench(browser, (await servers.serve(files, api)).url)
  } finally {
    await browser.close()
  }
} finally {
  servers.stop()
}
