import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTextRanks } from './textRanks.ts'

const collator = new Intl.Collator('en', { numeric: true })
// Some of them are different texts that the collator takes for the same.
const text = fc.oneof(fc.constantFrom('', 'a', 'A', 'é', 'e\u0301', 'a2', 'a10', 'ß'), fc.string())

test('ranks compare like their texts, whatever was ranked before or meanwhile', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(text), { maxLength: 4 }), async (lists) => {
      const rank = createTextRanks(collator, () => Promise.resolve())
      const ranked = await Promise.all(lists.map(rank))
      for (const [index, list] of lists.entries()) {
        const ranks = ranked[index]
        for (const a of list)
          for (const b of list) {
            const compared = (ranks?.get(a) ?? NaN) - (ranks?.get(b) ?? NaN)
            expect(Math.sign(compared)).toBe(collator.compare(a, b))
          }
      }
    }),
  )
})

test('other tasks run while thousands are ranked', async () => {
  let turns = 0
  const rank = createTextRanks(collator, async () => void turns++)
  const addresses = Array.from({ length: 3500 }, (_, at) => `${(at * 7919) % 3500}@x.com`)
  const ranks = await rank(addresses)
  expect(addresses.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0))).toEqual(
    addresses.toSorted(collator.compare),
  )
  expect(turns).toBe(3)
  await rank(addresses)
  expect(turns).toBe(3)
})
