import * as fc from 'fast-check'
import type { User } from '../src/api/schema.ts'
import { type Fault, faultNames } from '../src/demo/faults.ts'
import { roleIds } from '../src/demo/roles.ts'
import type { Change } from '../src/operations/operation.ts'
import { operationNames } from '../src/operations/operations.ts'

/* Arbitrary plans, and what may happen while they run. */

const maxPeople = 7

/** Changes that someone else makes. They never restore an earlier value, since that could not be detected. */
export const changesByOthers = {
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

/** A person by number. Scenarios with fewer people take the remainder. */
const someone = fc.nat({ max: maxPeople - 1 })

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
  how: fc.constantFrom<keyof typeof changesByOthers>('title', 'role', 'status'),
})

/** A plan, and what happens before and while it runs. */
export const planScenario = fc.record({
  count: fc.integer({ min: 2, max: maxPeople }),
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
  /** Refuses this many writes of one kind, and no reads. */
  refusedWrites: fc.option(
    fc.record({
      call: fc.constantFrom(...operationNames),
      fault: fc.constant<Fault>('429'),
      times: fc.integer({ min: 1, max: 60 }),
    }),
  ),
  /** Retry-After of each 429. */
  retryAfter: fc.constantFrom(null, '0'),
  /** Changes by others between the preview and the run. */
  before: fc.array(step, { maxLength: 2 }),
  steps: fc.array(step, { maxLength: 5 }),
  /** How someone else removes the owner that the plan leaves, between the preview and the run. Null: there is only one. */
  ownerLeaves: fc.constantFrom(null, null, null, null, 'stays', 'demote', 'terminate', 'remove'),
  retry: fc.boolean(),
  undo: fc.boolean(),
  options: fc.record({
    writeAnswers: fc.constantFrom('user', 'user', 'nothing', 'noContent', 'other', 'stale'),
    statusIn: fc.constantFrom('profile', 'user'),
  }),
  seed: fc.nat(),
})
export type PlanScenario = typeof planScenario extends fc.Arbitrary<infer T> ? T : never
