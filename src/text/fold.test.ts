import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findRanges, fold, foldUmlauts } from './fold.ts'

/** Texts full of difficult characters. */
const text = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'ł',
        'Ł',
        'ß',
        'ẞ',
        'e\u0301',
        'É',
        'İ',
        'ı',
        'Σ',
        'ς',
        'ﬁ',
        'Æ',
        'Þ',
        'ö',
        'u\u0308',
        'Ø',
        '´',
        '—',
        '한',
        'が',
        '👩🏽‍🚀',
        '\u200b',
      ),
      fc.string({ unit: 'grapheme', maxLength: 3 }),
      fc.string({ unit: 'binary', maxLength: 2 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''))

describe('folding', () => {
  test.each([
    ['Łódź', 'lodz'],
    ['STRASSE', 'strasse'],
    ['Straße', 'strasse'],
    ['GROẞ', 'gross'],
    ['Bjørn Ødegård', 'bjorn odegard'],
    ['Đặng', 'dang'],
    ['e\u0301 and \u00e9', 'e and e'],
    ['Æsir, Œuvre', 'aesir, oeuvre'],
    ['Þór Guðrún', 'thor gudrun'],
    ['İstanbul ısı', 'istanbul isi'],
    ['ΣΟΦΟΣ σοφός', 'σοφοσ σοφοσ'],
    ['ﬁne ２０', 'fine 20'],
    ['Ze\u200bro\u00adWid\u200dth', 'zerowidth'],
    ['O’Brien–Smith', "o'brien-smith"],
    ['O\u00b4Brien, O\u02bbahu, O\u02bcHara', "o'brien, o'ahu, o'hara"],
    ['a\u2010b\u2011c\u2013d\u2014e\u2015f\u2212g\ufe63h\uff0di', 'a-b-c-d-e-f-g-h-i'],
    ['a\u00a0b\tc', 'a b c'],
    ['محمد', 'محمد'],
    ['山田 太郎', '山田 太郎'],
  ])('%s folds to %s', (from, to) => expect(fold(from)).toBe(to))

  test('folding works character by character, and twice changes nothing', () => {
    fc.assert(
      fc.property(text, (from) => {
        const folded = fold(from)
        expect(Array.from(from, fold).join('')).toBe(folded)
        expect(fold(folded)).toBe(folded)
        expect(fold(from.normalize('NFC'))).toBe(fold(from.normalize('NFD')))
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})

test.each([
  ['Größe', 'groesse'],
  ['ÄÖÜ Gro\u0308nemeyer', 'aeoeue groenemeyer'],
  ['Bjørn', 'bjoern'],
  ['Joel', null],
])('%s with the umlauts spelled out is %s', (from, to) => expect(foldUmlauts(from)).toBe(to))

describe('finding ranges', () => {
  const foundTexts = (shown: string, ...terms: string[]) =>
    findRanges(shown, terms).map(([start, end]) => shown.slice(start, end))

  test.each([
    ['Anna Kowalska', ['an', 'kow'], ['An', 'Kow']],
    ['Anna', ['an', 'nna'], ['Anna']],
    ['Anna', ['ann', 'a'], ['Anna']],
    ['aaaa', ['aa'], ['aaaa']],
    ['Łukasz Łoś', ['lo'], ['Ło']],
    ['Strauß', ['s'], ['S', 'ß']],
    ['Weißer', ['sse'], ['ße']],
    ['Weißer', ['eis'], ['eiß']],
    ['Zoe\u0308 Q', ['oe'], ['oe\u0308']],
    ['Zoe\u0308', ['zo'], ['Zo']],
    ['Ze\u200bro', ['er'], ['e\u200br']],
    ['👩🏽‍🚀 Zoë', ['oe'], ['oë']],
    ['ﬁne', ['i'], ['ﬁ']],
    ['Die Größe', ['groesse'], ['Größe']],
    ['Gro\u0308nemeyer', ['oene'], ['o\u0308ne']],
    ['Joel', ['jol'], []],
    ['Anna', ['x', ''], []],
    ['', ['a'], []],
  ])('%s, searched for %j, has %j', (shown, terms, expected) => {
    expect(foundTexts(shown, ...terms)).toEqual(expected)
  })

  const has = (shown: string, term: string) =>
    fold(shown).includes(term) || (foldUmlauts(shown)?.includes(term) ?? false)

  test('finds all occurrences, in order and apart from each other', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(text.map(fold), { maxLength: 3 }),
        fc.nat(),
        fc.nat(),
        (shown, others, from, length) => {
          const folded = fold(shown)
          const at = from % (folded.length + 1)
          const terms = [...others, folded.slice(at, at + (length % 5))]
          const ranges = findRanges(shown, terms)
          let before = -1
          for (const [start, end] of ranges) {
            expect(start).toBeGreaterThan(before)
            expect(end).toBeGreaterThan(start)
            before = end
          }
          const gaps = [0, ...ranges.flat(), shown.length]
          for (const term of terms.filter((it) => it !== '')) {
            for (const [start, end] of ranges)
              expect(terms.some((it) => it !== '' && has(shown.slice(start, end), it))).toBe(true)
            for (let i = 0; i < gaps.length; i += 2)
              expect(has(shown.slice(gaps[i], gaps[i + 1]), term)).toBe(false)
          }
        },
      ),
      { seed: 2, numRuns: 500 },
    )
  })
})
