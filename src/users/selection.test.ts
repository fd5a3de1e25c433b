import { beforeEach, expect, test } from 'vitest'
import { isAllOfSelected, selectAllOf } from './selectAll.ts'
import { clearSelection, getSelection, type IncompleteSelection, setSelected } from './selection.ts'

beforeEach(clearSelection)

const gap: IncompleteSelection = {
  unread: 72,
  reasons: ['72 entries have no valid ID and are not included.'],
}
const selectedIds = () => [...getSelection().ids]

test('everyone of a list is added to people who are selected elsewhere', () => {
  setSelected(['a', 'b', 'c'], true)
  expect(isAllOfSelected(getSelection(), '?status=ACTIVE', 1)).toBe(false)
  selectAllOf('?status=ACTIVE', 1, ['d', 'e'], null)
  expect(selectedIds()).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(isAllOfSelected(getSelection(), '?status=ACTIVE', 1)).toBe(true)
  // Another list, or the same one after people changed.
  expect(isAllOfSelected(getSelection(), '', 1)).toBe(false)
  expect(isAllOfSelected(getSelection(), '?status=ACTIVE', 2)).toBe(false)
  setSelected(['e'], false)
  expect(isAllOfSelected(getSelection(), '?status=ACTIVE', 1)).toBe(false)
})

test('an incomplete selection stays so until it is cleared, or the same list is selected completely', () => {
  selectAllOf('', 1, ['a', 'b'], gap)
  setSelected(['b'], false)
  selectAllOf('?q=c', 1, ['c'], null)
  expect(getSelection().incomplete).toMatchObject(gap)
  selectAllOf('', 2, ['a', 'b'], null)
  expect(getSelection().incomplete).toBeNull()
  selectAllOf('', 2, ['a', 'b'], gap)
  setSelected(['a', 'b', 'c'], false)
  expect(getSelection().incomplete).toBeNull()
  selectAllOf('', 3, ['a'], gap)
  clearSelection()
  expect(getSelection()).toMatchObject({ incomplete: null, allOf: null })
})
