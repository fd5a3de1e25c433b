import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { allColumns, defaultPreferences } from '../preferences/preferences.ts'
import { defaultListState } from './listState.ts'
import { builtInViews, isAsSaved, maxViews, parseViews, type View, viewList, writeViews } from './views.ts'

const list = fc
  .record({
    status: fc.uniqueArray(fc.constantFrom('ACTIVE', '-TERMINATED', '')),
    domain: fc.uniqueArray(fc.constantFrom('example.com', '-b.org')),
    inactive: fc.option(fc.integer({ min: 1, max: 999 })),
    never: fc.boolean(),
  })
  .map((filters) => viewList({ ...defaultListState, ...filters }))
const view = fc.record<View>({
  name: fc.string({ minLength: 1, maxLength: 40 }).map((name) => `View ${name}`.trim()),
  list,
  look: fc.option(
    fc.record({
      columns: fc.shuffledSubarray(allColumns.slice(1)).map((others) => others.concat('name').toReversed()),
      density: fc.constantFrom('compact' as const, 'comfortable' as const),
    }),
  ),
})

test('views read back as they were written', () => {
  const views = fc.uniqueArray(view, { selector: ({ name }) => name, maxLength: maxViews })
  fc.assert(
    fc.property(views, (written) => {
      expect(parseViews(writeViews(written))).toEqual({ views: written, invalid: 0 })
    }),
  )
})

test('any file is read without an error, and gives only valid views', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.json(),
        fc.string(),
        fc.anything().map((views) => JSON.stringify({ views })),
      ),
      (json) => {
        const { views = [] } = parseViews(json ?? null) ?? {}
        expect(parseViews(writeViews(views))?.views).toEqual(views)
      },
    ),
  )
})

test('a view never keeps the search text or the page', () => {
  expect(viewList({ ...defaultListState, text: 'kowal', page: 3, size: 100, never: true })).toBe(
    '?never=true',
  )
  const json = JSON.stringify({ views: [{ name: 'A', list: '?q=kowal&page=3&never=true#q=nowak' }] })
  expect(parseViews(json)?.views).toEqual([{ name: 'A', list: '?never=true', look: null }])
})

test.each([
  '{"views":[{"name":"","list":""}]}',
  '{"views":[{"name":"Terminated","list":"?never=true"}]}',
  '{"views":[{"name":"A","list":"?inactive=x"}]}',
  '{"views":[{"name":"A"}]}',
  '{"views":[null]}',
])('%s has no valid view', (json) => {
  expect(parseViews(json)).toEqual({ views: [], invalid: 1 })
})

test('the built-in views are relative, so that they mean the same tomorrow', () => {
  const lists = Object.fromEntries(builtInViews(['r']).map(({ name, list: saved }) => [name, saved]))
  expect(lists['Inactive for 90 days']).toBe('?status=-TERMINATED&inactive=90')
  expect(lists['Joined in the last 30 days']).toBe('?status=-TERMINATED&joined=30')
})

test('a change of filters, columns or density shows', () => {
  const saved: View = { name: 'A', list: '?never=true', look: { columns: ['name'], density: 'compact' } }
  const state = { ...defaultListState, never: true, text: 'any', page: 2 }
  const look = { ...defaultPreferences, ...saved.look }
  expect(isAsSaved(saved, state, look)).toBe(true)
  expect(isAsSaved(saved, { ...state, incomplete: true }, look)).toBe(false)
  expect(isAsSaved(saved, state, { ...look, density: 'comfortable' })).toBe(false)
})
