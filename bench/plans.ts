import { emptyQuery } from '../src/desk/directory/emptyQuery.ts'
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { UserResponse } from '../src/demo/wire.ts'
import { createDesk } from '../src/desk/desk.ts'
import type { PlanState } from '../src/desk/plan/types.ts'
import type { Change } from '../src/operations/operation.ts'
import { delay } from '../src/desk/async/delay.ts'
import { calm } from './calm.ts'
import { answered, freePort } from './servers.ts'

/*
 * `npm run bench:plans -- --runs 3`: the desk changes many people, beside a bare loop that makes the same calls; and what
 * a preview takes. In Node, so without a page. See docs/plans.md.
 */

const { values } = parseArgs({ options: { runs: { type: 'string', default: '1' } } })
const runs = Number(values.runs)
if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs takes a whole number from 1.')

const operations = 1000
const latency = 50
const atATime = 4
const signal = new AbortController().signal
const terminate: Change = { operation: 'terminate', input: null }
const resetMfa: Change = { operation: 'resetMfa', input: null }

const port = await freePort()
process.env.API_PORT = String(port)
const base = `http://127.0.0.1:${port}`
const { createTestOrganization } = await import('../fake-api/organization.ts')

const told = ({ clock, cpu }: Took) => `${clock.toFixed(0)} (${cpu.toFixed(0)}) ms`
const mb = (bytes: number) => `${(bytes / 1_000_000).toFixed(1)} MB`

/** Milliseconds of wall time, and of CPU time, which other processes do not lengthen. */
interface Took {
  clock: number
  cpu: number
}

const none: Took = { clock: Number.NaN, cpu: Number.NaN }

/** Starts a stopwatch. */
function watch(): () => Took {
  const from = performance.now()
  const before = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(before)
    return { clock: performance.now() - from, cpu: (user + system) / 1000 }
  }
}

/** Returns the heap in use after a collection, in bytes. */
function used(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

/** Creates a desk that is signed in and has read the directory. */
async function signedIn(token: string) {
  let changed: (state: PlanState) => void = () => {}
  const desk = createDesk({
    transport: { fetch: (request) => fetch(request), base, delay, timeout: 30_000 },
    loadDemo: () => Promise.reject(new Error('There is no demo here.')),
    notify: (event, detail) => event === 'plan' && changed(detail as PlanState),
  })
  await desk.signIn({ pasted: token }, signal)
  desk.controlReading('start')
  while (desk.directory().state !== 'done') await delay(20)
  /** Resolves with the plan's state once it has stopped running. */
  const rested = () =>
    new Promise<PlanState>((resolve) => {
      changed = (state) => state.state !== 'running' && resolve(state)
    })
  return { desk, rested }
}

const isActiveMember = ({ profile }: UserResponse, place: number) => place > 0 && profile.status === 'ACTIVE'

/** Creates an organization and chooses the people to change in it. */
async function organization() {
  const made = await createTestOrganization({ people: 1400, latency: 0 })
  const ids = made.users.filter(isActiveMember).slice(0, operations)
  return { ...made, ids: ids.map(({ id }) => id) }
}

/** Measures how long the desk takes for that many operations, from the click on. */
async function byDesk(): Promise<Took> {
  const { token, ids, change, drop } = await organization()
  const { desk, rested } = await signedIn(token)
  await change({ latency })
  const plan = await desk.plan({ source: 'selection', ids, change: terminate }, signal)
  const ended = watch()
  const confirmed = { number: operations, half: true, owner: true }
  await desk.runPlan({ planId: plan.id, confirmed }, signal)
  const state = await rested()
  const took = ended()
  if (state.counts.done !== operations) throw new Error(`Not all was done: ${JSON.stringify(state)}`)
  await drop()
  return took
}

/** Measures how long a bare loop takes for the same calls. */
async function byLoop(): Promise<Took> {
  const { token, ids, change, drop } = await organization()
  await change({ latency })
  const headers = { Authorization: token, Accept: 'application/json' }
  const call = async (method: string, path: string) => {
    const response = await fetch(`${base}/organizations/users/${path}`, { method, headers })
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`)
    return response.json()
  }
  const left = ids.values()
  const work = async () => {
    for (const id of left) {
      await call('GET', id)
      await call('POST', `${id}/terminate`)
    }
  }
  const ended = watch()
  await Promise.all(Array.from({ length: atATime }, work))
  const took = ended()
  await drop()
  return took
}

/** Measures how long a preview of everyone takes, and how much memory the plan needs. */
async function preview(people: number) {
  const { token, drop } = await createTestOrganization({ people })
  const { desk } = await signedIn(token)
  // Selects everyone as a page does: by their ids, once the directory is read.
  const { ids } = await desk.ids(emptyQuery, signal)
  await calm()
  const made: Took[] = []
  let bytes = 0
  for (let time = 0; time < 5; time++) {
    const before = used()
    const ended = watch()
    const plan = await desk.plan({ source: 'selection', ids, change: resetMfa }, signal)
    made.push(ended())
    bytes = used() - before
    if (Object.values(plan.counts).reduce((sum, count) => sum + count) !== people)
      throw new Error(`Someone is missing: ${JSON.stringify(plan.counts)}`)
    await desk.controlPlan({ planId: plan.id, what: 'discard' })
  }
  await drop()
  // Users wait for the first preview, so that is the one that counts.
  const sorted = made.toSorted((a, b) => a.clock - b.clock)
  return { first: made[0] ?? none, median: sorted[2] ?? none, bytes }
}

function line(what: string, figure: string, aim: string) {
  console.log(`| ${what.padEnd(58)} | ${figure.padStart(20)} | ${aim.padStart(17)} |`)
}

const kept = (isKept: boolean) => (isKept ? 'kept' : 'MISSED')

async function bench() {
  console.log(`Node ${process.versions.node}\n`)
  line('what', 'figure (CPU)', 'aim')
  console.log(`|${'-'.repeat(60)}|${'-'.repeat(21)}:|${'-'.repeat(18)}:|`)
  for (const people of [10_000, 100_000]) {
    const { first, median, bytes } = await preview(people)
    const rows = people.toLocaleString('en')
    const aim = people === 10_000 ? `≤ 300 ms ${kept(first.clock <= 300)}` : ''
    line(`preview of ${rows} rows, the first time`, told(first), aim)
    line(`preview of ${rows} rows, median of 5`, told(median), '')
    line(`memory that a plan of ${rows} rows takes`, mb(bytes), '')
  }
  const ratios: number[] = []
  for (let run = 0; run < runs; run++) {
    await calm()
    const loop = await byLoop()
    const desk = await byDesk()
    ratios.push(desk.clock / loop.clock)
    const of = `${operations.toLocaleString('en')} operations at ${latency} ms latency`
    line(`${of}, by the desk`, told(desk), '')
    line(`${of}, by a bare loop`, told(loop), '')
  }
  const ratio = ratios.toSorted((a, b) => a - b)[Math.floor(ratios.length / 2)] ?? 0
  line('ratio', ratio.toFixed(3), `≤ 1.15 ${kept(ratio <= 1.15)}`)
}

const api = spawn(process.execPath, ['fake-api/server.ts'], {
  cwd: join(import.meta.dirname, '..'),
  stdio: ['ignore', 'ignore', 'inherit'],
})
try {
  await answered(`${base}/__control/health`)
  await bench()
} finally {
  api.kill()
}
