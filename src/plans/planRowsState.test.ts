import { describe, expect, it } from 'vitest'
import { readPlanRowsState, writePlanRowsState } from './planRowsState.ts'

describe('the list state of a plan', () => {
  it('leaves defaults out of the address', () => {
    expect(writePlanRowsState({ outcome: null, page: 1 })).toBe('')
    expect(readPlanRowsState('')).toEqual({ listState: { outcome: null, page: 1 }, ignored: [] })
  })

  it('reads what it wrote', () => {
    for (const outcome of ['waiting', 'running', 'done', 'failed', 'skipped', 'unknown', 'out'] as const) {
      const listState = { outcome, page: 12 }
      expect(readPlanRowsState(writePlanRowsState(listState))).toEqual({ listState, ignored: [] })
    }
  })

  it.each(['outcome=lost', 'outcome=toString', 'outcome=', 'page=0', 'page=-1', 'page=1.5', 'page=1e3'])(
    'lists an invalid value as ignored: %s',
    (parameter) => {
      expect(readPlanRowsState(`?${parameter}`)).toEqual({
        listState: { outcome: null, page: 1 },
        ignored: [parameter],
      })
    },
  )
})
