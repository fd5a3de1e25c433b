import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { ApiError } from '../../src/api/error.ts'
import { createDesk } from '../../src/desk/desk.ts'
import { everyone } from '../../src/desk/directory/emptyQuery.ts'
import { nastyTexts } from './answers.ts'

// Whatever is pasted or typed, the desk asks for nothing that could not be meant. Addresses: test/addresses.test.ts; lists
// and files: src/text, src/desk/list.

const runs = { seed: 20_261_125, numRuns: 1000 }
const never = new AbortController().signal
const wrapping = fc.constantFrom(
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
  fc.constantFrom(...nastyTexts),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.oneof(wrapping, fc.constantFrom('tot_a1', 'tot_ł', 'ident-1', 'anna@example.com', 'a, b')), {
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
)

/** A desk of nobody, and the tokens that were sent. */
function setUp() {
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
    loadDemo: () => Promise.reject(new Error('There is no demo here.')),
    notify: () => {},
  })
  return { desk, tokens }
}

test('a pasted token', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (pasted) => {
      const { desk, tokens } = setUp()
      const error: unknown = await desk.signIn({ pasted }, never).catch((thrown: unknown) => thrown)
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

test('what is searched for, here and in the journal', async () => {
  const { desk } = setUp()
  await desk.signIn({ pasted: 'tot_test' }, never)
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const { users, total, found } = await desk.users(
        { page: 1, size: 20, query: { ...everyone, text } },
        never,
      )
      expect([users, total]).toEqual([[], 0])
      structuredClone(found)
      const { matching } = desk.activity({ person: text, operation: null, outcome: null, limit: 10 })
      expect(matching).toBe(0)
    }),
    runs,
  )
})
