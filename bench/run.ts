import { parseArgs } from 'node:util'
import type { Browser } from '@playwright/test'
import { calm } from './calm.ts'
import { launchChromium } from './chromium.ts'
import { freePort, startServers } from './servers.ts'
import { goalsTable, type Measured, type Pair, table } from './table.ts'
import { type Condition, visit } from './visit.ts'

/*
 * `npm run bench -- --runs 7`: measures how long a user waits for the built Roster, beside a plain page that does the same.
 * With `--quick`, in two minutes and only under the conditions that have goals. See docs/benchmarks.md.
 */

const { values } = parseArgs({ options: { runs: { type: 'string' }, quick: { type: 'boolean' } } })
const isQuick = values.quick ?? false
const runs = Number(values.runs ?? (isQuick ? 3 : 7))
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1.')

const all: Condition[] = [
  { latency: 0, cpu: 1 },
  { latency: 100, cpu: 1 },
  { latency: 0, cpu: 4 },
  { latency: 100, cpu: 4 },
]
const conditions = isQuick ? all.filter(({ latency }) => latency > 0) : all

const apiPort = await freePort()
// The modules that talk to the fake API read these variables.
process.env.API_PORT = String(apiPort)
const { createTestOrganization } = await import('../fake-api/organization.ts')

async function once(browser: Browser, url: string, condition: Condition) {
  const organization = await createTestOrganization({ people: 137, latency: condition.latency })
  try {
    return await visit(browser, url, organization, condition)
  } finally {
    await organization.drop()
  }
}

/** Visits both pages, so that a slow moment of the machine affects both. They take turns in going first. */
async function pair(
  browser: Browser,
  sites: Sites,
  condition: Condition,
  rosterFirst: boolean,
): Promise<Pair> {
  if (!(await calm())) disturbed++
  if (rosterFirst) {
    const roster = await once(browser, sites.roster, condition)
    return { roster, floor: await once(browser, sites.floor, condition) }
  }
  const floor = await once(browser, sites.floor, condition)
  return { roster: await once(browser, sites.roster, condition), floor }
}

/** Number of pairs measured although the machine was busy. */
let disturbed = 0

/** Addresses of the pages. */
type Sites = Record<'roster' | 'floor', string>

async function bench(browser: Browser, sites: Sites) {
  console.log(`Chromium ${browser.version()}, Node ${process.versions.node}\n`)
  // A warm-up for the servers and the browser; it is not counted.
  await pair(browser, sites, { latency: 0, cpu: 1 }, true)
  const measured: Measured[] = []
  for (const condition of conditions) {
    const pairs: Pair[] = []
    for (let run = 0; run < runs; run++) {
      pairs.push(await pair(browser, sites, condition, run % 2 === 0))
    }
    measured.push({ condition, pairs })
    console.log(table({ condition, pairs }))
  }
  console.log(goalsTable(measured))
  if (disturbed > 0) console.log(`The machine was busy otherwise at ${disturbed} of the pairs.\n`)
}

const { stop, ...sites } = await startServers(apiPort)
try {
  const browser = await launchChromium()
  try {
    await bench(browser, sites)
  } finally {
    await browser.close()
  }
} finally {
  stop()
}
