import { expect, test } from 'vitest'
import { createMonthTally } from './months.ts'

const now = new Date(2026, 10, 15).getTime()

test('the last twelve months are always there, later and earlier times only if somebody has one', () => {
  const tally = createMonthTally(now)
  tally.add(now)
  const months = tally.months()
  expect(months).toHaveLength(12)
  expect(months[0]).toEqual({ from: '2026-11-01', to: '2026-11-30', people: 1 })
  expect(months[11]).toEqual({ from: '2025-12-01', to: '2025-12-31', people: 0 })

  tally.add(new Date(2027, 3, 1).getTime())
  tally.add(new Date(2025, 10, 30).getTime())
  const all = tally.months()
  expect(all).toHaveLength(14)
  expect(all[0]).toEqual({ from: '2026-12-01', to: null, people: 1 })
  expect(all[13]).toEqual({ from: null, to: '2025-11-30', people: 1 })
})
