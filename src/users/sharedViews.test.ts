import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseSharedViews } from './sharedViews.ts'

const look = { columns: ['name', 'activity'], density: 'compact' }

test('shared views are read as those of a file', () => {
  const list = '?status=-TERMINATED&sort=-activity'
  expect(parseSharedViews([{ name: ' Current people ', list, look }])).toEqual({
    views: [{ name: 'Current people', list, look }],
    mistakes: [],
  })
})

test.each([
  ['no name', { list: '?status=ACTIVE' }],
  ['no list', { name: 'All' }],
  ['a filter that does not exist', { name: 'All', list: '?status=ACTIVE&size=7' }],
  ['the name of a built-in view', { name: 'Terminated', list: '?status=ACTIVE' }],
  ['not an object', 'All'],
  ['nothing', null],
])('a view with a mistake is left out and told by its place: %s', (_, view) => {
  const { views, mistakes } = parseSharedViews([{ name: 'Good', list: '?status=ACTIVE' }, view])
  expect(views.map(({ name }) => name)).toEqual(['Good'])
  expect(mistakes).toEqual([expect.stringMatching(/^View 2 is not valid\./)])
})

test('of two views with the same name, the first counts', () => {
  const { views, mistakes } = parseSharedViews([
    { name: 'One', list: '?status=ACTIVE' },
    { name: 'One', list: '?status=TERMINATED' },
  ])
  expect(views.map(({ list }) => list)).toEqual(['?status=ACTIVE'])
  expect(mistakes).toEqual(['View 2 has the same name as an earlier one.'])
})

test('nothing in the file makes reading fail', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (given) => {
      const { views, mistakes } = parseSharedViews(given)
      expect(views.length + mistakes.length).toBe(given.length)
    }),
  )
})
