import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { readServedSettings } from './servedSettings.ts'

const none = { serverSignsIn: null, organization: null, support: null, views: null, mistakes: [] }
const answer = (body: string, init: ResponseInit & { type?: string } = {}) => {
  const { type = 'application/json', ...rest } = init
  return async () => new Response(body, { headers: { 'Content-Type': type }, ...rest })
}

test('the settings of the server are read', async () => {
  const file = {
    serverSignsIn: false,
    organization: ' Example GmbH ',
    support: 'it@example.com',
    views: [{ name: 'All' }],
  }
  expect(await readServedSettings(answer(JSON.stringify(file)))).toEqual({
    ...file,
    organization: 'Example GmbH',
    mistakes: [],
  })
})

test.each([
  ['missing', answer('', { status: 404 })],
  ['a page in its place', answer('<!doctype html>', { type: 'text/html' })],
  ['unreachable', () => Promise.reject(new TypeError('Failed to fetch'))],
])('no file: %s', async (_, load) => {
  expect(await readServedSettings(load)).toEqual(none)
})

test.each([
  ['{', 'The file must be a JSON object of at most 64 kB.'],
  ['[]', 'The file must be a JSON object of at most 64 kB.'],
  [`{"organization":"${'x'.repeat(70_000)}"}`, 'The file must be a JSON object of at most 64 kB.'],
  ['{"serverSignsIn":"no"}', '"serverSignsIn" must be true or false.'],
  ['{"organization":""}', '"organization" must be a text of 1 to 100 characters.'],
  ['{"support":"javascript:alert(1)"}', '"support" must be an email address or an https address.'],
  ['{"support":"http://example.com"}', '"support" must be an email address or an https address.'],
  ['{"views":{}}', '"views" must be a list of at most 50 views.'],
  ['{"colour":"red"}', '"colour" is not a setting.'],
])('a mistake is named, and its setting left out: %s', async (text, mistake) => {
  expect(await readServedSettings(answer(text))).toEqual({ ...none, mistakes: [mistake] })
})

test('the right settings of a file with a mistake count', async () => {
  const file = { serverSignsIn: true, support: 7 }
  expect(await readServedSettings(answer(JSON.stringify(file)))).toMatchObject({
    serverSignsIn: true,
    support: null,
    mistakes: [expect.stringContaining('support')],
  })
})

test('no file makes reading fail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.json(), fc.string()), async (text) => {
      expect(Object.keys(await readServedSettings(answer(text))).toSorted()).toEqual(
        Object.keys(none).toSorted(),
      )
    }),
  )
})
