import { parseArgs } from 'node:util'
import type { Browser } from '@playwright/test'
import { createRandom, type Random } from '../../src/demo/random.ts'
import type { OperationName } from '../../src/operations/operation.ts'
import { launchChromium } from '../chromium.ts'
import { printPages } from '../printPages.ts'
import { createServers, freePort } from '../servers.ts'
import { openWorker, waitForDesk } from '../worker.ts'
import { act, undo, whomFor } from './acting.ts'
import { type Admin, createAdmin } from './admin.ts'
import { type Api, startApi } from './api.ts'
import { gauge, gaugeDesk, gaugePages } from './gauge.ts'
import { exportFile, filter, readActivity, readAnew, search, sort, turnPages } from './looking.ts'
import { changeRoles, reconcile } from './planning.ts'
import { lock, reload, signIn, signOut, useSecondTab } from './session.ts'
import { judge, type Round, table } from './verdict.ts'
import { watchDesk, watchPages } from './watch.ts'

/*
 * `npm run soak -- --minutes 5 --seed 7`: simulates an admin at work while every kind of API fault happens now
 * and then. See docs/soak.md.
 */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
})
const minutes = whole('--minutes', values.minutes)
const seed = whole('--seed', values.seed)
/** Growth of memory needs three rounds to be seen, and many people. A run of less than five minutes looks for everything else. */
const isShort = minutes < 5
const minRounds = isShort ? 1 : 3
/** Everyone is read after each step, and above 5,000 people only on request. */
const people = isShort ? 6000 : 50_000

function whole(option: string, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Error(`${option} takes a whole number from 1.`)
}

const operation = (name: OperationName) => async (admin: Admin) => {
  const person = whomFor(admin, name)
  admin.tempt('getUser', person.id)
  await admin.open(person)
  const said = await act(admin, name, person)
  if (said === 'done' && name !== 'resetMfa' && admin.random.chance(0.5)) await undo(admin, name, person)
  await admin.goToUsers()
}

/** Steps of each round, in random order. */
const steps: Record<string, (admin: Admin, random: Random) => Promise<void>> = {
  turnPages,
  search,
  filter,
  sort,
  exportFile,
  readAnew,
  readActivity,
  updateProfile: operation('updateProfile'),
  changeRole: operation('changeRole'),
  terminate: operation('terminate'),
  reinstate: operation('reinstate'),
  resetMfa: operation('resetMfa'),
  changeRoles,
  reconcile,
  useSecondTab,
  lock,
}

function shuffled<T>(items: T[], random: Random): T[] {
  return items
    .map((item) => ({ item, at: random.fraction() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item)
}

async function soak(browser: Browser, site: string, api: Api) {
  const random = createRandom(seed)
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'Europe/Warsaw' })
  const breaches: string[] = []
  const rounds: Round[] = []
  const breach = (what: string) => {
    breaches.push(what)
    console.error(`Round ${rounds.length + 1}: ${what}`)
  }
  watchPages(context, site, breach)
  await gaugePages(context)
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const admin = createAdmin(page, api, random)
  await page.goto(site)
  // The form shows before the desk runs.
  await waitForDesk(page)
  const desk = await openWorker(browser, site)
  await gaugeDesk(desk)
  await watchDesk(desk, breach)

  /** Measures everything once running work has ended. */
  const atRest = async () => {
    await page.waitForTimeout(1500)
    return gauge(browser, site, page, session, desk)
  }
  const began = performance.now()
  const elapsed = () => (performance.now() - began) / 60_000
  /** Whether another round would end closer to the planned time. */
  const isTimeLeft = () => elapsed() * (1 + 0.5 / rounds.length) < minutes
  try {
    while (rounds.length < minRounds || isTimeLeft()) {
      const [sent, met] = [api.writes.length, api.faults()]
      await signIn(admin)
      for (const name of shuffled(Object.keys(steps), random)) {
        try {
          await steps[name]?.(admin, random)
        } catch (error) {
          throw new Error(`${name}: ${String(error)}`, { cause: error })
        }
        api.let([])
        await admin.readEveryone()
      }
      await admin.dismiss()
      const { deskHeap } = await atRest()
      const [writes, faults] = [api.writes.length - sent, api.faults() - met]
      await signOut(admin)
      const left = await atRest()
      rounds.push({
        ...left,
        deskHeap,
        deskHeapLeft: left.deskHeap,
        minute: elapsed(),
        steps: Object.keys(steps).length,
        writes,
        faults,
      })
      console.error(`${elapsed().toFixed(1)} min: ${writes} writes, ${faults} faults met`)
    }
    // After a reload of the only tab, the desk is as it was.
    await signIn(admin)
    await reload(admin)
  } catch (error) {
    breach(String(error))
    console.error(error)
    await printPages(context)
  }
  await context.close()
  return { rounds, breaches: [...breaches, ...judge(rounds)] }
}

const servers = createServers()
try {
  const port = await freePort()
  const api = await startApi(port, people)
  const { url } = await servers.serve('dist', `http://127.0.0.1:${port}`, 'ignore')
  const browser = await launchChromium()
  try {
    console.log(
      `${people.toLocaleString('en')} people, ${minutes} min, seed ${seed}; Chromium ${browser.version()}\n`,
    )
    const { rounds, breaches } = await soak(browser, url, api)
    console.log(table(rounds))
    console.log(breaches.length === 0 ? '\nNo breach.' : `\nBreaches:\n- ${breaches.join('\n- ')}`)
    if (breaches.length > 0) console.log(`To repeat it: npm run soak -- --minutes ${minutes} --seed ${seed}`)
    process.exitCode = breaches.length === 0 ? 0 : 1
  } finally {
    await browser.close()
  }
} finally {
  servers.stop()
}
// The fake API keeps the process alive.
process.exit()
