import { expect, test } from 'vitest'
import { activityPresets, createdPresets, presetOf } from './datePresets.ts'
import { activeFilters } from './activeFilters.ts'
import { filterSentence, sentenceParts } from './filterSentence.ts'
import { defaultListState, type ListState } from './listState.ts'

const sentence = (filters: Partial<ListState>) =>
  filterSentence({ ...defaultListState, ...filters }, (id) => id ?? 'Unknown')

test.each<[Partial<ListState>, string]>([
  [{}, 'Everyone.'],
  [{ sort: { column: 'name', descending: false }, page: 3 }, 'Everyone.'],
  [{ text: 'kowal' }, 'People who match “kowal”.'],
  [{ status: ['ACTIVE'] }, 'People whose status is Active.'],
  [
    { status: ['ACTIVE', ''], role: ['-member'] },
    'People whose status is Active or Unknown and whose role is not member.',
  ],
  [
    { domain: ['-a.example', '-'], joinedDays: 30, missing: 'title' },
    'People whose email domain is not a.example or None, who were created in the last 30 days, and who have no title.',
  ],
  [{ inactive: 90 }, 'People who have been inactive for at least 90 days.'],
  [{ inactive: 1, never: true }, 'People who have been inactive for at least 1 day or never.'],
  [{ never: true }, 'People who were never active.'],
  [{ activeDays: 30 }, 'People who were active in the last 30 days.'],
])('%o reads: %s', (filters, text) => {
  expect(sentence(filters)).toBe(text)
})

test('a pasted list is told by its size, not by its entries', () => {
  const entries = { matched: 2, ambiguous: 1, notFound: 1, duplicates: 0 }
  const listState = { ...defaultListState, text: 'a@b.c; d@e.f; g@h.i; x', never: true }
  expect(filterSentence(listState, String, entries)).toBe(
    'People who are on a list of 4 entries and who were never active.',
  )
})

test('each filter is one part of the sentence', () => {
  const listState: ListState = {
    ...defaultListState,
    text: 'a',
    status: ['ACTIVE', ''],
    role: ['-member'],
    domain: ['a.example'],
    created: { from: '2024-01-01', to: null },
    activity: { from: null, to: '2024-01-01' },
    joinedDays: 1,
    olderDays: 2,
    activeDays: 3,
    inactive: 4,
    never: true,
    incomplete: true,
    missing: 'name',
    duplicate: true,
    unknownActivity: true,
  }
  const keys = sentenceParts(listState, String, null).flatMap((part) =>
    typeof part === 'string' ? [] : [part.key],
  )
  const filters = activeFilters(listState, String)
  expect(keys.toSorted()).toEqual(filters.map(({ key }) => key).toSorted())
  expect(new Set(keys).size).toBe(keys.length)
})

test('each date preset is recognized, and exact days are none', () => {
  for (const presets of [createdPresets, activityPresets])
    for (const preset of presets)
      expect(presetOf(presets, { ...defaultListState, ...preset.change })).toBe(preset)
  const days = { from: '2024-01-01', to: null }
  expect(presetOf(createdPresets, { ...defaultListState, created: days })).toBeUndefined()
  expect(presetOf(activityPresets, { ...defaultListState, inactive: 45 })).toBeUndefined()
})
