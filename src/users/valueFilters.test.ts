import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { isExcluding, switchMode, toggleValue, withoutMinus } from './valueFilters.ts'

const value = fc.constantFrom('', 'ACTIVE', 'TERMINATED', 'example.com')
const mode = fc.constantFrom('is' as const, 'not' as const)
const selected = fc.uniqueArray(
  fc.tuple(value, mode).map(([text, how]) => (how === 'not' ? `-${text}` : text)),
)

test('a value that is ticked and unticked leaves the others', () => {
  fc.assert(
    fc.property(selected, value, mode, (before, ticked, how) => {
      const once = toggleValue(before, ticked, how)
      expect(Math.abs(once.length - before.length)).toBe(1)
      expect(toggleValue(once, ticked, how).toSorted()).toEqual(before.toSorted())
    }),
  )
})

test('switching between “is” and “is not” keeps the values, and there and back again changes nothing', () => {
  fc.assert(
    fc.property(selected, (before) => {
      const excluded = switchMode(before, 'not')
      expect(isExcluding(excluded)).toBe(true)
      expect(new Set(excluded.map(withoutMinus))).toEqual(new Set(before.map(withoutMinus)))
      expect(switchMode(switchMode(excluded, 'is'), 'not')).toEqual(excluded)
    }),
  )
})
