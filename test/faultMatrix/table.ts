import type { ApiErrorKind } from '../../src/api/error.ts'
import { type Fault, faultNames, faults } from '../../src/demo/faults.ts'
import type { OperationName } from '../../src/operations/operation.ts'
import { operationNames } from '../../src/operations/operations.ts'

/* For the tests alone: every call with every fault, at every moment and in every way in which it comes about. */

/** What a fault is told as. */
export const kinds: Record<Fault, ApiErrorKind> = {
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

/** How a write comes about: alone, as what takes back another one, or in a plan. */
const ways = ['action', 'undo', 'plan', 'retry', 'plan undo'] as const
export type Way = (typeof ways)[number]

/** When the fault strikes: while the person is read before the write, in the write, or while they are read after one. */
export const moments = {
  before: { strikes: 'before', write: null },
  during: { strikes: 'during', write: null },
  'after one cut off that was done': { strikes: 'after', write: 'dropped-after' },
  'after one cut off that was not done': { strikes: 'after', write: 'dropped' },
  'after one answered with nothing': { strikes: 'after', write: null },
} as const satisfies Record<string, { strikes: 'before' | 'during' | 'after'; write: Fault | null }>
type Moment = keyof typeof moments

/** A write that meets a fault. */
export interface Writing {
  way: Way
  operation: OperationName
  moment: Moment
  fault: Fault
}

export const writings: Writing[] = ways.flatMap((way) =>
  operationNames
    // Nothing takes an MFA reset back, and it takes nothing back.
    .filter((operation) => operation !== 'resetMfa' || !way.endsWith('undo'))
    .flatMap((operation) =>
      (Object.keys(moments) as Moment[]).flatMap((moment) =>
        faultNames
          // Reading changes nothing: for it, a fault after it was done is the same as one before.
          .filter((fault) => moment === 'during' || !faults[fault].done)
          .map((fault) => ({ way, operation, moment, fault })),
      ),
    ),
)

/**
 * The writes that `npm test` runs: each operation with each fault at each moment, the ways taking turns. A write that is
 * done although it fails is run in every way. Each way still meets every fault, moment and operation that it can.
 */
export const fewerWritings: Writing[] = writings.filter(({ way, operation, moment, fault }) => {
  const own = ways.filter((other) => operation !== 'resetMfa' || !other.endsWith('undo'))
  const turn =
    operationNames.indexOf(operation) + Object.keys(moments).indexOf(moment) + faultNames.indexOf(fault)
  return faults[fault].done || own[turn % own.length] === way
})

/** What reads without writing. */
const readers = ['list', 'search', 'person', 'roles', 'preview'] as const

/** A reading that meets a fault, `often` so. */
export interface Reading {
  reader: (typeof readers)[number]
  fault: Fault
  often: 'once' | 'always'
}

export const readings: Reading[] = readers.flatMap((reader) =>
  faultNames.flatMap((fault) => (['once', 'always'] as const).map((often) => ({ reader, fault, often }))),
)
