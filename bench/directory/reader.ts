import { emptyQuery } from '../../src/desk/directory/emptyQuery.ts'
import { createDesk } from '../../src/desk/desk.ts'
import type { Desk } from '../../src/desk/interface.ts'
import type { Query, SortColumn } from '../../src/desk/directory/types.ts'
import { delay } from '../../src/desk/async/delay.ts'
// Loaded on demand by the desk. Compiling TypeScript, which only Node has to do, is no part of reading.
import '../../src/desk/async/requestLimiter.ts'
import '../../src/desk/directory/directoryData.ts'
import { readByLoop } from './loop.ts'
import { searches } from './people.ts'

/*
 * Reads everyone in a process of its own, as fresh as a desk that has just started:
 * `node --expose-gc bench/directory/reader.ts loop|desk|answers <address of the API>` prints what it measured as JSON.
 */

/** Time the desk needs for its answers, in milliseconds, and memory for people, in bytes. */
export interface Answers {
  /** Each letter of a search: one page of matches, and the counts of the filters. */
  search: number[]
  /** One page of filtered people, and the counts. */
  filter: number[]
  /** One page sorted by each column, in both directions. */
  sort: number[]
  /** Sorting everyone by every column for the first time. */
  order: number
  bytesAPerson: number
}

const columns: SortColumn[] = ['name', 'title', 'role', 'status', 'created', 'activity']
const { signal } = new AbortController()

/** Creates a desk that is signed in, and a function that reads everyone with it. */
async function createReader(base: string) {
  let over = () => {}
  const desk = createDesk({
    transport: { fetch: (request) => fetch(request), base, delay, timeout: 30_000 },
    loadDemo: () => Promise.reject(new Error('The benchmark has no demo.')),
    notify: () => desk.directory().state === 'done' && over(),
  })
  await desk.signIn({ pasted: 'tot_bench' }, signal)
  await desk.roles(null, signal)
  const readAll = () =>
    new Promise<void>((resolve) => {
      over = resolve
      desk.controlReading('start')
    })
  return { desk, readAll }
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await act()
  return performance.now() - from
}

async function series(questions: Partial<Query>[], desk: Desk): Promise<number[]> {
  const times: number[] = []
  for (const asked of questions) {
    const query = { ...emptyQuery, ...asked }
    times.push(await timed(() => desk.users({ query, page: 1, size: 20 }, signal)))
    // Its timers and garbage must not count for the next measurement.
    await delay(5)
  }
  return times
}

function used(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

async function measureAnswers(base: string): Promise<Answers> {
  const { desk, readAll } = await createReader(base)
  const before = used()
  await readAll()
  const { total } = desk.directory()
  if (total === null) throw new Error('The API does not say how many people there are.')
  const sorts = [false, true].flatMap((descending) =>
    columns.map((column) => ({ sort: { column, descending } })),
  )
  const inAllOrders = async () => {
    for (const asked of [{}, ...sorts]) {
      await desk.users({ query: { ...emptyQuery, ...asked }, page: 1, size: 20 }, signal)
    }
  }
  const order = await timed(inAllOrders)
  await delay(500)
  const bytesAPerson = (used() - before) / total
  const words = searches(total, 20)
  const typed = words.flatMap((word) => Array.from(word, (_, at) => ({ text: word.slice(0, at + 1) })))
  const { listed } = await desk.roles(null, signal)
  const role = listed.slice(0, 1).map(({ id }) => id)
  const olderThan = (olderThanDays: number) => ({ activity: { ...emptyQuery.activity, olderThanDays } })
  const filters = [
    { status: ['ACTIVE'] },
    { status: ['TERMINATED'] },
    { role },
    { incomplete: true },
    olderThan(30),
    { status: ['ACTIVE'], ...olderThan(90) },
    { text: 'an', status: ['ACTIVE'], role },
  ]
  return {
    search: await series(typed, desk),
    filter: await series([...filters, ...filters, ...filters], desk),
    sort: await series(sorts, desk),
    order,
    bytesAPerson,
  }
}

const [what, base] = process.argv.slice(2)
if (base === undefined) throw new Error('Give what to measure and the address of the API.')
if (what === 'loop') {
  // The desk signs in before it reads, so its connection is open already.
  await (await fetch(`${base}/organizations/roles`)).text()
  print(await timed(() => readByLoop(base)))
} else if (what === 'desk') print(await timed((await createReader(base)).readAll))
else print(await measureAnswers(base))

function print(measured: number | Answers) {
  console.log(JSON.stringify(measured))
}
