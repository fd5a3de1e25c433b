import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createOrder } from './order.ts'

test('an order is that of sorting everything anew, whatever was touched when, and however it was sliced', () => {
  const change = fc.record({ number: fc.nat(60), value: fc.oneof(fc.nat(5), fc.constant(Infinity)) })
  const batches = fc.array(fc.array(change, { maxLength: 40 }), { maxLength: 12 })
  fc.assert(
    fc.property(batches, fc.integer({ min: 1, max: 20 }), fc.nat(3), (rounds, step, settling) => {
      const values = new Map<number, number>()
      const key = (number: number) => values.get(number) ?? 0
      const order = createOrder({ key, finer: (a, b) => a - b }, step)
      for (const recentWrites of rounds) {
        for (const { number, value } of recentWrites) {
          values.set(number, value)
          order.touch(number)
        }
        // Some of the time it is not finished before the next changes.
        for (let i = 0; i < settling; i++) order.settle()
      }
      let steps = 0
      while (order.settle()) steps++
      expect(steps).toBeLessThanOrEqual(Math.ceil(values.size / step))
      expect([...order.sorted()]).toEqual(
        [...values.keys()].toSorted((a, b) => (key(a) === key(b) ? a - b : key(a) - key(b))),
      )
      expect(order.settle()).toBe(false)
    }),
    { seed: 4, numRuns: 500 },
  )
})

test('what did not change is not compared again', () => {
  let compared = 0
  const order = createOrder({ key: () => 0, finer: (a, b) => (compared++, a - b) }, 1000)
  for (let number = 0; number < 10_000; number++) order.touch(number)
  while (order.settle());
  compared = 0
  order.touch(77)
  order.settle()
  expect(compared).toBeLessThan(30)
  expect(order.sorted()[77]).toBe(77)
})
