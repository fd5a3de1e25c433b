import * as fc from 'fast-check'
import * as v from 'valibot'
import { afterAll, expect, test, vi } from 'vitest'
import { ApiError } from '../../src/api/error.ts'
import type { CallName } from '../../src/api/http.ts'
import { caseCount } from '../caseBudget.ts'
import { type Spoiling, spoiling } from './answers.ts'
import { type Asked, ask, asks, isWrite } from './asking.ts'
import { type Attack, createHostile } from './server.ts'
import { ErrorShape, UserShape } from './shapes.ts'
import { falsehood } from './truth.ts'

// Valid answers of every call are spoilt in every way and go through the whole desk. docs/faults.md tells how to repeat a
// failure; `FUZZ_CASES=1000000 FUZZ_SEED=7 npm run unit -- hostile` tries other ones.

const cases = caseCount({ usual: 2500, long: 100_000 }, 'FUZZ_CASES')
const seed = Number(process.env.FUZZ_SEED ?? 20_261_125)
const tried: Record<string, number> = {}
let wrong = 0

vi.spyOn(Math, 'random').mockReturnValue(0.5)
afterAll(() => {
  vi.restoreAllMocks()
  const told = Object.entries(tried).map(([what, count]) => `${count} ${what}`)
  const sum = Object.values(tried).reduce((all, one) => all + one, 0)
  process.stdout.write(`Hostile answers, seed ${seed}: ${sum} cases (${told.join(', ')}); wrong: ${wrong}\n`)
})

const scenario = fc.record({
  what: fc.constantFrom<Asked>(...asks),
  spoiling,
  done: fc.boolean(),
  once: fc.boolean(),
  /** What is done to the answer when the person is read before a write, and again after it. */
  before: fc.option(spoiling, { freq: 1 }),
  again: fc.option(spoiling),
})
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never

test(
  'whatever is answered, nothing breaks and nothing false is told',
  { timeout: cases * 20 + 300_000 },
  async () => {
    const { stackTraceLimit } = Error
    // Stacks of errors that nobody sees take much of the time.
    Error.stackTraceLimit = 0
    try {
      await fc.assert(fc.asyncProperty(scenario, counted), { numRuns: cases, seed })
      expect(Object.keys(tried).toSorted()).toEqual([...asks].toSorted())
    } finally {
      Error.stackTraceLimit = stackTraceLimit
    }
  },
)

/** Shrinking a failure plays more cases than were asked for. */
async function counted(given: Scenario) {
  tried[given.what] = (tried[given.what] ?? 0) + 1
  await play(given).catch((error: unknown) => {
    wrong++
    throw error
  })
}

async function play({ what, before, again, ...attack }: Scenario) {
  const { calls, shape } = ask[what]
  const reading = (when: 'before' | 'after', how: Spoiling | null) =>
    how ? [{ call: 'getUser' as const, done: true, once: attack.once, spoiling: how, when }] : []
  const attacks: Attack[] = [
    ...calls.map((call: CallName) => Object.assign({ call }, attack)),
    ...(isWrite(what) ? [...reading('after', again), ...reading('before', before)] : []),
  ]
  const hostile = createHostile(attacks)
  const { desk, told, struck, flooded } = hostile
  if (what !== 'signIn') await desk.signIn({ pasted: 'tot_test' }, new AbortController().signal)
  told.length = 0
  hostile.attack(true)

  let error: ApiError | null = null
  let is: unknown = null
  try {
    const value = await Promise.race([ask[what].of(desk), flooded])
    v.parse(shape, value)
    structuredClone(value)
    if (isWrite(what)) ({ is } = Object(value))
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown
    error = thrown
    v.parse(ErrorShape, structuredClone(error.failure))
  }
  for (const detail of structuredClone(told)) if (Array.isArray(detail)) v.parse(v.array(UserShape), detail)

  const statuses = [...struck.keys()].map((it) => it.spoiling.status)
  if (what !== 'signIn' && !statuses.includes(401)) expect(desk.session().signedIn).toBe(true)
  if (isWrite(what)) expect(falsehood(what, { error, isDone: is === 'done' }, hostile, attacks)).toBeNull()

  hostile.attack(false)
  if (!desk.session().signedIn) await desk.signIn({ pasted: 'tot_test' }, new AbortController().signal)
  const { users } = await desk.users({ page: 1, size: 20, query: null }, new AbortController().signal)
  expect(users).toHaveLength(4)
}
