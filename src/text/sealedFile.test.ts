import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { verifyChain } from './verifyChain.ts'
import { createSealedFile, readSealedFile } from './sealedFile.ts'

const giveWay = () => Promise.resolve()
const expected = { kind: 'roster test', version: 1 }
const read = (text: string) => readSealedFile(text, expected, giveWay)

const record = fc.record({ who: fc.string({ unit: 'binary', maxLength: 20 }), what: fc.json() })
const content = fc.record({ organization: fc.string(), records: fc.array(record, { maxLength: 8 }) })

function write({ organization, records }: { organization: string; records: object[] }, version = 1) {
  const file = createSealedFile({ kind: 'roster test', version, organization })
  return { text: file.header + records.map(file.line).join('') + file.end(), seal: file.seal() }
}

const settings = { seed: 1, numRuns: 300 }

test('a file is read as it was written, and is also a valid journal file', () =>
  fc.assert(
    fc.asyncProperty(content, async (written) => {
      const { text, seal } = write(written)
      expect(await read(text)).toMatchObject({
        is: 'intact',
        header: { ...expected, organization: written.organization },
        records: written.records,
        seal,
      })
      expect(await verifyChain(text, giveWay)).toMatchObject({ found: 'intact', seal })
    }),
    settings,
  ))

test('any edit is found', () =>
  fc.assert(
    fc.asyncProperty(
      content,
      fc.nat(),
      fc.nat({ max: 5 }),
      fc.string({ unit: 'binary', maxLength: 3 }),
      async (written, at, removed, added) => {
        const { text } = write(written)
        const start = at % (text.length + 1)
        const edited = text.slice(0, start) + added + text.slice(start + removed)
        if (edited !== text) expect((await read(edited)).is).not.toBe('intact')
      },
    ),
    settings,
  ))

test('an edit is found at its line', async () => {
  const { text } = write({ organization: 'a', records: [{ who: 'Anna' }, { who: 'Ben' }] })
  expect(await read(text.replace('Ben', 'Eve'))).toEqual({
    is: 'broken',
    verdict: { found: 'changed', at: 3, isLast: false },
  })
  expect(await read(text.slice(0, -1))).toEqual({ is: 'broken', verdict: { found: 'cut', after: 4 } })
})

test('other files and newer versions are refused', async () => {
  const { text } = write({ organization: 'a', records: [] }, 2)
  expect(await read(text)).toEqual({ is: 'newer', version: 2 })
  expect(await read('')).toEqual({ is: 'other' })
  expect(await read(text.replace('roster test', 'roster other'))).toEqual({ is: 'other' })
})
