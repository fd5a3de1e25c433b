import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeKinds } from '../operations/changeKinds.ts'
import { readSnapshotsState, writeSnapshotsState } from './snapshotsState.ts'

test('a comparison is in the address, and reads back unchanged', () => {
  const id = fc.option(fc.string({ unit: fc.constantFrom('0', '9', 'a', 'f'), minLength: 16, maxLength: 16 }))
  const states = fc.record({
    earlier: id,
    later: id,
    kind: fc.constantFrom(null, ...changeKinds),
    text: fc.string({ unit: 'grapheme' }),
  })
  fc.assert(
    fc.property(states, (state) => {
      expect(readSnapshotsState(writeSnapshotsState(state))).toEqual({ state, ignored: [] })
    }),
    { seed: 1 },
  )
  const none = { earlier: null, later: null, kind: null, text: '' }
  expect(readSnapshotsState('?earlier=0123456789abcdeg&later=01234&kind=hair&q=')).toEqual({
    state: none,
    ignored: ['earlier=0123456789abcdeg', 'later=01234', 'kind=hair'],
  })
  expect(writeSnapshotsState(none)).toBe('?')
})
