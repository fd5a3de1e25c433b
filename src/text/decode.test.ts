import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decode, encodings } from './decode.ts'

const seed = 20261124

/** Encodes a text in a code page: looks up the byte that TextDecoder reads as each letter. */
function inCodePage(text: string, encoding: 'windows-1250' | 'windows-1252'): Uint8Array {
  const decoder = new TextDecoder(encoding)
  const bytes = new Map(
    Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte] as const),
  )
  return Uint8Array.from(text, (letter) => bytes.get(letter) ?? 0x3f)
}

function inUtf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const marked = mark ? `\ufeff${text}` : text
  const view = new DataView(new ArrayBuffer(marked.length * 2))
  for (let at = 0; at < marked.length; at++) view.setUint16(at * 2, marked.charCodeAt(at), littleEndian)
  return new Uint8Array(view.buffer)
}

const utf8 = (text: string) => new TextEncoder().encode(text)

const polish = 'Imię;Nazwisko\r\nŁucja;Wiśniewska\r\nJoanna;Żak\r\n'
const german = 'Vorname;Nachname\r\nJürgen;Müßig\r\n'

describe('the encoding is detected', () => {
  test.each([
    ['utf-8', utf8(polish), polish],
    ['utf-8', utf8(`\ufeff${polish}`), polish],
    ['utf-8', utf8(''), ''],
    ['utf-8', utf8('a'), 'a'],
    ['utf-16le', inUtf16(polish, true, true), polish],
    ['utf-16be', inUtf16(polish, false, true), polish],
    ['utf-16le', inUtf16(polish, true, false), polish],
    ['utf-16be', inUtf16(polish, false, false), polish],
    ['windows-1250', inCodePage(polish, 'windows-1250'), polish],
    ['windows-1252', inCodePage(german, 'windows-1252'), german],
  ] as const)('%s', (encoding, bytes, text) => {
    expect(decode(bytes, null)).toEqual({ text, encoding, unreadable: 0, candidates: [] })
  })

  const centralNames = [
    'Jarosław Wójcik; Śliwa; Wroński; Ćwik, Miłosz; Marić; Źrebak; Zaremba-Gęba; Łukasz; Dvořák, Tomáš; Jiří; Zdeněk; Růžička; Kučera; Němec; Vaněk; Čapek',
    'Konečný; Szűcs; Erdős Győző; Hegedűs; Gergő; Kőszegi; Nagy Dezső; Szőke; Gyűrű; Băsescu; Ştefan Ioniţă; Đorđević; Kovačić; Kaźmierczak; Żak; Wąsik; Paweł',
  ].flatMap((names) => names.split('; '))
  const westernNames = [
    'Begoña Muñoz; François Lefèvre; Søren Ærø; João; Åse Bærum; Bœuf; Hélène; Simões; Magalhães; Anaïs; Guðrún; Sigurður Þórsson',
    'Øyvind; Bjørn; Niccolò; Inês; Aÿ; Agnès; nº 5 Begoña; Mª José Peña; Trần Hùng; Jürgen; Zoë d’Été; Thérèse; Lumière',
  ].flatMap((names) => names.split('; '))

  test.each(centralNames)('%s is Central European', (name) => {
    const bytes = inCodePage(`name\r\nAnna Nowak\r\n${name}\r\n`, 'windows-1250')
    expect(decode(bytes, null)).toMatchObject({ encoding: 'windows-1250', candidates: [] })
    expect(decode(bytes, null).text).toContain(name)
  })

  test.each(westernNames)('%s is Western European', (name) => {
    const bytes = inCodePage(`name\r\nAnna Nowak\r\n${name}\r\n`, 'windows-1252')
    expect(decode(bytes, null)).toMatchObject({ encoding: 'windows-1252', candidates: [] })
  })

  test.each([
    ['windows-1250', centralNames],
    ['windows-1252', westernNames],
  ] as const)('any list of names in %s, whatever one odd word says', (encoding, names) => {
    const odd = fc.constantFrom('nº', 'Lê', 'm³', 'Åse', 'Łódź', '')
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...names), { minLength: 8 }), odd, (list, word) => {
        expect(decode(inCodePage([...list, word].join('\n'), encoding), null)).toMatchObject({ encoding })
      }),
      { seed },
    )
  })

  test.each([
    ['Fûzi', 'windows-1250', 'Fűzi'],
    ['Lê', 'windows-1252', 'Lê'],
    ['Kõiv', 'windows-1250', 'Kőiv'],
  ])('%s alone leaves a doubt, shown both ways', (name, encoding, read) => {
    const bytes = inCodePage(`name;mail\r\nAnna ${name};a@x.com\r\n`, 'windows-1252')
    const decoded = decode(bytes, null)
    expect(decoded.encoding).toBe(encoding)
    expect(decoded.candidates.map(({ samples }) => samples)).toEqual([
      [`Anna ${read}`],
      [expect.stringMatching(/^Anna /)],
    ])
    expect(decoded.candidates.map((it) => it.encoding).toSorted()).toEqual(['windows-1250', 'windows-1252'])
    expect(decode(bytes, 'windows-1252').candidates).toEqual([])
  })

  test('an invalid byte among many characters does not change the encoding', () => {
    const bytes = Uint8Array.from([...utf8('Łucja Żółć, Ęwa Ślęzak'), 0xff])
    expect(decode(bytes, null)).toMatchObject({ encoding: 'utf-8', unreadable: 1 })
  })

  test.each(['ÿ', 'Aþena', 'ÿa', '?þ'])('%s does not begin with a byte order mark', (text) => {
    expect(decode(inCodePage(text, 'windows-1252'), null).encoding).toMatch(/^windows/)
  })

  test('after a byte order mark, no number of invalid bytes changes it', () => {
    const bytes = Uint8Array.from([0xef, 0xbb, 0xbf, ...utf8('Anna'), 0xff, 0xff])
    expect(decode(bytes, null)).toMatchObject({ text: 'Anna\ufffd\ufffd', encoding: 'utf-8', unreadable: 2 })
  })
})

test('another encoding can be requested', () => {
  const bytes = inCodePage('Łukasz', 'windows-1250')
  expect(decode(bytes, 'windows-1252').text).toBe('£ukasz')
  expect(decode(bytes, 'utf-8')).toMatchObject({ text: '\ufffdukasz', encoding: 'utf-8', unreadable: 1 })
})

test('any text is decoded from UTF-8, and from UTF-16 with a byte order mark', () => {
  const texts = fc.string({ unit: 'grapheme', maxLength: 60 }).map((text) => text.replaceAll('\ufeff', ''))
  fc.assert(
    fc.property(texts, fc.boolean(), (text, littleEndian) => {
      expect(decode(utf8(`\ufeff${text}`), null).text).toBe(text)
      expect(decode(inUtf16(text, littleEndian, true), null).text).toBe(text)
    }),
    { seed },
  )
})

test('any bytes are decoded to something', () => {
  const wanted = fc.constantFrom(null, ...encodings)
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), wanted, (bytes, encoding) => {
      expect(typeof decode(bytes, encoding).text).toBe('string')
    }),
    { seed, numRuns: 500 },
  )
})
