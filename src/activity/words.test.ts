import { expect, it } from 'vitest'
import { entriesShown, exportContents, intactMessage } from './words.ts'

it.each([
  [1, 1, 1, '1 entry'],
  [3, 3, 3, '3 entries'],
  [100, 1200, 1200, 'Showing 100 of 1,200 entries'],
  [1, 1, 3, '1 of 3 entries matches'],
  [0, 0, 3, '0 of 3 entries match'],
  [100, 150, 200, 'Showing 100 of 150 matching entries, 200 in total'],
])('says that %d of %d matching of %d entries are shown', (shown, matching, all, text) => {
  expect(entriesShown(shown, matching, all)).toBe(text)
})

it('counts the entries of an export and of a verified file', () => {
  expect([0, 1, 2].map((entries) => exportContents(entries).split('.')[0])).toEqual([
    'This session has no entries yet',
    'Exports the only entry of this session',
    'Exports all 2 entries of this session, ignoring filters',
  ])
  expect([1, 2].map((entries) => intactMessage(entries, 'f00'))).toEqual([
    'The file is intact: 1 entry. Seal: f00',
    'The file is intact: 2 entries. Seal: f00',
  ])
  expect([2, 3].map((records) => intactMessage(records, 'f00', 'roster snapshot'))).toEqual([
    'The file is intact: a snapshot of 1 person. Seal: f00',
    'The file is intact: a snapshot of 2 people. Seal: f00',
  ])
})
