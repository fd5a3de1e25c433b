import { describe, expect, it } from 'vitest'
import { readPlanRowsState, writePlanRowsState } from './planRowsState.ts'

describe('the place in a plan', () => {
  it('is left out of the address where it is at its default', () => {
    expect(writePlanRowsState({ outcome: null, page: 1 })).toBe('')
    expect(readPlanRowsState('')).toEqual({ listState: { outcome: null, page: 1 }, ignored: [] })
  })

  it('is read as it was written', () => {
    for (const outcome of ['waiting', 'running', 'done', 'failed', 'skipped', 'unknown', 'out'] as const) {
      const listState = { outcome, page: 12 }
      expect(readPlanRowsState(writePlanRowsState(listState))).toEqual({ listState, ignored: [] })
    }
  })

  it.each(['outcome=lost', 'outcome=toString', 'outcome=', 'page=0', 'page=-1', 'page=1.5', 'page=1e3'])(
    'names what means nothing: %s',
    (wrong) => {
      expect(readPlanRowsState(`?${wrong}`)).toEqual({
        listState: { outcome: null, page: 1 },
        ignored: [wrong],
      })
    },
  )
})
