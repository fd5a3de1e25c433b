import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createSortedIndex } from './sortedIndex.ts'

test('the order is that of a full sort, whatever changes and however sorting is split into steps', () => {
  const change = fc.record({ number: fc.nat(60), value: fc.oneof(fc.nat(5), fc.constant(Infinity)) })
  const batches = fc.array(fc.array(change, { maxLength: 40 }), { maxLength: 12 })
  fc.assert(
    fc.property(
      batches,
      fc.integer({ min: 1, max: 20 }),
      fc.nat(3),
      (rounds, itemsPerStep, stepsPerRound) => {
        const values = new Map<number, number>()
        const key = (number: number) => values.get(number) ?? 0
        const index = createSortedIndex({ key, compareTies: (a, b) => a - b }, itemsPerStep)
        for (const changes of rounds) {
          for (const { number, value } of changes) {
            values.set(number, value)
            index.markChanged(number)
          }
          // Sometimes the next changes come before sorting is finished.
          for (let i = 0; i < stepsPerRound; i++) index.sortStep()
        }
        let steps = 0
        while (index.sortStep()) steps++
        expect(steps).toBeLessThanOrEqual(Math.ceil(values.size / itemsPerStep))
        expect([...index.sorted()]).toEqual(
          [...values.keys()].toSorted((a, b) => (key(a) === key(b) ? a - b : key(a) - key(b))),
        )
        expect(index.sortStep()).toBe(false)
      },
    ),
    { seed: 4, numRuns: 500 },
  )
})

test('items that did not change are not compared again', () => {
  let compared = 0
  const index = createSortedIndex({ key: () => 0, compareTies: (a, b) => (compared++, a - b) }, 1000)
  for (let number = 0; number < 10_000; number++) index.markChanged(number)
  while (index.sortStep());
  compared = 0
  index.markChanged(77)
  index.sortStep()
  expect(compared).toBeLessThan(30)
  expect(index.sorted()[77]).toBe(77)
})
