import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ApiError } from '../../src/api/error.ts'
import { createDesk } from '../../src/desk/desk.ts'
import { emptyQuery } from '../../src/desk/directory/emptyQuery.ts'
import { loadNoDemo } from '../fakeServer.ts'
import { naughtyStrings } from './naughtyStrings.ts'
import { neverAborts } from '../neverAborts.ts'

// Fuzzes tokens and searches. See test/urls.test.ts for URLs, and src/text and src/desk/list for lists and files.

const runs = { seed: 20_261_125, numRuns: 1000 }
const wrappers = fc.constantFrom(
  '',
  ' ',
  '"',
  '“',
  'Authorization: ',
  'Bearer ',
  '\u200b',
  '\ufeff',
  '\r\n',
  "'",
  ',',
)
const texts = fc.oneof(
  fc.constantFrom(...naughtyStrings),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.oneof(wrappers, fc.constantFrom('tot_a1', 'tot_ł', 'ident-1', 'anna@example.com', 'a, b')), {
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
)

/** Creates a desk of an organization without people, and records the tokens that it sends. */
function createEmptyDesk() {
  const tokens: (string | null)[] = []
  const desk = createDesk({
    transport: {
      fetch(request) {
        tokens.push(request.headers.get('Authorization'))
        return Promise.resolve(Response.json({ content: [], totalElements: 0 }))
      },
      base: 'http://api.test',
      timeout: 30_000,
      delay: (ms) => (ms >= 30_000 ? new Promise(() => {}) : Promise.resolve()),
    },
    loadDemo: loadNoDemo,
    notify: () => {},
  })
  return { desk, tokens }
}

test('sends a pasted token only if it is clean, and otherwise nothing', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (pasted) => {
      const { desk, tokens } = createEmptyDesk()
      const error: unknown = await desk.signIn({ pasted }, neverAborts).catch((thrown: unknown) => thrown)
      if (error instanceof Error) expect(error).toBeInstanceOf(ApiError)
      expect(tokens).toHaveLength(error instanceof Error ? 0 : 1)
      for (const token of tokens) {
        expect(token).toMatch(/^[\x21-\x7e]+$/)
        expect(pasted).toContain(token)
      }
    }),
    runs,
  )
})

test('finds nothing in an empty organization and journal, whatever the search', async () => {
  const { desk } = createEmptyDesk()
  await desk.signIn({ pasted: 'tot_test' }, neverAborts)
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const { users, total, found } = await desk.users(
        { page: 1, size: 20, query: { ...emptyQuery, text } },
        neverAborts,
      )
      expect([users, total]).toEqual([[], 0])
      structuredClone(found)
      const { matching } = desk.activity({ person: text, operation: null, outcome: null, limit: 10 })
      expect(matching).toBe(0)
    }),
    runs,
  )
})
