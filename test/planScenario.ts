import * as fc from 'fast-check'
import type { User } from '../src/api/schema.ts'
import { type Fault, faultNames } from '../src/demo/faults.ts'
import { roleIds } from '../src/demo/roles.ts'
import type { Change } from '../src/operations/operation.ts'
import { operationNames } from '../src/operations/operations.ts'

/* For the tests alone: what may befall a plan. */

/** So many people are concerned at most. */
const most = 7

/** What someone else changes. Never back to what it was: that nobody could tell from nothing having happened. */
export const outside = {
  title: (_: User, number: number) => ({ profile: { title: `Changed ${number} times` } }),
  role: ({ roleId }: User) => ({ roleId: roleId === roleIds.member ? roleIds.admin : roleIds.member }),
  status: ({ status }: User) => ({ profile: { status: status === 'ACTIVE' ? 'TERMINATED' : 'ACTIVE' } }),
}

const change: fc.Arbitrary<Change> = fc.oneof(
  fc.constant<Change>({ operation: 'terminate', input: null }),
  fc.constant<Change>({ operation: 'resetMfa', input: null }),
  fc
    .constantFrom(...Object.values(roleIds))
    .chain((roleId) =>
      fc.constantFrom<Change>(
        { operation: 'changeRole', input: { roleId } },
        { operation: 'reinstate', input: { roleId } },
      ),
    ),
  fc
    .record({
      firstName: fc.constantFrom('Ann', null),
      lastName: fc.constant('Lee'),
      title: fc.constant('CTO'),
    })
    .map((input): Change => ({ operation: 'updateProfile', input })),
)

/** Somebody, by number; there may be fewer. */
const someone = fc.nat({ max: most - 1 })

const fault = fc.record({
  call: fc.constantFrom(...operationNames, ...operationNames, 'getUser' as const),
  of: fc.option(someone),
  fault: fc.constantFrom<Fault>(...faultNames),
  times: fc.integer({ min: 1, max: 3 }),
})

const step = fc.record({
  after: fc.oneof(fc.nat({ max: 400 }), fc.nat({ max: 3000 })),
  what: fc.constantFrom(...(['pause', 'resume', 'cancel', 'change', 'change', 'remove', 'expire'] as const)),
  who: someone,
  how: fc.constantFrom<keyof typeof outside>('title', 'role', 'status'),
})

/** A plan, and what befalls it. */
export const scenario = fc.record({
  count: fc.integer({ min: 2, max: most }),
  plan: fc.oneof(
    change.map((one) => ({ one, list: null })),
    fc
      .uniqueArray(fc.tuple(someone, change), {
        minLength: 1,
        maxLength: 10,
        selector: ([who, { operation }]) => `${who} ${operation}`,
      })
      .map((list) => ({ one: null, list })),
  ),
  faults: fc.array(fault, { maxLength: 6 }),
  /** Changes by others between the preview and the run. */
  before: fc.array(step, { maxLength: 2 }),
  steps: fc.array(step, { maxLength: 5 }),
  retry: fc.boolean(),
  undo: fc.boolean(),
  options: fc.record({
    writeAnswers: fc.constantFrom('user', 'user', 'nothing', 'noContent', 'other', 'stale'),
    statusIn: fc.constantFrom('profile', 'user'),
  }),
  seed: fc.nat(),
})
export type Scenario = typeof scenario extends fc.Arbitrary<infer T> ? T : never
