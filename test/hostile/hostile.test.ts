import * as fc from 'fast-check'
import * as v from 'valibot'
import { afterAll, expect, test, vi } from 'vitest'
import { ApiError } from '../../src/api/error.ts'
import type { CallName } from '../../src/api/http.ts'
import { caseCount } from '../caseBudget.ts'
import { neverAborts } from '../neverAborts.ts'
import { type DeskCallName, deskCallNames, deskCalls, isWrite } from './deskCalls.ts'
import { ErrorSchema, UserSchema } from './deskSchemas.ts'
import { findFalseClaim } from './falseClaims.ts'
import { type Attack, createHostileDesk } from './hostileDesk.ts'
import { type Mutation, mutation } from './mutation.ts'

// Fuzzes the whole desk with mutated answers to every call. docs/faults.md explains how to repeat a failure.
// `FUZZ_CASES=1000000 FUZZ_SEED=7 npm run unit -- hostile` tries other cases.

const cases = caseCount({ usual: 1200, long: 100_000 }, 'FUZZ_CASES')
const seed = Number(process.env.FUZZ_SEED ?? 20_261_125)
const counts: Record<string, number> = {}
let wrongCount = 0

vi.spyOn(Math, 'random').mockReturnValue(0.5)
afterAll(() => {
  vi.restoreAllMocks()
  const summary = Object.entries(counts).map(([name, count]) => `${count} ${name}`)
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  process.stdout.write(
    `Hostile answers, seed ${seed}: ${total} cases (${summary.join(', ')}); wrong: ${wrongCount}\n`,
  )
})

const scenario = fc.record({
  name: fc.constantFrom<DeskCallName>(...deskCallNames),
  mutation,
  done: fc.boolean(),
  once: fc.boolean(),
  /** Mutates the answer when the person is read before a write. */
  readBefore: fc.option(mutation, { freq: 1 }),
  /** Mutates the answer when the person is read after a write. */
  readAfter: fc.option(mutation),
})
type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never

test(
  'the desk neither breaks nor reports anything false, whatever the server answers',
  { timeout: cases * 20 + 300_000 },
  async () => {
    const { stackTraceLimit } = Error
    // Stack traces that nobody sees take much of the time.
    Error.stackTraceLimit = 0
    try {
      await fc.assert(fc.asyncProperty(scenario, runAndCount), { numRuns: cases, seed })
      expect(Object.keys(counts)).toEqual(expect.arrayContaining([...deskCallNames]))
    } finally {
      Error.stackTraceLimit = stackTraceLimit
    }
  },
)

/** Runs a case and counts it. When fast-check shrinks a failure, more cases run than `FUZZ_CASES`. */
async function runAndCount(given: Scenario) {
  counts[given.name] = (counts[given.name] ?? 0) + 1
  await run(given).catch((error: unknown) => {
    wrongCount++
    throw error
  })
}

async function run({ name, readBefore, readAfter, ...attack }: Scenario) {
  const { calls, schema } = deskCalls[name]
  const readAttack = (when: 'before' | 'after', readMutation: Mutation | null) =>
    readMutation
      ? [{ call: 'getUser' as const, done: true, once: attack.once, mutation: readMutation, when }]
      : []
  const attacks: Attack[] = [
    ...calls.map((call: CallName) => Object.assign({ call }, attack)),
    ...(isWrite(name) ? [...readAttack('after', readAfter), ...readAttack('before', readBefore)] : []),
  ]
  const hostile = createHostileDesk(attacks)
  const { desk, events, mutatedAnswers, sentWrites, flooded } = hostile
  if (name !== 'signIn') await desk.signIn({ pasted: 'tot_test' }, neverAborts)
  events.length = 0
  hostile.enableAttacks(true)

  let error: ApiError | null = null
  let result: unknown = null
  try {
    const value = await Promise.race([deskCalls[name].run(desk), flooded])
    v.parse(schema, value)
    structuredClone(value)
    if (isWrite(name)) result = Object(value).is
  } catch (thrown) {
    if (!(thrown instanceof ApiError)) throw thrown
    error = thrown
    v.parse(ErrorSchema, structuredClone(error.failure))
  }
  for (const detail of structuredClone(events))
    if (Array.isArray(detail)) v.parse(v.array(UserSchema), detail)

  const statuses = [...mutatedAnswers.keys()].map((answered) => answered.mutation.status)
  if (name !== 'signIn' && !statuses.includes(401)) expect(desk.session().signedIn).toBe(true)
  if (isWrite(name))
    expect(findFalseClaim(name, { error, isDone: result === 'done' }, hostile, attacks)).toBeNull()

  expect(sentWrites.length).toBeLessThanOrEqual(1)
  hostile.enableAttacks(false)
  if (!desk.session().signedIn) await desk.signIn({ pasted: 'tot_test' }, neverAborts)
  const { users } = await desk.users({ page: 1, size: 20, query: null }, neverAborts)
  expect(users).toHaveLength(4)
}
