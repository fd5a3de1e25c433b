import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { type FileKind, fileKind } from './fileKind.ts'

const latin1 = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) =>
  new Uint8Array(Uint16Array.from(text, (letter) => letter.charCodeAt(0)).buffer)

test.each<[FileKind, string, Uint8Array]>([
  ['empty', 'no bytes', latin1('')],
  ['empty', 'a byte order mark', latin1('\xef\xbb\xbf')],
  ['empty', 'blank lines', latin1('\r\n \t\r\n')],
  ['empty', 'a blank line in UTF-16', latin1('\xff\xfe\r\0\n\0')],
  ['empty', 'many zeros', new Uint8Array(200_000)],
  ['pdf', 'a PDF', latin1('%PDF-1.7\n%âãÏÓ')],
  ['image', 'a PNG', latin1('\x89PNG\r\n\x1a\n')],
  ['image', 'a JPEG', latin1('\xff\xd8\xff\xe0\0\x10JFIF')],
  ['image', 'a WebP', latin1('RIFF\x24\0\0\0WEBPVP8 ')],
  ['image', 'a photo of an iPhone', latin1('\0\0\0\x18ftypheic')],
  ['image', 'an SVG', utf8('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg">')],
  ['webPage', 'a web page', utf8('<!doctype html><table><tr><td>anna@x.com')],
  ['spreadsheet', 'an xlsx', latin1('PK\x03\x04\x14\0\0\0[Content_Types].xml…xl/worksheets/sheet1.xml')],
  ['spreadsheet', 'an ods', latin1('PK\x03\x04..mimetypeapplication/vnd.oasis.opendocument.spreadsheet')],
  ['spreadsheet', 'an xls', latin1(`\xd0\xcf\x11\xe0\xa1\xb1${'\0'.repeat(600)}W\0o\0r\0k\0b\0o\0o\0k\0`)],
  ['textDocument', 'a docx', latin1('PK\x03\x04\x14\0\0\0[Content_Types].xml…word/document.xml')],
  ['textDocument', 'an RTF', latin1('{\\rtf1\\ansi anna@x.com}')],
  ['mail', 'an Outlook message', latin1('\xd0\xcf\x11\xe0\xa1\xb1__substg1.0_0037001F')],
  ['archive', 'a zip', latin1('PK\x03\x04\x14\0\0\0people.csv')],
  ['archive', 'a gzip', latin1('\x1f\x8b\x08\0\0\0')],
  ['binary', 'a program', latin1('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3e\0\x01\0\0\0')],
  ['text', 'addresses', utf8('anna@x.com')],
  ['text', 'UTF-16 without a mark', utf16('Anna Łoś;anna@x.com\r\n')],
  ['text', 'UTF-16 with a mark', utf16('\ufeffمحمد\r\n')],
  ['text', 'Windows-1250', latin1('anna@x.com;\xa3o\x9c\r\n')],
  [
    'text',
    'a table with a stray zero',
    utf8(`Email,Name\nanna@x.com,A\0nna\n${'ben@x.com,Ben\n'.repeat(20)}`),
  ],
  ['text', 'an address of a tag', utf8('<anna@x.com>; <ben@x.com>')],
])('names %s: %s', (kind, _, bytes) => {
  expect(fileKind(bytes)).toBe(kind)
})

test('a written text is text in every encoding', () => {
  const text = fc.string({
    unit: fc.constantFrom(...Array.from('aZ@.,;"\'\t\r\nłß漢م<>%{')),
    minLength: 1,
    maxLength: 60,
  })
  fc.assert(
    fc.property(text, (list) => {
      fc.pre(list.trim() !== '')
      expect(fileKind(utf8(`anna@x.com\n${list}`))).toBe('text')
      expect(fileKind(utf16(`\ufeffanna@x.com\n${list}`))).toBe('text')
    }),
    { seed: 20261128 },
  )
})

test('any bytes are something', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      expect(fileKind(bytes)).toBeTypeOf('string')
    }),
    { seed: 20261128 },
  )
})
