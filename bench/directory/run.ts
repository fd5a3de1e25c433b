import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import type { Browser } from '@playwright/test'
import { calm } from '../calm.ts'
import { launchChromium } from '../chromium.ts'
import { build, createServers, freePort } from '../servers.ts'
import type { Answers } from './reader.ts'
import { type Measured, type Reading, readingTable, tables } from './tables.ts'
import { trace, visit } from './visit.ts'

/*
 * `npm run bench:directory -- --people 1000,100000 --runs 3`: measures how long it takes to read, search, sort and
 * export everyone. One size with one run takes about two minutes. Ctrl+C prints what was measured so far. With `--reading`,
 * it only measures reading from an API that answers at once, in Node: ten runs take half a minute. See docs/benchmarks.md.
 */

const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '1000,10000,100000,250000' },
    runs: { type: 'string', default: '3' },
    reading: { type: 'boolean', default: false },
  },
})
const sizes = values.people.split(',').map((size) => whole('--people', size))
const runs = whole('--runs', values.runs)

function whole(option: string, text: string): number {
  const value = Number(text)
  if (Number.isInteger(value) && value > 0) return value
  throw new Error(`${option} takes whole numbers from 1.`)
}

/** Number of measurements made although the machine was busy. */
let disturbed = 0

async function calmed() {
  if (!(await calm())) disturbed++
}

async function whenCalm<T>(act: () => Promise<T>): Promise<T> {
  await calmed()
  return act()
}

/** Returns what a separate process has measured. */
async function ask<T = number>(what: 'loop' | 'desk' | 'answers', api: string): Promise<T> {
  const script = join(import.meta.dirname, 'reader.ts')
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', script, what, api])
  return JSON.parse(stdout) as T
}

/** Loop and desk take turns, so that a slow moment of the machine affects both. */
async function turns(api: string) {
  const pairs: { loop: number; desk: number }[] = []
  for (let run = 0; run < runs; run++) {
    const loop = await whenCalm(() => ask('loop', api))
    pairs.push({ loop, desk: await whenCalm(() => ask('desk', api)) })
  }
  return pairs
}

/** Starts an API with this many people. */
async function startApi(servers: Servers, people: number) {
  const port = await freePort()
  const api = `http://127.0.0.1:${port}`
  const args = ['bench/directory/api.ts', String(port), String(people)]
  return { api, stopApi: await servers.start(`${api}/organizations/roles`, args) }
}

async function measureReading(servers: Servers, people: number): Promise<Reading> {
  const { api, stopApi } = await startApi(servers, people)
  try {
    return { people, atOnce: await turns(api) }
  } finally {
    stopApi()
  }
}

async function measure(browser: Browser, servers: Servers, files: string, people: number): Promise<Measured> {
  const { api, stopApi } = await startApi(servers, people)
  const site = await servers.serve(files, api)
  try {
    const atOnce = await turns(api)
    const after50 = await turns(`${api}/after/50`)
    const answers = await whenCalm(() => ask<Answers>('answers', api))
    const visits: Measured['visits'] = []
    for (let run = 0; run < runs; run++) {
      const loop = await whenCalm(() => ask('loop', `${site.url}api`))
      visits.push({ loop, ...(await whenCalm(() => visit(browser, site.url, people, calmed))) })
    }
    const tasks = await whenCalm(() => trace(browser, site.url, people))
    return { people, atOnce, after50, answers, visits, tasks }
  } finally {
    site.stop()
    stopApi()
  }
}

type Servers = ReturnType<typeof createServers>

async function measureAll(servers: Servers) {
  const files = join(servers.folder, 'roster')
  await build(files)
  const browser = await launchChromium()
  try {
    console.log(`Chromium ${browser.version()}, Node ${process.versions.node}, ${runs} runs\n`)
    const measured: Measured[] = []
    const print = () => {
      if (measured.length > 0) console.log(tables(measured))
      if (disturbed > 0) console.log(`The machine was busy otherwise at ${disturbed} of the measures.`)
    }
    process.once('SIGINT', () => {
      print()
      servers.stop()
      process.exit(130)
    })
    try {
      for (const people of sizes) measured.push(await measure(browser, servers, files, people))
    } finally {
      // Keeps what was measured before something failed.
      print()
    }
  } finally {
    await browser.close()
  }
}

const servers = createServers()
try {
  if (values.reading) {
    const readings: Reading[] = []
    for (const people of sizes) readings.push(await measureReading(servers, people))
    console.log(readingTable(readings))
  } else await measureAll(servers)
} finally {
  servers.stop()
}
