import type { ApiErrorKind } from '../../src/api/error.ts'
import { type Fault, faultNames, faults } from '../../src/demo/faults.ts'
import type { OperationName } from '../../src/operations/operation.ts'
import { operationNames } from '../../src/operations/operations.ts'

/* All cases of the fault matrix: every call with every fault, at every moment and in every variant. */

/** The kind of error that each fault is reported as. */
export const errorKinds: Record<Fault, ApiErrorKind> = {
  '400': 'invalid',
  '401': 'unauthorized',
  '403': 'forbidden',
  '404': 'notFound',
  '409': 'conflict',
  '429': 'rateLimited',
  '429-retry-after': 'rateLimited',
  '500': 'server',
  '500-bare': 'server',
  '502': 'server',
  '503': 'server',
  html: 'unreadable',
  malformed: 'unreadable',
  'wrong-shape': 'unreadable',
  dropped: 'network',
  silent: 'timeout',
  'dropped-after': 'network',
  '500-after': 'server',
  'html-after': 'unreadable',
  'silent-after': 'timeout',
}

/** How a write is made: as a single action, as the undo of one, or in a plan. */
const writeVariants = ['action', 'undo', 'plan', 'retry', 'plan undo'] as const
export type WriteVariant = (typeof writeVariants)[number]

/**
 * When the fault occurs: while the person is read before the write, in the write, or while the person is read after it.
 * `write` is the fault of the write itself.
 */
export const moments = {
  before: { occurs: 'before', write: null },
  during: { occurs: 'during', write: null },
  'after a cut-off write that was done': { occurs: 'after', write: 'dropped-after' },
  'after a cut-off write that was not done': { occurs: 'after', write: 'dropped' },
  'after a write with an empty answer': { occurs: 'after', write: null },
} as const satisfies Record<string, { occurs: 'before' | 'during' | 'after'; write: Fault | null }>
export type Moment = keyof typeof moments
/** The one moment for which the server answers writes with 204. */
export const emptyAnswerMoment: Moment = 'after a write with an empty answer'

export interface WriteCase {
  variant: WriteVariant
  operation: OperationName
  moment: Moment
  fault: Fault
}

export const writeCases: WriteCase[] = writeVariants.flatMap((variant) =>
  operationNames
    // An MFA reset can't be undone, and no undo is one.
    .filter((operation) => operation !== 'resetMfa' || !variant.endsWith('undo'))
    .flatMap((operation) =>
      (Object.keys(moments) as Moment[]).flatMap((moment) =>
        faultNames
          // For a read, a fault after the call was done is the same as one before.
          .filter((fault) => moment === 'during' || !faults[fault].done)
          .map((fault) => ({ variant, operation, moment, fault })),
      ),
    ),
)

/**
 * The write cases that `npm test` runs: each operation with each fault at each moment, while the variants take turns. A
 * write that is done although it fails runs in every variant.
 */
export const fewerWriteCases: WriteCase[] = writeCases.filter(({ variant, operation, moment, fault }) => {
  const possible = writeVariants.filter((other) => operation !== 'resetMfa' || !other.endsWith('undo'))
  const turn =
    operationNames.indexOf(operation) + Object.keys(moments).indexOf(moment) + faultNames.indexOf(fault)
  return faults[fault].done || possible[turn % possible.length] === variant
})

const readers = ['list', 'search', 'person', 'roles', 'preview', 'invitations'] as const

export interface ReadCase {
  reader: (typeof readers)[number]
  fault: Fault
  /** Whether only the first call fails, or all. */
  often: 'once' | 'always'
}

export const readCases: ReadCase[] = readers.flatMap((reader) =>
  faultNames.flatMap((fault) => (['once', 'always'] as const).map((often) => ({ reader, fault, often }))),
)
